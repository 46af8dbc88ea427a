import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askEditionRows } from '$lib/database/queries/edition-rows';
import { acceptStaged, undoVintage } from '$lib/database/staged';
import { askHeldEdition } from '$lib/database/queries/held-edition';
import type { VintageId } from '$lib/domain/id';
import type { Vintage } from '$lib/domain/vintage';
import { namedApart } from '$lib/state/load-kept';
import { editionsInPart, heldInFull, holdsEdition } from '$lib/state/over-the-record';
import type { Change, KeptUpload, Step } from '$lib/workspace/change';
import { loaded, register, vintage } from '../database/fixture';
import { figure, FY19, FY20, place, put } from '../database/staged-figures';
import { added, anUpload } from '../workspace/a-change';

const [ours, theirs] = ['a'.repeat(64), 'b'.repeat(64)];
const named = (upload: KeptUpload, change: Partial<Vintage>): KeptUpload => ({
	...upload,
	vintage: { ...upload.vintage, ...change }
});
const id = (text: string) => text as VintageId;
const change = (number: number, step: Step): Change => ({
	id: number,
	at: '2026-11-22T09:00:00.000Z',
	words: 'Added',
	step,
	undone: false
});
const recordOf = (...vintages: Vintage[]) => register({ vintages });

describe('an edition whose name the record has from another file', () => {
	let engine: Engine;
	const upload = named(anUpload('lait-2020'), { hash: ours });
	beforeAll(async () => {
		engine = await loaded(
			[`cla-offending,${place.derby},${FY19},lait-2020,4,,,,0,2`],
			recordOf(
				{ ...vintage('lait-2020', '2020-12-01'), hash: theirs },
				vintage('lait-2021', '2021-12-01')
			)
		);
	});
	afterAll(() => engine.close());

	it('is loaded beside it under the next free name, found by its file, and taken back alone', async () => {
		expect(await askEditionRows(engine, upload.vintage)).toBeNull();
		const other = named(anUpload('lait-2020-2'), { hash: 'c'.repeat(64) });
		expect((await namedApart(engine, upload, [upload, other])).vintage).toBe('lait-2020-3');
		const as = await namedApart(engine, upload, [upload]);
		expect(as).toEqual({ ...upload.vintage, vintage: 'lait-2020-2' });
		await acceptStaged(
			engine,
			await put(engine, [figure('cla-offending', place.derby, FY19, 7)]),
			as
		);
		expect((await askEditionRows(engine, upload.vintage))?.observations).toMatchObject([
			{ vintage: 'lait-2020-2', value: 7 }
		]);
		expect(await askHeldEdition(engine, upload.vintage)).toBe('lait-2020-2');
		expect(await askHeldEdition(engine, { vintage: id('lait'), hash: ours })).toBeNull();
		expect(await namedApart(engine, upload, [upload])).toEqual(as);
		await undoVintage(engine, id('lait-2020-2'));
		expect(await askHeldEdition(engine, upload.vintage)).toBeNull();
		expect(await engine.query('SELECT value::int AS value FROM observation')).toEqual([
			{ value: 4 }
		]);
	});

	it('counts as published under the name it got, and not under one that is only alike', () => {
		const under = (name: string, hash: string | null) =>
			holdsEdition(recordOf({ ...upload.vintage, vintage: id(name), hash }), upload);
		expect(under('lait-2020', ours)).toBe(true);
		expect(under('lait-2020-2', ours)).toBe(true);
		expect(under('lait-2020', theirs)).toBe(false);
		expect(under('lait-2020-a', ours)).toBe(false);
		expect(under('lait-2020', null)).toBe(true);
		const retitled = { ...upload.vintage, title: 'Other', hash: null };
		expect(holdsEdition(recordOf(retitled), upload)).toBe(false);
	});
});

describe('an edition of which the record holds a part', () => {
	const step = added('lait-2020');
	if (step.kind !== 'edition-added') throw new Error('no edition');
	const { upload } = step;
	const record = recordOf(upload.vintage);
	const one = change(1, step);

	it('is loaded once more to see whether anything of it is missing there, until it was found published', () => {
		expect(editionsInPart([one], [one], [1], record)).toEqual([upload]);
		expect(editionsInPart([one], [], [1], record)).toEqual([]);
		const back = change(2, { kind: 'edition-withdrawn', upload });
		expect(editionsInPart([one, back], [one, back], [1], record)).toEqual([]);
		const unsigned = recordOf({ ...upload.vintage, hash: null });
		expect(editionsInPart([one], [one], [1], unsigned)).toEqual([]);
	});

	it('does not count as published while figures of it are missing there', () => {
		expect(heldInFull([1, 2], [one], [upload])).toEqual([2]);
		expect(heldInFull([1, 2], [one], [])).toEqual([1, 2]);
	});

	it('is completed in the engine under the record’s own name', async () => {
		const engine = await loaded(
			[`cla-offending,${place.derby},${FY19},lait-2020-2,4,,,,0,2`],
			recordOf({ ...upload.vintage, vintage: id('lait-2020-2') })
		);
		const as = await namedApart(engine, upload, [upload]);
		expect(as.vintage).toBe('lait-2020-2');
		const rows = [
			figure('cla-offending', place.derby, FY19, 4),
			figure('cla-offending', place.derby, FY20, 5)
		];
		expect(await acceptStaged(engine, await put(engine, rows), as)).toBe(1);
		expect(await acceptStaged(engine, await put(engine, rows), as)).toBe(0);
		await engine.close();
	});
});
