import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vintage } from '$lib/domain/vintage';
import { mergeBackup, type Merging, type RowChoice } from '$lib/workspace/backup-merge';
import type { Change, Step } from '$lib/workspace/change';
import { fold, isInOrder } from '$lib/workspace/history';
import { added, changesOf, copies, edited, throughBackup, upload } from './backup-copies';

const merge = (
	ours: readonly Change[],
	theirs: readonly Change[],
	{
		choices = {},
		published = []
	}: { choices?: Record<string, RowChoice>; published?: readonly Vintage[] } = {}
) => {
	const merging: Merging = {
		ours: { changes: ours, next: (ours.at(-1)?.id ?? 0) + 1 },
		theirs: { changes: theirs },
		choices: new Map(Object.entries(choices)),
		published
	};
	return mergeBackup(merging);
};
const withdrawn = (id: string, text: string): Step => ({
	kind: 'edition-withdrawn',
	upload: upload(id, text)
});
const stands = (changes: readonly Change[]) => {
	const { editions, edits } = fold(changes);
	return {
		editions: editions
			.map(({ vintage }) => `${vintage.vintage} ${vintage.hash?.slice(0, 4) ?? ''}`)
			.sort(),
		rows: edits.map(({ key, after }) => `${key}=${after?.['value'] ?? 'taken out'}`).sort()
	};
};

