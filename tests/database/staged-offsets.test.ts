import { movePeriod } from '$lib/domain/period';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import {
	candidateMeasures,
	compareOffsets,
	compareOffsetsTogether,
	stagedLait,
	type GivenFigure
} from '$lib/database/staged';
import type { GeographyCode } from '$lib/domain/id';
import { parsePeriod } from '$lib/domain/period';
import { readRegister } from '$lib/intake/record';
import { doubt, figure, FY19, FY20, place, put } from './staged-figures';
import { heldBack, loaded, register, reload } from './fixture';
import { file, lines, stage } from './lait-file';

const measure = 'cla-offending';

describe('a period moved by whole years', () => {
	it.each([
		['2018-04-01/2019-03-31', 1, '2019-04-01/2020-03-31'],
		['2019-04-01/2020-03-31', -1, '2018-04-01/2019-03-31'],
		['2019-03-31', 1, '2020-03-31'],
		['2019-02-01/2019-02-28', 1, '2020-02-01/2020-02-29'],
		['2020-02-01/2020-02-29', -1, '2019-02-01/2019-02-28'],
		['2020-02-29', 1, '2021-02-28'],
		['2020-02-28', -1, '2019-02-28'],
		['2021-04-01/2021-06-30', -1, '2020-04-01/2020-06-30'],
		['2013-09-01/2016-08-31', 1, '2014-09-01/2017-08-31']
	])('%s by %i is %s', (period, years, moved) => {
		expect(movePeriod(period, years)).toBe(moved);
	});

	it('is nothing for a text that is no period', () => {
		expect(movePeriod('2019/20', 1)).toBeNull();
	});

	it('keeps its kind and comes back', () => {
		const month = fc.record({
			year: fc.integer({ min: 1950, max: 2090 }),
			month: fc.nat(11),
			months: fc.integer({ min: 1, max: 36 })
		});
		fc.assert(
			fc.property(month, fc.constantFrom(-1, 1), ({ year, month: first, months }, years) => {
				const day = (time: number) => new Date(time).toISOString().slice(0, 10);
				const period = `${day(Date.UTC(year, first, 1))}/${day(Date.UTC(year, first + months, 0))}`;
				const moved = movePeriod(period, years);
				expect(moved).not.toBeNull();
				expect(parsePeriod(moved ?? '')?.kind).toBe(parsePeriod(period)?.kind);
				expect(movePeriod(moved ?? '', -years)).toBe(period);
			})
		);
	});
});

describe('a file’s years, moved', () => {
	const held = [
		`${measure},${place.derby},${FY19},lait-2020,6,,,,0,2`,
		`${measure},${place.derby},${FY20},lait-2020,7,,,,0,3`,
		`${measure},${place.nottingham},${FY19},lait-2020,3,,,,0,4`,
		`${measure},${place.nottingham},${FY20},lait-2020,,c,,,0,5`,
		`${measure},${place.england},${FY20},lait-2020,50,,,,0,6`,
		`${measure},${place.derby},${FY20},paper-2022,7.4,,,,1,2`
	];
	let engine: Engine;
	beforeAll(async () => {
		engine = await loaded(
			held,
			register({ held_back: [heldBack('lait-2020', measure, place.england, FY20)] })
		);
	});
	afterAll(() => engine.close());

	it('are compared with each edition: figures only, and nothing held back on either side', async () => {
		const staged = await put(
			engine,
			[
				figure(measure, place.derby, FY19, 7, { source_row: 2 }),
				figure(measure, place.derby, '2017-04-01/2018-03-31', 6.3, { source_row: 3 }),
				figure(measure, place.nottingham, FY20, 3, { source_row: 4 }),
				figure(measure, place.england, FY20, 50, { source_row: 5 }),
				figure(measure, place.nottingham, FY19, 99, { source_row: 6 })
			],
			{ held: [doubt(measure, place.nottingham, FY19)] }
		);
		const found = await compareOffsets(engine, staged);
		expect(
			found.map(({ vintage, offset, agreed, compared }) => [vintage, offset, agreed, compared])
		).toEqual([
			['paper-2022', 1, 1, 1],
			['lait-2020', -1, 1, 1],
			['lait-2020', 0, 0, 1],
			['lait-2020', 1, 2, 2]
		]);
		expect(found[0]?.title).toBe('paper-2022');
		expect(found[0]?.differing).toEqual([]);
		expect(found[2]?.differing).toEqual([
			{
				indicator: measure,
				geography: place.derby,
				period: FY19,
				file_value: 7,
				held_value: 6,
				decimals: 0
			}
		]);
		expect(await compareOffsets(engine, staged, { year_kinds: ['calendar-year'] })).toEqual([]);
		expect(await compareOffsets(engine, staged, { year_kinds: ['financial-year'] })).toEqual(found);
	});

	it('are nothing for measures nobody holds', async () => {
		const staged = await put(engine, [figure('cla-number', place.derby, FY20, 7)]);
		expect(await compareOffsets(engine, staged)).toEqual([]);
	});

	it('are compared for a LAIT file too', async () => {
		await reload(engine, held);
		const review = await stage(
			engine,
			file(lines('LAC_Convictions', '2020', [3, 2, 6, 1, 1, 1, 1, 50]))
		);
		expect(
			(await compareOffsets(engine, stagedLait(review))).map(
				({ vintage, offset, agreed, compared }) => [vintage, offset, agreed, compared]
			)
		).toEqual([
			['paper-2022', 0, 0, 1],
			['lait-2020', -1, 2, 2],
			['lait-2020', 0, 0, 1]
		]);
	});
});

