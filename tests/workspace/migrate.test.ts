import { describe, expect, it } from 'vitest';
import type { IsoDate } from '$lib/domain/id';
import type { RevisionNote } from '$lib/domain/revision-note';
import { fold, isInOrder } from '$lib/workspace/history';
import { changesFrom, wordsOfAddition } from '$lib/workspace/migrate';
import { noteOfRow } from '$lib/workspace/revision-notes';
import { anUpload } from './a-change';

const note = {
	indicator: 'cla-offending',
	geography: 'E06000018',
	period: '2019-04-01/2020-03-31',
	vintage: 'nottingham-paper-2021-09-20',
	note: 'The year before was carried over.',
	written_by: 'Performance analyst',
	written: '2026-11-21'
} as RevisionNote;

describe('what an earlier release kept', () => {
	it('becomes changes: files in the order of their publication, then the notes', () => {
		const changes = changesFrom(
			[anUpload('lait-b', '2026-05-01'), anUpload('lait-a', '2026-04-08')],
			[note]
		);
		expect(isInOrder(changes)).toBe(true);
		expect(changes.map(({ id, at, words }) => [id, at.slice(0, 10), words])).toEqual([
			[1, '2026-11-22', 'Added lait-a.csv, edition of 8 April 2026'],
			[2, '2026-11-22', 'Added lait-b.csv, edition of 1 May 2026'],
			[3, '2026-11-21', 'Wrote a note on a figure']
		]);
		const state = fold(changes);
		expect(state.editions.map(({ vintage }) => vintage.vintage)).toEqual(['lait-a', 'lait-b']);
		expect(state.edits.map(({ table, before }) => [table, before])).toEqual([
			['revision_notes', null]
		]);
		expect(state.edits[0]?.key).toBe(
			'cla-offending\tE06000018\t2019-04-01/2020-03-31\tnottingham-paper-2021-09-20'
		);
		expect(noteOfRow(state.edits[0]?.after ?? {})).toEqual(note);
	});

	it('becomes them also where it is a file of the first release', () => {
		const {
			sheet: _sheet,
			answers: _answers,
			neighbour_sets: _sets,
			...first
		} = anUpload('lait-a');
		const [change] = changesFrom([first], []);
		expect(change?.step).toMatchObject({
			kind: 'edition-added',
			upload: { format: 'lait-bulk', sheet: null, answers: {}, neighbour_sets: [] }
		});
	});

	it('is no change where nothing was kept', () => {
		expect(changesFrom([], [])).toEqual([]);
	});
});

describe('the words of an addition', () => {
	it('name the sheet of a workbook', () => {
		expect(
			wordsOfAddition({
				...anUpload('own', '2026-07-07' as IsoDate),
				file: 'book.xlsx',
				sheet: 'Table 1'
			})
		).toBe('Added book.xlsx, sheet Table 1, edition of 7 July 2026');
	});
});

describe('a row of the table of notes', () => {
	it.each(['indicator', 'geography', 'period', 'vintage', 'note', 'written_by', 'written'])(
		'is no note without a good %s',
		(column) => {
			const row = { ...(note as unknown as Record<string, string>) };
			expect(noteOfRow({ ...row, [column]: '' })).toBeNull();
			expect(noteOfRow(row)).not.toBeNull();
		}
	);
});
