import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { countRows } from '$lib/database/load';
import {
	countChanges,
	discardStaged,
	findChanges,
	listChanges,
	listGroups,
	packFigures,
	reviewStaged,
	type Against,
	type GivenFigure
} from '$lib/database/staged';
import type { IndicatorId, IsoDate, PeriodId } from '$lib/domain/id';
import type { ChangeKind } from '$lib/domain/review';
import { heldBack, indicator, loaded, register, reload } from './fixture';
import { doubt, dump, figure, FY19, FY20, place, put } from './staged-figures';

const FY21 = '2020-04-01/2021-03-31';
const measure = 'cla-offending';
const lait = (published: string | null): Against => ({
	published: published as IsoDate | null,
	prefix: 'lait-'
});

/** What is shown before: the fixture's editions are of December 2020, June 2021 (DfE) and December 2021. */
const held = [
	`${measure},${place.nottingham},${FY20},lait-2020,3,,,,0,2`,
	`${measure},${place.derby},${FY20},lait-2020,6,,,,0,3`,
	`${measure},${place.nottinghamshire},${FY20},lait-2020,2,,,,0,4`,
	`${measure},${place.leicester},${FY20},lait-2020,,-,,,0,5`,
	`${measure},${place.leicester},${FY20},dfe-2021,,c,,,0,5`,
	`${measure},${place.leicester},${FY20},lait-2021,,-,,,0,5`,
	`${measure},${place.birmingham},${FY20},lait-2021,7,,,,0,6`,
	`${measure},${place.rutland},${FY20},lait-2020,9,,,,0,7`,
	`${measure},${place.rutland},${FY19},lait-2020,8,,,,0,7`,
	`${measure},${place.region},${FY20},paper-2022,5,,,,0,8`,
	`${measure},${place.england},${FY20},lait-2020,30,,,,0,9`,
	`first-time-entrants,${place.derby},2020-01-01/2020-12-31,dfe-2021,200,,,,0,2`
];
const record = register({
	held_back: [heldBack('lait-2020', measure, place.england, FY20)]
});

const file: readonly GivenFigure[] = [
	figure(measure, place.nottingham, FY20, 4, { source_row: 2 }),
	figure(measure, place.derby, FY20, 5.5, { source_row: 3 }),
	figure(measure, place.nottinghamshire, FY20, 'c', { source_row: 4 }),
	figure(measure, place.leicester, FY20, 5, { source_row: 5 }),
	figure(measure, place.birmingham, FY20, 8, { source_row: 6 }),
	figure(measure, place.region, FY20, 5, { source_row: 7 }),
	figure(measure, place.england, FY20, 3, { source_row: 8 }),
	figure(measure, place.england, FY21, 900, { source_row: 9 }),
	figure('first-time-entrants', place.nottingham, '2020-01-01/2020-12-31', 357.1, {
		source_row: 10
	})
];

let engine: Engine;
beforeAll(async () => {
	engine = await loaded(held, record);
});
afterAll(() => engine.close());

