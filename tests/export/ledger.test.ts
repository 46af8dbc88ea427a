import { csvParseRows } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import type { VintageId } from '$lib/domain/id';
import { handoutCsv } from '$lib/export/csv';
import { takeLedger } from '$lib/export/ledger';
import { viewLedger } from '$lib/view/ledger';
import { withLocalNotes } from '$lib/view/ledger-notes';
import { day, firstTime, lait, place } from '../view/answer';
import { answer, earlier, FY20, release, row, shows } from '../view/ledger-answer';

const england = place('England', 'country');
const note = {
	indicator: firstTime.indicator,
	geography: england.geography,
	period: FY20,
	vintage: earlier.vintage,
	note: 'A note.',
	written_by: 'Analyst',
	written: day('2026-04-09')
};
const rows = [
	row(release, '1280'),
	row(earlier, '15/337=3071', { source_row: 77_680, held_back: 'It is a sum.' }),
	row(lait, 'c')
];
const newest = { ...lait, vintage: 'lait-2026-07-09' as VintageId, published: day('2026-07-09') };
const shown = [shows(release, 1280)];
const view = withLocalNotes(
	viewLedger(
		answer(rows, {
			indicator: firstTime,
			geography: england,
			shown,
			absences: [{ period: FY20, vintage: newest.vintage }],
			vintages: [newest, lait, earlier, release]
		}),
		[note]
	),
	[{ ...note, note: '=local' }]
);

describe('the ledger as a CSV file', () => {
	const [head = [], ...rows] = csvParseRows(
		handoutCsv(takeLedger(view, 'public').handout).replace(/^\uFEFF/, '')
	);
	const at = (row: number, column: string) => rows[row]?.[head.indexOf(column)];

	it('has an edition of a period a row, every row as long as the head', () => {
		expect(rows).toHaveLength(4);
		expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head.length]));
	});

	it('gives plain numbers with edition, source row and what is held back', () => {
		expect(at(1, 'Figure')).toBe('3071');
		expect(at(1, 'Edition id')).toBe('lait-2026-01-29');
		expect(at(1, 'Row of the source file')).toBe('77680');
		expect(at(1, 'Held back')).toBe('It is a sum.');
		expect(at(1, 'Shown now')).toBe('No');
	});

	it('keeps a missing figure’s word, and a word for its count, never zero', () => {
		expect(at(2, 'Figure')).toBe('Suppressed');
		expect(at(2, 'Why a figure is missing')).toContain(
			'Figure: The figure is suppressed to protect children’s privacy, because the number is small.'
		);
		expect(at(2, 'Number counted')).toBe('Not held');
		expect(at(2, 'Row of the source file')).toBe('7');
		expect(at(3, 'Figure')).toBe('Withdrawn');
		expect(at(3, 'Row of the source file')).toBe('Not held');
		expect(at(2, 'Shown now')).toBe('No');
		expect(at(0, 'Shown now')).toBe('Yes');
	});

	it('marks a note that is not yet published', () => {
		expect(at(1, 'Notes on the figure')).toBe(
			'A note. (Written on 9 April 2026, Analyst.) =local (Written on 9 April 2026, Analyst. Not yet published.)'
		);
	});
});
