import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askPapers, PAPER_KEYS, paperFigures } from '$lib/database/queries/papers';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import { viewPapers } from '$lib/view/papers';
import { sharedRecord } from '../routes/record-engine';
import { loaded } from './fixture';

const FY20 = '2019-04-01/2020-03-31';
const FY21 = '2020-04-01/2021-03-31';
const nottingham = {
	indicator: 'cla-offending' as IndicatorId,
	geography: 'E06000018' as GeographyCode
};

describe('what papers printed', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await loaded([
			`cla-offending,E06000018,${FY20},lait-2020,4,,,,0,9`,
			`cla-offending,E06000018,${FY20},paper-2022,3.50,,,,2,2`,
			`cla-offending,E06000018,${FY21},paper-2022,2,,,,0,2`,
			`cla-offending,E06000015,${FY20},paper-2022,7,,,,0,2`,
			`cla-number,E06000018,2020-03-31,lait-2020,650,,,,0,16`
		]);
	});
	afterAll(() => engine.close());

	it.each([
		[PAPER_KEYS, ['x', 'y']],
		[paperFigures(1, 2), []]
	] as const)('can be planned: %.60s', async (sql, parameters) => {
		expect(await engine.query(`EXPLAIN ${sql}`, parameters)).not.toEqual([]);
	});

	it('stands beside the figure held now, and alone where none is held', async () => {
		const paper = {
			vintage: 'paper-2022',
			publisher: 'Department for Education',
			title: 'paper-2022',
			published: '2022-01-01',
			retrieved: '2022-01-01',
			symbol: null,
			held_symbol: null
		};
		expect(await askPapers(engine, nottingham)).toEqual([
			{ ...paper, period: FY20, value: 3.5, decimals: 2, held_value: 4, held_decimals: 0 },
			{ ...paper, period: FY21, value: 2, decimals: 0, held_value: null, held_decimals: null }
		]);
	});

	it('is nothing for a measure no paper printed, or that nobody knows', async () => {
		const asked = (indicator: string) =>
			askPapers(engine, { ...nottingham, indicator: indicator as IndicatorId });
		expect(await asked('cla-number')).toEqual([]);
		expect(await asked('no-such-measure')).toEqual([]);
	});
});

describe('the record’s own papers', () => {
	it('differ from each other and from the record in one year, 4% and then 3%', async () => {
		const { engine, register } = await sharedRecord();
		const indicator = register.indicators.find((each) => each.indicator === 'cla-offending');
		if (!indicator) throw new Error('The record does not follow offending.');
		const view = viewPapers(await askPapers(engine, nottingham), indicator);
		expect(view?.differences).toEqual([
			'For 2019/20 the paper of 18 January 2021 prints 4% and the paper of 20 September 2021 prints 3%; the figure held now is 4%.'
		]);
		expect(view?.table.columns).toEqual([
			'Period',
			'Paper of 18 January 2021 (%)',
			'Paper of 20 September 2021 (%)',
			'Held now (%)'
		]);
		expect(view?.table.rows).toHaveLength(11);
		expect(view?.table.rows[0]?.cells.map((each) => each.text)).toEqual(['4', '3', '4']);
		expect(view?.table.rows.at(-1)?.cells.map((each) => each.text)).toEqual([
			'9.80',
			'9.80',
			'9.8'
		]);
	});
});