describe('figures read by the intake, beside the figures shown', () => {
	it('are counted by what adding them would do, without a figure to be held back', async () => {
		const staged = await put(engine, file, { held: [doubt(measure, place.england, FY21)] });
		expect(staged).toMatchObject({ rows: 9, indicators: [], periods: [FY21] });
		expect(await reviewStaged(engine, staged, lait('2021-09-01'))).toEqual({
			new: 2,
			revised: 1,
			unchanged: 1,
			suppressed: 1,
			// Leicester's mark, and England's figure where every edition held back its own; an edition of December stays Birmingham's.
			released: 1,
			withdrawn: 1,
			superseded: 2
		});
		expect(await reviewStaged(engine, staged, lait(null))).toEqual({
			new: 2,
			revised: 2,
			unchanged: 1,
			suppressed: 1,
			released: 2,
			withdrawn: 1,
			superseded: 0
		});
	});

	it('are listed cell by cell, with what is shown now and why it is missing', async () => {
		const staged = await put(engine, file, { held: [doubt(measure, place.england, FY21)] });
		await findChanges(engine, staged, lait(null));
		const all = await listChanges(engine, staged, {}, 100);
		expect(all.map(({ kind, place, period }) => `${kind} ${place} ${period}`)).toEqual([
			`revised Nottingham ${FY20}`,
			`revised Birmingham ${FY20}`,
			`withdrawn Rutland ${FY20}`,
			`suppressed Nottinghamshire ${FY20}`,
			`released England ${FY20}`,
			`released Leicester ${FY20}`,
			`new East Midlands ${FY20}`,
			'new Nottingham 2020-01-01/2020-12-31',
			`unchanged Derby ${FY20}`
		]);
		expect(all[0]).toEqual({
			kind: 'revised',
			indicator: measure,
			name: measure,
			geography: place.nottingham,
			place: 'Nottingham',
			period: FY20,
			old_value: 3,
			old_symbol: null,
			old_decimals: 0,
			old_vintage: 'lait-2020',
			new_value: 4,
			new_symbol: null,
			new_decimals: 0,
			difference: 1,
			within_rounding: false,
			source_row: 2
		});
		expect(all[2]).toMatchObject({
			old_value: 9,
			old_vintage: 'lait-2020',
			new_value: null,
			new_symbol: null,
			new_decimals: null,
			difference: null,
			within_rounding: null,
			source_row: null
		});
		expect(all[3]).toMatchObject({
			old_value: 2,
			new_value: null,
			new_symbol: 'c',
			new_decimals: 0
		});
		expect(all[4]).toMatchObject({ old_value: null, old_symbol: 'held', old_vintage: 'lait-2020' });
		expect(all[5]).toMatchObject({ old_value: null, old_symbol: 'c', old_vintage: 'lait-2021' });
		expect(all[6]).toMatchObject({
			old_value: null,
			old_symbol: null,
			old_vintage: null,
			new_value: 5
		});
		expect(all[8]).toMatchObject({
			old_value: 6,
			new_value: 5.5,
			difference: 0,
			within_rounding: true
		});
	});

	it('differ within rounding when the two roundings together are larger', async () => {
		const staged = await put(engine, [
			figure(measure, place.nottingham, FY20, 3.52, { decimals: 1 }),
			figure(measure, place.derby, FY20, 6.6)
		]);
		await findChanges(engine, staged, lait(null));
		expect(await listChanges(engine, staged, { kind: 'revised' }, 10)).toMatchObject([
			{ place: 'Nottingham', difference: 1, within_rounding: true },
			{ place: 'Derby', difference: 1, within_rounding: false }
		]);
	});

	it('are a decision of editions of one day by their ids', async () => {
		const staged = await put(engine, [figure(measure, place.birmingham, FY20, 8)]);
		const day = lait('2021-12-01');
		const of = async (vintage?: string) =>
			reviewStaged(engine, staged, { ...day, ...(vintage ? { vintage: vintage as never } : {}) });
		expect(await of()).toMatchObject({ revised: 1, superseded: 0 });
		expect(await of('lait-2021-2')).toMatchObject({ revised: 1, superseded: 0 });
		expect(await of('dfe-2021-2')).toMatchObject({ revised: 0, superseded: 1 });
	});

	it('withdraw nothing of another source', async () => {
		const staged = await put(engine, [figure(measure, place.nottingham, FY20, 3)]);
		expect(await reviewStaged(engine, staged, { published: null, prefix: 'dfe-' })).toMatchObject({
			unchanged: 1,
			withdrawn: 0
		});
		expect(await reviewStaged(engine, staged, lait(null))).toMatchObject({ withdrawn: 4 });
	});

	it('are grouped by measure and period, what touches most figures shown first', async () => {
		const fresh = indicator('return-visits', { name: 'Visits in time' });
		const staged = await put(
			engine,
			[...file, figure('return-visits', place.derby, '2021-06-30', 92)],
			{
				indicators: [fresh]
			}
		);
		expect(staged.indicators).toEqual([fresh]);
		await findChanges(engine, staged, lait(null));
		const groups = await listGroups(engine, staged);
		expect(groups).toMatchObject([
			{
				indicator: measure,
				period: FY20,
				revised: 2,
				withdrawn: 1,
				suppressed: 1,
				released: 2,
				new: 1,
				unchanged: 1
			},
			{
				indicator: 'return-visits',
				name: 'Visits in time',
				period: '2021-06-30',
				new: 1,
				revised: 0
			},
			{ indicator: measure, period: FY21, new: 1 },
			{ indicator: 'first-time-entrants', new: 1 }
		]);
		const asked = (filter: { kind?: ChangeKind; indicator?: string; period?: string }) => ({
			...(filter as { kind?: ChangeKind }),
			...(filter.indicator ? { indicator: filter.indicator as IndicatorId } : {}),
			...(filter.period ? { period: filter.period as PeriodId } : {})
		});
		expect(await countChanges(engine, staged, {})).toBe(11);
		expect(await countChanges(engine, staged, asked({ indicator: measure, period: FY20 }))).toBe(8);
		expect(await countChanges(engine, staged, asked({ indicator: 'nobody-knows' }))).toBe(0);
		expect(
			await listChanges(engine, staged, asked({ indicator: 'return-visits' }), 10)
		).toMatchObject([
			{ kind: 'new', name: 'Visits in time', place: 'Derby', period: '2021-06-30' }
		]);
		const pages = [
			...(await listChanges(engine, staged, {}, 4)),
			...(await listChanges(engine, staged, {}, 4, 4)),
			...(await listChanges(engine, staged, {}, 4, 8))
		];
		expect(pages).toEqual(await listChanges(engine, staged, {}, 100));
	});

	it('change nothing that is held, and leave nothing behind', async () => {
		await discardStaged(engine);
		const before = await dump(engine);
		const staged = await put(engine, file, { held: [doubt(measure, place.england, FY21)] });
		await findChanges(engine, staged, lait(null));
		await discardStaged(engine);
		expect(await dump(engine)).toEqual(before);
	});

	it('may come packed from a worker, marks with quotation marks in them too', async () => {
		const odd = [...file, figure(measure, place.rutland, FY20, 'n/a, "nil"')];
		await put(engine, packFigures(odd));
		const packed = await engine.query(
			'SELECT * FROM staged_cell ORDER BY source_row, geography_key'
		);
		await put(engine, odd);
		expect(
			await engine.query('SELECT * FROM staged_cell ORDER BY source_row, geography_key')
		).toEqual(packed);
		expect(await countRows(engine, `staged_cell WHERE symbol = 'n/a, "nil"'`)).toBe(1);
	});

	it('keep counts and bases', async () => {
		await put(engine, [
			figure(measure, place.nottingham, FY20, 4.5, { numerator: 15, denominator: 337 }),
			figure(measure, place.derby, FY20, 'c', { denominator: 349 })
		]);
		expect(
			await engine.query(
				'SELECT value, symbol, numerator, denominator, decimals::int AS decimals FROM staged_cell ORDER BY value'
			)
		).toEqual([
			{ value: 4.5, symbol: null, numerator: 15, denominator: 337, decimals: 1 },
			{ value: null, symbol: 'c', numerator: null, denominator: 349, decimals: 0 }
		]);
	});

	it('may be none at all', async () => {
		const staged = await put(engine, []);
		expect(await reviewStaged(engine, staged, lait(null))).toEqual({
			new: 0,
			revised: 0,
			unchanged: 0,
			suppressed: 0,
			released: 0,
			withdrawn: 0,
			superseded: 0
		});
	});
});

