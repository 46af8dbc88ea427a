import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import {
	askLedger,
	LEDGER_PLACE,
	ledgerAbsences,
	ledgerFigures,
	ledgerShown
} from '$lib/database/queries/ledger';
import {
	askRestatements,
	restatedAbsences,
	restatedCells,
	restatedFigures,
	restatedPlaces
} from '$lib/database/queries/restatements';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import type { Vintage } from '$lib/domain/vintage';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { heldBack, loaded, register, vintage } from './fixture';

const FY20 = '2019-04-01/2020-03-31';
const FY21 = '2020-04-01/2021-03-31';
const FY22 = '2021-04-01/2022-03-31';
const NOTTINGHAM = 'E06000018' as GeographyCode;
const question = (indicator: string, geography: string = NOTTINGHAM) => ({
	indicator: indicator as IndicatorId,
	geography: geography as GeographyCode
});

/** Two editions of one source, which share their title. */
const series = (id: string, published: string): Vintage => ({
	...vintage(id, published),
	title: 'LAIT'
});
const record = register({
	vintages: [
		series('lait-2020', '2020-12-01'),
		series('lait-2021', '2021-12-01'),
		vintage('dfe-2021', '2021-06-01'),
		vintage('paper-2022', '2022-01-01', 'paper')
	],
	held_back: [heldBack('lait-2021', 'cla-offending', 'E06000018', FY21)]
});

describe('every value ever held', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await loaded(
			[
				`cla-offending,E06000018,${FY20},lait-2020,4,,15,337,0,9`,
				`cla-offending,E06000018,${FY20},dfe-2021,4.4,,,,1,3`,
				`cla-offending,E06000018,${FY20},lait-2021,,c,,337,0,12`,
				`cla-offending,E06000018,${FY20},paper-2022,3,,,,0,2`,
				`cla-offending,E06000018,${FY21},lait-2020,2,,,,0,10`,
				`cla-offending,E06000018,${FY21},lait-2021,200,,,,0,13`,
				`cla-offending,E06000018,${FY22},lait-2020,5,,,,0,11`,
				`cla-offending,E06000015,${FY22},lait-2021,6,,,,0,14`,
				`cla-offending,E06000015,${FY20},dfe-2021,3.4,,,,1,15`,
				`cla-offending,E06000015,${FY20},paper-2022,3,,,,0,15`,
				`cla-offending,E06000016,${FY22},lait-2020,3,,,,0,18`,
				`cla-number,E06000018,2020-03-31,lait-2020,,-,,,0,16`,
				`cla-number,E06000018,2020-03-31,lait-2021,,c,,,0,16`,
				`cla-number,E06000018,2021-03-31,paper-2022,650,,,,0,17`
			],
			record
		);
	});
	afterAll(() => engine.close());

	const cells = [{ indicator_key: 1, geography_key: 3, period_key: 1 }];
	it.each([
		[LEDGER_PLACE, ['x']],
		[ledgerFigures(1, 3), []],
		[ledgerAbsences(1, 3), []],
		[ledgerShown(1, 3), []],
		[restatedCells([1, 3], 5), []],
		[restatedFigures(cells), []],
		[restatedAbsences(cells), []],
		[restatedPlaces(2), ['x', 'y']]
	] as const)('can be planned: %.60s', async (sql, parameters) => {
		expect(await engine.query(`EXPLAIN ${sql}`, parameters)).not.toEqual([]);
	});

	it('is answered by period and then by day of publication, papers and marks included', async () => {
		const answer = await askLedger(engine, question('cla-offending'));
		expect(
			answer?.rows.map(({ period, vintage: edition, value, symbol }) => [
				period,
				edition,
				value ?? symbol
			])
		).toEqual([
			[FY20, 'lait-2020', 4],
			[FY20, 'dfe-2021', 4.4],
			[FY20, 'lait-2021', 'c'],
			[FY20, 'paper-2022', 3],
			[FY21, 'lait-2020', 2],
			[FY21, 'lait-2021', 200],
			[FY22, 'lait-2020', 5]
		]);
		expect(answer?.rows[0]).toMatchObject({
			numerator: 15,
			denominator: 337,
			decimals: 0,
			source_row: 9,
			held_back: null
		});
		expect(answer?.rows[1]?.decimals).toBe(1);
		expect(answer?.rows[5]?.held_back).toBe('lait-2021 cannot be right.');
		expect(answer?.vintages.map((each) => each.vintage)).toEqual([
			'paper-2022',
			'lait-2021',
			'dfe-2021',
			'lait-2020'
		]);
		expect(answer?.geography.name).toBe('Nottingham');
	});

	it('names the edition that no longer has a row though it has the period elsewhere', async () => {
		const answer = await askLedger(engine, question('cla-offending'));
		expect(answer?.absences).toEqual([{ period: FY22, vintage: 'lait-2021' }]);
	});

	it('takes an edition without any row of the measure for a place as an excerpt, not as a withdrawal', async () => {
		for (const geography of ['E06000015', 'E06000016'])
			expect((await askLedger(engine, question('cla-offending', geography)))?.absences).toEqual([]);
	});

	it('says what is shown now, passing over what is held back and never a paper', async () => {
		const answer = await askLedger(engine, question('cla-offending'));
		expect(
			answer?.shown.map(({ period, value, vintage: edition }) => [period, value, edition])
		).toEqual([
			[FY20, null, 'lait-2021'],
			[FY21, 2, 'lait-2020'],
			[FY22, 5, 'lait-2020']
		]);
		expect(
			(await askLedger(engine, question('cla-number')))?.shown.map((each) => each.period)
		).toEqual(['2020-03-31']);
	});

	it('is null for a measure or a place that nobody knows, and empty where nothing is held', async () => {
		expect(await askLedger(engine, question('no-such-measure'))).toBeNull();
		expect(await askLedger(engine, question('cla-offending', 'E06000099'))).toBeNull();
		const empty = await askLedger(engine, question('first-time-entrants'));
		expect(empty).toMatchObject({ rows: [], absences: [], shown: [], vintages: [] });
	});

	it('lists cells on which editions disagree, the latest disagreement first', async () => {
		const { cells: found, total } = await askRestatements(engine, [
			NOTTINGHAM,
			'E06000015' as GeographyCode,
			'E06000016' as GeographyCode
		]);
		expect(total).toBe(3);
		expect(
			found.map(({ indicator, geography, period }) => [indicator.indicator, geography.name, period])
		).toEqual([
			['cla-offending', 'Nottingham', FY20],
			['cla-offending', 'Nottingham', FY22],
			['cla-offending', 'Nottingham', FY21]
		]);
		expect(found[1]?.absences).toEqual([
			expect.objectContaining({ period: FY22, vintage: 'lait-2021' })
		]);
		expect(found[2]?.rows.map((each) => each.value)).toEqual([2, 200]);
	});

	it('keeps to the places and the number asked for, and still says how many there are', async () => {
		const { cells: found, total } = await askRestatements(engine, [NOTTINGHAM], 1);
		expect([found.length, total]).toEqual([1, 3]);
		expect((await askRestatements(engine, ['E06000015' as GeographyCode])).total).toBe(0);
		expect((await askRestatements(engine, [])).total).toBe(0);
		expect((await askRestatements(engine, ['E06000099' as GeographyCode])).total).toBe(0);
	});
});