describe('merging a backup', () => {
	it('with the very copy it was made of changes nothing', async () => {
		await fc.assert(
			fc.asyncProperty(copies, async (copy) => {
				const merged = merge(copy.changes, (await throughBackup(copy)).changes);
				expect(merged.changes).toBe(copy.changes);
				expect(merged.added).toEqual([]);
				expect(merged.rows).toEqual([]);
				expect(merged.editions.every(({ outcome }) => outcome === 'here')).toBe(true);
			}),
			{ numRuns: 100 }
		);
	});

	it('into nothing gives what stood there', () => {
		fc.assert(
			fc.property(copies, ({ changes }) => {
				expect(stands(merge([], changes).changes)).toEqual(stands(changes));
			})
		);
	});

	it('keeps everything done here in its order, grows ids, and done twice adds nothing more', () => {
		fc.assert(
			fc.property(
				copies,
				copies,
				fc.constantFrom<RowChoice>('ours', 'theirs'),
				(ours, theirs, side) => {
					const first = merge(ours.changes, theirs.changes);
					const choices = Object.fromEntries(first.rows.map(({ place }) => [place, side]));
					const once = merge(ours.changes, theirs.changes, { choices });
					const done = ours.changes.filter(({ undone }) => !undone);
					expect(once.changes.slice(0, done.length)).toEqual(done);
					expect(isInOrder(once.changes)).toBe(true);
					const again = merge(once.changes, theirs.changes, { choices });
					expect(again.added).toEqual([]);
					expect(again.changes).toBe(once.changes);
				}
			),
			{ numRuns: 300 }
		);
	});

	it('leaves a row changed on both sides as the reader chose, and every other as either side has it', () => {
		fc.assert(
			fc.property(
				copies,
				copies,
				fc.constantFrom<RowChoice>('ours', 'theirs'),
				(ours, theirs, side) => {
					const asked = merge(ours.changes, theirs.changes);
					const choices = Object.fromEntries(asked.rows.map(({ place }) => [place, side]));
					const rows = new Map(
						fold(merge(ours.changes, theirs.changes, { choices }).changes).edits.map((edit) => [
							edit.key,
							edit.after
						])
					);
					for (const { place, outcome, ours: here, theirs: there } of asked.rows) {
						const key = place.slice('targets\n'.length);
						if (!rows.has(key)) continue;
						expect(rows.get(key)).toEqual(outcome === 'both' && side === 'ours' ? here : there);
					}
				}
			),
			{ numRuns: 300 }
		);
	});

	it('never leaves an edit that does not follow from the row as it stands', () => {
		fc.assert(
			fc.property(copies, copies, (ours, theirs) => {
				const choices = Object.fromEntries(
					merge(ours.changes, theirs.changes).rows.map(({ place }) => [place, 'theirs' as const])
				);
				const rows = new Map<string, unknown>();
				for (const { step, undone } of merge(ours.changes, theirs.changes, { choices }).changes) {
					if (undone || step.kind !== 'rows-edited') continue;
					for (const { key, before, after } of step.edits) {
						if (rows.has(key)) expect(before).toEqual(rows.get(key));
						rows.set(key, after);
					}
				}
			}),
			{ numRuns: 300 }
		);
	});

	it('puts what is new after ours under new ids, with its words and its time', () => {
		const ours = changesOf([edited('dental', '90', '91')]);
		const theirs = changesOf([added('lait-2026-04-08', 'april'), edited('cautions', '3', '4')], 11);
		const merged = merge(ours, theirs);
		expect(merged.changes.map(({ id, at }) => [id, at])).toEqual([
			[1, '2026-11-20T09:00:00.000Z'],
			[2, '2026-11-20T11:00:00.000Z'],
			[3, '2026-11-20T11:01:00.000Z']
		]);
		expect([...merged.files]).toEqual([['lait-2026-04-08', 'lait-2026-04-08']]);
	});

	it('does not add a file twice that was added apart on both sides, and lets notes on it follow', () => {
		const note: Step = {
			kind: 'rows-edited',
			edits: [
				{
					table: 'revision_notes',
					key: 'dental\tlait-april',
					before: null,
					after: { indicator: 'dental', vintage: 'lait-april', note: 'Why' }
				}
			]
		};
		const ours = changesOf([added('lait-2026-04-08', 'april')]);
		const merged = merge(ours, changesOf([added('lait-april', 'april'), note], 11));
		expect(merged.editions).toMatchObject([{ outcome: 'here', vintage: 'lait-2026-04-08' }]);
		expect(stands(merged.changes).editions).toEqual(stands(ours).editions);
		expect(merged.added[0]?.step).toMatchObject({
			edits: [{ key: 'dental\tlait-2026-04-08', after: { vintage: 'lait-2026-04-08' } }]
		});
	});

	it('gives an edition the next free id where another file has its own here or in the record', () => {
		const ours = changesOf([added('lait-2026-04-08', 'ours')]);
		const theirs = changesOf(
			[
				added('lait-2026-04-08', 'theirs'),
				withdrawn('lait-2026-04-08', 'theirs'),
				added('lait-2026-04-08', 'theirs')
			],
			11
		);
		const published = [upload('lait-2026-04-08-2', 'another').vintage];
		const merged = merge(ours, theirs, { published });
		expect(merged.editions).toMatchObject([{ outcome: 'renamed', vintage: 'lait-2026-04-08-3' }]);
		expect(stands(merged.changes).editions).toHaveLength(2);
		expect([...merged.files.values()].every((id) => id === 'lait-2026-04-08')).toBe(true);
		expect(merge(merged.changes, theirs, { published }).added).toEqual([]);
	});

	it('knows an edition that was published meanwhile', () => {
		const theirs = changesOf([added('lait-2026-04-08', 'april')]);
		const merged = merge([], theirs, { published: [upload('lait-2026-04-08', 'april').vintage] });
		expect(merged.editions).toMatchObject([{ outcome: 'here' }]);
		expect(merged.added).toEqual([]);
	});

	it('withdraws here what was withdrawn there, by its file', () => {
		const ours = changesOf([added('lait-2026-04-08', 'april')]);
		const theirs = [...ours, ...changesOf([withdrawn('lait-2026-04-08', 'april')], 11)];
		expect(stands(merge(ours, theirs).changes).editions).toEqual([]);
	});

	it('goes on from ours where the backup goes on from ours, with nothing to choose', () => {
		const ours = changesOf([edited('dental', '90', '91')]);
		const theirs = [
			...ours,
			...changesOf([edited('dental', '91', '92'), edited('dental', '92', '93')], 11)
		];
		const merged = merge(ours, theirs);
		expect(merged.rows.map(({ outcome }) => outcome)).toEqual(['new']);
		expect(stands(merged.changes).rows).toEqual(['dental=93']);
	});

	it('asks where both changed a row, and leaves it as it is here until it is answered', () => {
		const ours = changesOf([edited('dental', '90', '91')]);
		const theirs = changesOf([edited('dental', '90', '95'), edited('cautions', '3', '4')], 11);
		const asked = merge(ours, theirs);
		expect(
			asked.rows.map(({ outcome, ours: here, theirs: there }) => [
				outcome,
				here?.['value'],
				there?.['value']
			])
		).toEqual([
			['both', '91', '95'],
			['new', undefined, '4']
		]);
		expect(stands(asked.changes).rows).toEqual(['cautions=4', 'dental=91']);
		const chosen = merge(ours, theirs, { choices: { 'targets\ndental': 'theirs' } });
		expect(stands(chosen.changes).rows).toEqual(['cautions=4', 'dental=95']);
		expect(chosen.added[0]?.step).toMatchObject({
			edits: [{ before: { value: '91' }, after: { value: '95' } }]
		});
	});

	it('does not bring what was undone there, and drops what was undone here only when something is added', () => {
		const ours = changesOf([edited('dental', '90', '91'), edited('dental', '91', '92')], 9, 1);
		expect(merge(ours, changesOf([edited('cautions', '3', '4')], 11, 1)).changes).toBe(ours);
		const merged = merge(ours, changesOf([edited('cautions', '3', '4')], 11));
		expect(merged.changes.map(({ id }) => id)).toEqual([1, 3]);
	});
});