const { register: record } = readRegister(
	new Map(
		readdirSync('data')
			.filter((name) => name.endsWith('.csv'))
			.map((name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')])
	)
);

/** A paper's row as it would be read if its years were those the figures end in. */
function paper(day: string): readonly GivenFigure[] {
	const [years = [], cells = []] = readFileSync(`data/papers/nottingham-paper-${day}.csv`, 'utf8')
		.trim()
		.split('\n')
		.map((line) => line.split(','));
	return cells.map((cell, at) => {
		const year = Number(years[at]);
		const decimals = cell.replace('%', '').split('.')[1]?.length ?? 0;
		return figure(measure, place.nottingham, `${year - 1}-04-01/${year}-03-31`, parseFloat(cell), {
			decimals
		});
	});
}

describe('the two Nottingham papers beside the record', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await startNodeEngine();
		await createSchema(engine);
		await loadRegister(engine, record);
		await loadObservations(engine, readFileSync('data/observations.csv'));
	});
	afterAll(() => engine.close());

	const said = (each: { offset: number; agreed: number; compared: number }) =>
		[each.offset, each.agreed, each.compared] as const;

	it('agree at +1 year: January in 11 of 11 cells of what is held, September in 10 of 11', async () => {
		const january = await compareOffsetsTogether(engine, await put(engine, paper('2021-01-18')));
		expect(january.map(said)).toEqual([
			[-1, 2, 9],
			[0, 1, 10],
			[1, 11, 11]
		]);
		const september = await compareOffsetsTogether(engine, await put(engine, paper('2021-09-20')));
		expect(september.map(said)).toEqual([
			[-1, 2, 9],
			[0, 2, 10],
			[1, 10, 11]
		]);
		expect(september[2]?.differing).toEqual([
			{
				indicator: measure,
				geography: place.nottingham,
				period: FY20,
				file_value: 3,
				held_value: 4,
				decimals: 0
			}
		]);
	});

	it('agree with each other in 10 of 11 cells, with LAIT in 4 of 5, with the editions of one year in their one', async () => {
		const found = await compareOffsets(engine, await put(engine, paper('2021-09-20')));
		const at = (offset: number) =>
			found
				.filter((each) => each.offset === offset)
				.map(({ vintage, agreed, compared }) => `${vintage} ${agreed} of ${compared}`);
		expect(at(1)).toEqual([
			'lait-2026-04-08 4 of 5',
			'dfe-cla-2024 0 of 1',
			'nottingham-paper-2021-09-20 11 of 11',
			'nottingham-paper-2021-01-18 10 of 11',
			'dfe-outcomes-2019 1 of 1',
			'dfe-outcomes-2017 1 of 1',
			'dfe-outcomes-2016 1 of 1',
			'dfe-outcomes-2015 1 of 1',
			'dfe-outcomes-2014 1 of 1',
			'dfe-outcomes-2013 1 of 1',
			'dfe-outcomes-2012 1 of 1',
			'dfe-outcomes-2011 1 of 1',
			'dfe-outcomes-2010 1 of 1'
		]);
		expect(at(0).slice(0, 3)).toEqual([
			'lait-2026-04-08 1 of 4',
			'nottingham-paper-2021-09-20 2 of 10',
			'nottingham-paper-2021-01-18 2 of 10'
		]);
		const january = found.find(
			({ vintage, offset }) => vintage === 'nottingham-paper-2021-01-18' && offset === 1
		);
		expect(january?.differing).toMatchObject([{ period: FY20, file_value: 3, held_value: 4 }]);
	});

	it('are of the offending measure, in the 10 of 11 cells that the years agree in too', async () => {
		const values = paper('2021-09-20').map(({ period, value, decimals }) => ({
			period,
			value: value ?? NaN,
			decimals
		}));
		const geography = place.nottingham as GeographyCode;
		const [first, second] = await candidateMeasures(engine, { geography, values });
		expect(first).toMatchObject({
			indicator: measure,
			offset: 1,
			agreed: 10,
			compared: 11
		});
		expect(second?.agreed).toBe(2);
		expect(await candidateMeasures(engine, { geography, values: [] })).toEqual([]);
		expect(
			await candidateMeasures(engine, { geography: 'E99999999' as GeographyCode, values })
		).toEqual([]);
	});
});