describe('figures that could not be told apart or placed', () => {
	const good = figure(measure, place.nottingham, FY20, 4);
	it.each([
		['a cell given twice', [good, { ...good, value: 5 }], 'staged_cell'],
		['a measure nobody describes', [figure('mystery', place.derby, FY20, 1)], 'indicator'],
		['a place nobody knows', [figure(measure, 'E99999999', FY20, 1)], 'staged_cell'],
		['a text that is no period', [figure(measure, place.derby, '2019/20', 1)], 'period'],
		['a value beside a mark', [{ ...good, symbol: 'c' }], 'CHECK'],
		['neither', [{ ...good, value: null }], 'CHECK'],
		['a value that is no number', [{ ...good, value: NaN }], 'CHECK'],
		['a negative base', [{ ...good, denominator: -1 }], 'CHECK']
	] as const)('%s: all are refused', async (_, figures, said) => {
		await expect(
			put(engine, [figure(measure, place.rutland, FY20, 1), ...figures])
		).rejects.toThrow(said);
		expect(
			await engine.query("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'staged%'")
		).toEqual([]);
	});

	it('or held back without being there', async () => {
		const stray = doubt(measure, place.derby, FY20);
		await expect(put(engine, [good], { held: [stray] })).rejects.toThrow('staged_held');
	});
});

