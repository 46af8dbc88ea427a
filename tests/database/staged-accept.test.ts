import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { acceptLait } from '$lib/database/lait';
import { countRows } from '$lib/database/load';
import {
	acceptStaged,
	discardStaged,
	isStagedInFull,
	NeighbourSetError,
	NotAddedError,
	replayFigures,
	reviewNeighbours,
	reviewStaged,
	StaleError,
	undoVintage
} from '$lib/database/staged';
import type { GeographyCode, VintageId } from '$lib/domain/id';
import type { Neighbour } from '$lib/domain/neighbour';
import { indicator, loaded, reload, vintage } from './fixture';
import { file, lines, stage, whole } from './lait-file';
import { doubt, dump, figure, FY19, FY20, place, put } from './staged-figures';

const held = [
	`cla-offending,${place.nottingham},${FY20},lait-2020,3,,,,0,9`,
	`cla-offending,${place.derby},${FY20},lait-2020,6,,,,0,10`
];
const visits = indicator('return-visits');
const given = [
	figure('cla-offending', place.nottingham, FY20, 4.5, { numerator: 15, denominator: 337 }),
	figure('cla-offending', place.england, FY20, 300),
	figure('return-visits', place.nottingham, '2021-06-30', 92.1)
];
const extra = { indicators: [visits], held: [doubt('cla-offending', place.england, FY20)] };
const edition = { ...vintage('return-2022', '2022-04-01', 'local'), hash: 'abc' };
const anti = { published: null, prefix: 'return-' };

const neighbour = (neighbour_set: string, rank: number, code: string): Neighbour => ({
	neighbour_set,
	geography: place.derby as GeographyCode,
	rank,
	neighbour: code as GeographyCode,
	closeness: 'Close'
});

let engine: Engine;
beforeAll(async () => {
	engine = await loaded(held);
});
beforeEach(async () => {
	await discardStaged(engine);
	await reload(engine, held);
});
afterAll(() => engine.close());

const undo = (id: string) => undoVintage(engine, id as VintageId);

describe('accepting figures', () => {
	it('adds them as an edition of their own, with counts, new measures and what is held back', async () => {
		expect(await acceptStaged(engine, await put(engine, given, extra), edition)).toBe(3);
		expect(
			await engine.query(
				`SELECT indicator, geography, period, value, numerator, denominator, decimals::int AS decimals
				FROM printed_observation WHERE vintage = 'return-2022' ORDER BY value`
			)
		).toEqual([
			{
				indicator: 'cla-offending',
				geography: place.nottingham,
				period: FY20,
				value: 4.5,
				numerator: 15,
				denominator: 337,
				decimals: 1
			},
			{
				indicator: 'return-visits',
				geography: place.nottingham,
				period: '2021-06-30',
				value: 92.1,
				numerator: null,
				denominator: null,
				decimals: 1
			},
			{
				indicator: 'cla-offending',
				geography: place.england,
				period: FY20,
				value: 300,
				numerator: null,
				denominator: null,
				decimals: 0
			}
		]);
		expect(await engine.query('SELECT rule, reason FROM held_back')).toEqual([
			{ rule: 'value.national', reason: 'It cannot be right.' }
		]);
		expect(
			await countRows(
				engine,
				"observation JOIN vintage USING (vintage_key) WHERE vintage = 'lait-2020'"
			)
		).toBe(2);
	});

	it('a second time changes nothing: none new, none revised', async () => {
		await acceptStaged(engine, await put(engine, given, extra), edition);
		const before = await dump(engine);
		const again = await put(engine, given, extra);
		expect(await reviewStaged(engine, again, anti)).toEqual({
			new: 0,
			revised: 0,
			unchanged: 2,
			suppressed: 0,
			released: 0,
			withdrawn: 0,
			superseded: 0
		});
		expect(await isStagedInFull(engine, again, edition)).toBe(true);
		expect(await isStagedInFull(engine, again, { ...edition, hash: 'other' })).toBe(false);
		expect(await acceptStaged(engine, again, edition)).toBe(0);
		expect(await dump(engine)).toEqual(before);
	});

	it('never overwrites: an edition’s id that another file has is refused whole', async () => {
		const before = await dump(engine);
		const staged = await put(engine, given, extra);
		await expect(
			acceptStaged(engine, staged, { ...edition, vintage: 'lait-2020' as VintageId })
		).rejects.toThrow();
		await expect(engine.query('SELECT 1 FROM staged_cell')).resolves.toHaveLength(3);
		await put(engine, []);
		expect((await dump(engine)).observation).toEqual(before.observation);
		expect((await dump(engine)).indicator).toEqual(before.indicator);
	});

	it('replays to the same record', async () => {
		await acceptStaged(engine, await put(engine, given, extra), edition);
		const accepted = await dump(engine);
		await reload(engine, held);
		expect(
			await replayFigures(engine, { file: 'file.csv', figures: given, ...extra }, edition)
		).toBe(3);
		expect(await dump(engine)).toEqual(accepted);
	});

	it('is refused when measures or periods have changed since the file was read', async () => {
		await acceptStaged(engine, await put(engine, given, extra), edition);
		const other = await put(engine, [figure('return-visits', place.derby, FY19, 1)]);
		await undo('return-2022');
		const before = await dump(engine);
		await expect(acceptStaged(engine, other, vintage('return-2023', '2023-04-01'))).rejects.toThrow(
			StaleError
		);
		expect(await dump(engine)).toEqual(before);
	});
});

