import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askCurrent, askPrinted } from '$lib/database/queries/printed';
import { askTold } from '$lib/database/queries/told';
import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import { heldBack, loaded, register } from './fixture';

const FY20 = '2019-04-01/2020-03-31';
const FY21 = '2020-04-01/2021-03-31';
const geography = 'E06000018' as GeographyCode;

// The editions are of 1 December 2020, 1 June 2021 and 1 December 2021; the paper is of 1 January 2022.
describe('figures as they were printed', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await loaded(
			[
				`cla-offending,E06000018,${FY20},lait-2020,3,,,,0,9`,
				`cla-offending,E06000018,${FY20},dfe-2021,4.2,,14,333,1,9`,
				`cla-offending,E06000018,${FY21},lait-2021,,c,,,0,10`,
				`cla-offending,E06000018,${FY20},paper-2022,5,,,,0,11`,
				`first-time-entrants,E06000018,2020-01-01/2020-12-31,lait-2020,3071,,,,0,13`,
				`first-time-entrants,E06000018,2019-01-01/2019-12-31,lait-2020,310,,,,0,13`
			],
			register({
				held_back: [
					heldBack('lait-2020', 'first-time-entrants', 'E06000018', '2020-01-01/2020-12-31')
				]
			})
		);
	});
	afterAll(() => engine.close());

	const said = (
		figures: readonly {
			period: string;
			value: number | null;
			symbol: string | null;
			vintage: string;
		}[]
	) =>
		figures.map(({ period, value, symbol, vintage }) => `${period} ${value ?? symbol} ${vintage}`);
	const cell = (indicator: string, period: string, vintage: string) => ({
		indicator: indicator as IndicatorId,
		period: period as PeriodId,
		vintage: vintage as VintageId
	});

	it('are those of the edition asked for, whatever came later', async () => {
		const cells = [
			cell('cla-offending', FY20, 'lait-2020'),
			cell('cla-offending', FY20, 'dfe-2021')
		];
		const figures = await askPrinted(engine, { geography, cells });
		expect(said(figures).toSorted()).toEqual([`${FY20} 3 lait-2020`, `${FY20} 4.2 dfe-2021`]);
		expect(figures.find(({ vintage }) => vintage === 'dfe-2021')).toMatchObject({
			numerator: 14,
			denominator: 333,
			decimals: 1,
			published: '2021-06-01',
			held_back: null
		});
	});

	it('are none for a cell that no edition has, nor for no cell', async () => {
		expect(
			await askPrinted(engine, { geography, cells: [cell('cla-offending', FY21, 'lait-2020')] })
		).toEqual([]);
		expect(await askPrinted(engine, { geography, cells: [] })).toEqual([]);
	});

	it('say where one is held back', async () => {
		const [held] = await askPrinted(engine, {
			geography,
			cells: [cell('first-time-entrants', '2020-01-01/2020-12-31', 'lait-2020')]
		});
		expect(held?.held_back).toEqual(expect.any(String));
	});

	it('shown now are the latest edition’s, papers aside', async () => {
		const indicators = ['cla-offending'] as IndicatorId[];
		expect(said(await askCurrent(engine, { geography, indicators }))).toEqual([
			`${FY20} 4.2 dfe-2021`,
			`${FY21} c lait-2021`
		]);
		expect(await askCurrent(engine, { geography, indicators: [] })).toEqual([]);
	});

	const told = async (day: string, indicator = 'cla-offending') =>
		said(
			await askTold(engine, {
				indicators: [indicator as IndicatorId],
				geography,
				day: day as IsoDate
			})
		);

	it('told on a day are those published by then, the latest period first', async () => {
		expect(await told('2020-11-30')).toEqual([]);
		expect(await told('2021-05-31')).toEqual([`${FY20} 3 lait-2020`]);
		expect(await told('2021-06-01')).toEqual([`${FY20} 4.2 dfe-2021`]);
		expect(await told('2021-12-31')).toEqual([`${FY21} c lait-2021`]);
	});

	it('told by a paper of the very day go before everything else, and by one of another day never', async () => {
		expect(await told('2022-01-01')).toEqual([`${FY20} 5 paper-2022`]);
		expect(await told('2022-01-02')).toEqual([`${FY21} c lait-2021`]);
	});

	it('told leave out what is held back', async () => {
		expect(await told('2021-01-01', 'first-time-entrants')).toEqual([
			'2019-01-01/2019-12-31 310 lait-2020'
		]);
	});
});