describe('the record’s own restatements', () => {
	let engine: Engine;
	beforeAll(async () => {
		const { register: published } = readRegister(
			new Map(REGISTER_TABLES.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')]))
		);
		engine = await startNodeEngine();
		await createSchema(engine);
		await loadRegister(engine, published);
		await loadObservations(engine, readFileSync('data/observations.csv'));
	});
	afterAll(() => engine.close());

	it('hold Nottingham’s 2019/20 as 4% in one paper and 3% in the other', async () => {
		const answer = await askLedger(engine, question('cla-offending'));
		const year = answer?.rows.filter((each) => each.period === FY20);
		expect(year?.map((each) => [each.vintage, each.value])).toEqual([
			['nottingham-paper-2021-01-18', 4],
			['nottingham-paper-2021-09-20', 3],
			['dfe-cla-2024', 4],
			['lait-2026-04-08', 4]
		]);
	});

	it('are ten for Nottingham, its region and England', async () => {
		const { cells, total } = await askRestatements(
			engine,
			['E06000018', 'E12000004', 'E92000001'] as GeographyCode[],
			50
		);
		expect([cells.length, total]).toEqual([10, 10]);
		const england = cells.filter((each) => each.indicator.indicator === 'first-time-entrants');
		expect(england).toHaveLength(8);
		expect(england.every((each) => each.rows.at(-1)?.held_back?.includes('sum'))).toBe(true);
	});
});