describe('taking an accepted file back', () => {
	it('leaves everything as it was before', async () => {
		const before = await dump(engine);
		await acceptStaged(engine, await put(engine, given, extra), edition);
		expect(await dump(engine)).not.toEqual(before);
		expect(await undo('return-2022')).toBe(3);
		expect(await dump(engine)).toEqual(before);
		expect(await acceptStaged(engine, await put(engine, given, extra), edition)).toBe(3);
		expect(await undo('return-2022')).toBe(3);
		expect(await dump(engine)).toEqual(before);
	});

	it('leaves the part of its edition that the record had', async () => {
		const whole = { ...vintage('lait-2020', '2020-12-01') };
		const before = await dump(engine);
		const staged = await put(
			engine,
			[...given, figure('cla-offending', place.derby, FY20, 6)],
			extra
		);
		expect(await isStagedInFull(engine, staged, whole)).toBe(false);
		expect(await acceptStaged(engine, staged, whole)).toBe(2);
		const all = await put(engine, given, extra);
		expect(await acceptStaged(engine, all, whole)).toBe(0);
		expect(await undo('lait-2020')).toBe(2);
		expect(await dump(engine)).toEqual(before);
		await expect(undo('lait-2020')).rejects.toThrow(NotAddedError);
	});

	it('leaves a measure and a period that an edition added later needs, and takes them with the last', async () => {
		const before = await dump(engine);
		const later = { ...vintage('return-2023', '2023-04-01', 'local'), hash: 'def' };
		await acceptStaged(engine, await put(engine, given, extra), edition);
		await acceptStaged(
			engine,
			await put(engine, [figure('return-visits', place.nottingham, '2021-06-30', 93)]),
			later
		);
		await undo('return-2022');
		expect(
			await engine.query(
				'SELECT indicator, period, vintage FROM printed_observation WHERE value = 93'
			)
		).toEqual([{ indicator: 'return-visits', period: '2021-06-30', vintage: 'return-2023' }]);
		await undo('return-2023');
		expect(await dump(engine)).toEqual(before);
	});

	it('works one cell at a time in a large record, and as a whole in a small one', async () => {
		const many = Array.from({ length: 100 }, (_, year) =>
			figure('cla-number', place.derby, `${1900 + year}-03-31`, year)
		);
		await acceptStaged(engine, await put(engine, many), vintage('return-2021', '2021-04-01'));
		const before = await dump(engine);
		await acceptStaged(engine, await put(engine, given.slice(0, 1)), edition);
		expect(await undo('return-2022')).toBe(1);
		expect(await dump(engine)).toEqual(before);
		expect(await acceptStaged(engine, await put(engine, given.slice(0, 1)), edition)).toBe(1);
		expect(await undo('return-2022')).toBe(1);
		await expect(engine.query('INSERT INTO observation SELECT * FROM observation')).rejects.toThrow(
			'primary key'
		);
	});

	it('works for a LAIT file', async () => {
		const before = await dump(engine);
		const review = await stage(
			engine,
			file([...whole(), ...lines('FirstYJS', '2019', [357, 200, 90, 64, 70, 99, 164, 3071])])
		);
		const april = vintage('lait-2022', '2022-04-01');
		expect(await acceptLait(engine, review, april)).toBe(32);
		expect(await countRows(engine, 'held_back')).toBe(1);
		expect(await undo('lait-2022')).toBe(32);
		expect(await dump(engine)).toEqual(before);
	});

	it('is refused for what no file added', async () => {
		const before = await dump(engine);
		await expect(undo('lait-2021')).rejects.toThrow(NotAddedError);
		await expect(undo('never-seen')).rejects.toThrow('never-seen was not added');
		expect(await dump(engine)).toEqual(before);
	});
});

describe('statistical neighbours', () => {
	const set = [neighbour('2025', 1, place.leicester), neighbour('2025', 2, place.rutland)];

	it('are added as a set of their own and taken back with the edition that brought it', async () => {
		const before = await dump(engine);
		const staged = await put(engine, [], { neighbours: set });
		expect(await reviewNeighbours(engine)).toEqual([
			{ neighbour_set: '2025', rows: 2, held: 0, unchanged: 0 }
		]);
		expect(await acceptStaged(engine, staged, edition)).toBe(0);
		expect(await countRows(engine, "neighbour WHERE neighbour_set = '2025'")).toBe(2);
		const later = { ...vintage('return-2023', '2023-04-01'), hash: 'def' };
		await acceptStaged(engine, await put(engine, [], { neighbours: set }), later);
		await undo('return-2022');
		expect(await countRows(engine, "neighbour WHERE neighbour_set = '2025'")).toBe(2);
		await undo('return-2023');
		expect(await dump(engine)).toEqual(before);
	});

	it('never replace a set of the same name that differs; nothing of the file is added', async () => {
		await acceptStaged(engine, await put(engine, [], { neighbours: set }), edition);
		const other = [neighbour('2025', 1, place.rutland), neighbour('2025', 2, place.leicester)];
		const staged = await put(engine, given, { ...extra, neighbours: other });
		expect(await reviewNeighbours(engine)).toEqual([
			{ neighbour_set: '2025', rows: 2, held: 2, unchanged: 0 }
		]);
		const tables = [
			'observation',
			'indicator',
			'period',
			'vintage',
			'brought',
			'held_back'
		] as const;
		const before = await dump(engine);
		await expect(
			acceptStaged(engine, staged, { ...vintage('return-2023', '2023-04-01'), hash: 'def' })
		).rejects.toThrow(NeighbourSetError);
		const after = await dump(engine);
		for (const table of tables) expect(after[table]).toEqual(before[table]);
	});
});
