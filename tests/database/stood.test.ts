import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askStood } from '$lib/database/queries/stood';
import type { GeographyCode, IndicatorId, IsoDate } from '$lib/domain/id';
import { heldBack, loaded, register } from './fixture';

const FY20 = '2019-04-01/2020-03-31';
const FY21 = '2020-04-01/2021-03-31';

const asked = (day: string, indicators = ['cla-offending']) => ({
	indicators: indicators as IndicatorId[],
	geography: 'E06000018' as GeographyCode,
	day: day as IsoDate
});

// The editions are of 1 December 2020, 1 June 2021 and 1 December 2021; the paper is of 1 January 2022.
describe('what stood on a day', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await loaded(
			[
				`cla-offending,E06000018,${FY20},lait-2020,3,,,,0,9`,
				`cla-offending,E06000018,${FY20},dfe-2021,4.2,,,,1,9`,
				`cla-offending,E06000018,${FY20},lait-2021,4,,,,0,9`,
				`cla-offending,E06000018,${FY21},lait-2021,,c,,,0,10`,
				`cla-offending,E06000018,${FY21},paper-2022,5,,,,0,11`,
				`cla-offending,E06000015,${FY20},lait-2020,9,,,,0,12`,
				`first-time-entrants,E06000018,2020-01-01/2020-12-31,lait-2020,3071,,,,0,13`,
				`cla-number,E06000018,2020-03-31,lait-2020,650,,,,0,16`
			],
			register({
				held_back: [
					heldBack('lait-2020', 'first-time-entrants', 'E06000018', '2020-01-01/2020-12-31')
				]
			})
		);
	});
	afterAll(() => engine.close());

	const stood = async (day: string, indicators?: string[]) =>
		(await askStood(engine, asked(day, indicators)))
			.map(({ indicator, period, value, symbol, decimals }) =>
				[indicator, period, value ?? symbol, decimals].join(' ')
			)
			.toSorted();

	it('is nothing before the first edition', async () => {
		expect(await stood('2020-11-30')).toEqual([]);
	});

	it('is an edition’s figure from the day it was published', async () => {
		expect(await stood('2020-12-01')).toEqual([`cla-offending ${FY20} 3 0`]);
	});

	it('is the last edition’s by then', async () => {
		expect(await stood('2021-11-30')).toEqual([`cla-offending ${FY20} 4.2 1`]);
		expect(await stood('2021-12-01')).toEqual([
			`cla-offending ${FY20} 4 0`,
			`cla-offending ${FY21} c 0`
		]);
	});

	it('is never a paper’s, nor one held back, nor another place’s', async () => {
		expect(await stood('2030-01-01')).toContain(`cla-offending ${FY21} c 0`);
		expect(await stood('2030-01-01', ['first-time-entrants'])).toEqual([]);
		expect((await stood('2030-01-01')).join()).not.toContain(' 9 ');
	});

	it('answers for several measures at once, and for none', async () => {
		expect(await stood('2020-12-31', ['cla-offending', 'cla-number', 'unknown'])).toEqual([
			'cla-number 2020-03-31 650 0',
			`cla-offending ${FY20} 3 0`
		]);
		expect(await stood('2020-12-31', [])).toEqual([]);
	});

	it('is told where only some measures are loaded, and none that anything is held back of', async () => {
		const some = await loaded(
			[
				`cla-offending,E06000018,${FY20},lait-2020,3,,,,0,9`,
				`cla-offending,E06000018,${FY20},dfe-2021,4.2,,,,1,9`
			],
			register({
				held_back: [
					heldBack('lait-2021', 'first-time-entrants', 'E06000018', '2020-01-01/2020-12-31')
				]
			})
		);
		const [figure] = await askStood(some, asked('2021-11-30'));
		expect(figure).toMatchObject({ value: 4.2, decimals: 1 });
		await some.close();
	});
});
