import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askTrend, type TrendRow } from '$lib/database/queries/trend';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import { heldBack, loaded, register, reload, vintage } from './fixture';

const FY20 = '2019-04-01/2020-03-31';
const cell = (rest: string) => `cla-offending,E06000018,${FY20},${rest}`;

let engine: Engine;
beforeAll(async () => {
	engine = await loaded([]);
});
afterAll(() => engine.close());

async function current(lines: readonly string[], record = register()): Promise<TrendRow> {
	await reload(engine, lines, record);
	const answer = await askTrend(engine, {
		indicator: 'cla-offending' as IndicatorId,
		geography: 'E06000018' as GeographyCode,
		neighbour_set: null
	});
	expect(answer?.rows).toHaveLength(1);
	return answer?.rows[0] as TrendRow;
}

describe('the current figure of a cell', () => {
	it('is the latest published edition’s', async () => {
		const row = await current([cell('lait-2021,3,,,,0,2'), cell('lait-2020,4,,,,0,2')]);
		expect(row).toMatchObject({ value: 3, vintage: 'lait-2021', held_back: null });
	});

	it('is never a board paper’s, however late', async () => {
		const row = await current([cell('lait-2020,4,,,,0,2'), cell('paper-2022,3,,,,0,1')]);
		expect(row).toMatchObject({ value: 4, vintage: 'lait-2020' });
	});

	it('becomes missing when the latest edition withdraws it', async () => {
		const row = await current([cell('lait-2020,4,,,,0,2'), cell('lait-2021,,c,,,0,2')]);
		expect(row).toMatchObject({ value: null, symbol: 'c', vintage: 'lait-2021' });
	});

	it('gives the reason another edition states where the latest says only that it is missing', async () => {
		const row = await current([cell('lait-2021,,-,,,0,2'), cell('dfe-2021,,c,,349,0,2')]);
		expect(row).toMatchObject({
			value: null,
			symbol: 'c',
			vintage: 'lait-2021',
			denominator: 349,
			counts_vintage: 'dfe-2021'
		});
	});

	it('takes the latest reason of several, and none from before a figure was printed', async () => {
		const twice = [cell('lait-2021,,-,,,0,2'), cell('lait-2020,,z,,,0,2')];
		expect(await current([...twice, cell('dfe-2021,,c,,,0,2')])).toMatchObject({ symbol: 'c' });
		expect(await current([...twice, cell('dfe-2021,4,,,,0,2')])).toMatchObject({
			value: null,
			symbol: '-'
		});
	});

	it('takes no reason from a paper or from what is held back, and leaves a stated reason alone', async () => {
		const paper = [cell('lait-2021,,-,,,0,2'), cell('paper-2022,,c,,,0,1')];
		expect(await current(paper)).toMatchObject({ symbol: '-' });
		const held = register({
			held_back: [heldBack('dfe-2021', 'cla-offending', 'E06000018', FY20)]
		});
		expect(
			await current([cell('lait-2021,,-,,,0,2'), cell('dfe-2021,,c,,,0,2')], held)
		).toMatchObject({ symbol: '-' });
		expect(await current([cell('lait-2021,,x,,,0,2'), cell('dfe-2021,,c,,,0,2')])).toMatchObject({
			symbol: 'x'
		});
	});

	it('is by the edition’s id where two were published on one day', async () => {
		const record = register({
			vintages: [vintage('b', '2021-01-01'), vintage('a', '2021-01-01')]
		});
		expect(await current([cell('b,4,,,,0,2'), cell('a,3,,,,0,2')], record)).toMatchObject({
			value: 4,
			vintage: 'b'
		});
	});

	it('is an older edition’s, with the reason, when the latest is held back', async () => {
		const row = await current(
			[cell('lait-2020,4,,,,0,2'), cell('lait-2021,3071,,,,0,2')],
			register({ held_back: [heldBack('lait-2021', 'cla-offending', 'E06000018', FY20)] })
		);
		expect(row).toMatchObject({
			value: 4,
			vintage: 'lait-2020',
			held_back: 'lait-2021 cannot be right.'
		});
	});

	it('is no figure, marked as held, when every edition is held back', async () => {
		const row = await current(
			[cell('lait-2021,3071,,,,0,2')],
			register({ held_back: [heldBack('lait-2021', 'cla-offending', 'E06000018', FY20)] })
		);
		expect(row).toMatchObject({
			value: null,
			symbol: 'held',
			vintage: 'lait-2021',
			held_back: 'lait-2021 cannot be right.'
		});
	});

	it('says nothing of an older edition held back once a newer one stands', async () => {
		const row = await current(
			[cell('lait-2020,3071,,,,0,2'), cell('lait-2021,4,,,,0,2')],
			register({ held_back: [heldBack('lait-2020', 'cla-offending', 'E06000018', FY20)] })
		);
		expect(row).toMatchObject({ value: 4, held_back: null });
	});
});

describe('the counts beside a current figure', () => {
	it('come from another edition that agrees at the coarser precision', async () => {
		const row = await current([cell('lait-2021,4,,,,0,2'), cell('dfe-2021,4.45,,15,337,2,7')]);
		expect(row).toMatchObject({
			value: 4,
			decimals: 0,
			numerator: 15,
			denominator: 337,
			counts_vintage: 'dfe-2021'
		});
	});

	it('are left out when the edition that prints them disagrees', async () => {
		const row = await current([cell('lait-2021,4,,,,0,2'), cell('dfe-2021,3.4,,15,440,1,7')]);
		expect(row).toMatchObject({ value: 4, numerator: null, denominator: null });
		expect(row.counts_vintage).toBeNull();
	});

	it('are the latest that agree', async () => {
		const row = await current([
			cell('lait-2020,4,,9,220,0,2'),
			cell('dfe-2021,4.1,,10,244,1,7'),
			cell('lait-2021,4,,,,0,2')
		]);
		expect(row).toMatchObject({ numerator: 10, denominator: 244, counts_vintage: 'dfe-2021' });
	});

	it('are only the base where the figure itself is missing in both', async () => {
		const row = await current([cell('lait-2021,,-,,,0,2'), cell('dfe-2021,,c,,349,0,7')]);
		expect(row).toMatchObject({
			value: null,
			symbol: 'c',
			numerator: null,
			denominator: 349,
			counts_vintage: 'dfe-2021'
		});
	});

	it('are never a paper’s nor those of a figure held back', async () => {
		const row = await current(
			[
				cell('lait-2021,4,,,,0,2'),
				cell('dfe-2021,4,,15,337,0,7'),
				cell('paper-2022,4,,15,337,0,7')
			],
			register({ held_back: [heldBack('dfe-2021', 'cla-offending', 'E06000018', FY20)] })
		);
		expect(row).toMatchObject({ value: 4, numerator: null, counts_vintage: null });
	});
});