describe('any figures beside any editions', () => {
	const places = [place.nottingham, place.derby, place.rutland];
	const periods = [FY19, FY20];
	const cells = places.flatMap((geography) => periods.map((period) => ({ geography, period })));
	/** Null: the cell is not printed. Else a mark, or a number with its decimals. */
	const printed = fc.option(
		fc.oneof(
			fc.constant({ value: null, decimals: 0 }),
			fc
				.record({ value: fc.integer({ min: 0, max: 40 }), decimals: fc.constantFrom(0, 1) })
				.map(({ value, decimals }) => ({
					value: decimals === 0 ? value % 5 : value / 10,
					decimals
				}))
		),
		{ nil: null }
	);
	const table = fc.array(printed, { minLength: cells.length, maxLength: cells.length });
	type Printed = { readonly value: number | null; readonly decimals: number };

	/** The rule in other words, one cell at a time. */
	function expected(
		shown: Printed | null,
		given: Printed | null,
		continued: boolean
	): ChangeKind | null {
		if (given === null)
			return shown !== null && shown.value !== null && continued ? 'withdrawn' : null;
		if (shown === null) return 'new';
		if (shown.value === null) return given.value === null ? 'unchanged' : 'released';
		if (given.value === null) return 'suppressed';
		const half = 0.5 * 10 ** -Math.min(shown.decimals, given.decimals);
		return Math.abs(shown.value - given.value) <= half + 1e-9 ? 'unchanged' : 'revised';
	}

	it('are classed cell by cell as the rule says, whatever the order they come in', async () => {
		await fc.assert(
			fc.asyncProperty(table, table, table, fc.integer(), async (first, second, given, seed) => {
				const line = (vintage: string) => (each: Printed | null, place: number) => {
					const { geography, period } = cells[place] as (typeof cells)[number];
					return each === null
						? []
						: [
								`${measure},${geography},${period},${vintage},${each.value ?? ''},${each.value === null ? 'c' : ''},,,${each.decimals},${place + 2}`
							];
				};
				await reload(engine, [
					...first.flatMap(line('lait-2020')),
					...second.flatMap(line('lait-2021')),
					...given.flatMap(line('paper-2022'))
				]);
				const figures = given.flatMap((each, place) => {
					const { geography, period } = cells[place] as (typeof cells)[number];
					return each === null
						? []
						: [
								figure(measure, geography, period, each.value ?? 'c', {
									decimals: each.decimals,
									source_row: place + 2
								})
							];
				});
				const kinds = cells.flatMap(({ period }, place) => {
					const continued = figures.some((each) => each.period === period);
					return (
						expected(second[place] ?? first[place] ?? null, given[place] ?? null, continued) ?? []
					);
				});
				const review = async (order: readonly GivenFigure[]) => {
					const staged = await put(engine, order);
					await findChanges(engine, staged, lait(null));
					return {
						counts: await reviewStaged(engine, staged, lait(null)),
						groups: await listGroups(engine, staged),
						changes: await listChanges(engine, staged, {}, 100)
					};
				};
				const inOrder = await review(figures);
				for (const [kind, count] of Object.entries(inOrder.counts))
					expect([kind, count]).toEqual([kind, kinds.filter((each) => each === kind).length]);
				expect(inOrder.changes.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
				const shuffled = figures
					.map((each, place) => ({ each, at: Math.sin(seed + place) }))
					.sort((a, b) => a.at - b.at)
					.map(({ each }) => each);
				expect(await review(shuffled)).toEqual(inOrder);
			}),
			{ numRuns: 15 }
		);
	});
});
