import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { readNumber } from '$lib/intake/number';
import { indicator, INDICATORS, loaded } from './fixture';
import { file, lines, stage } from './lait-file';

let engine: Engine;
beforeAll(async () => {
	engine = await loaded([]);
});
afterAll(() => engine.close());

describe('values', () => {
	const typed: readonly (readonly [string, number, number])[] = [
		['6', 6, 0],
		['6.0', 6, 1],
		['33.2', 33.2, 1],
		['33.200000000000003', 33.2, 1],
		['7.0000000000000007E-2', 0.07, 2],
		['4.7E-2', 0.047, 3],
		['1E-05', 0.00001, 5],
		['1.2E+3', 1200, 0],
		['-5.6', -5.6, 1],
		['12.130000000000001', 12.13, 2],
		['1234567', 1234567, 0],
		['0', 0, 0],
		['.5', 0.5, 1],
		[' 9 ', 9, 0]
	];

	it.each(typed)('“%s” is %d to %d decimals', async (text, value, decimals) => {
		const fine = [
			indicator('cla-number', { lait_code: 'LACnum', year_kind: 'snapshot', decimals: 9 })
		];
		await stage(engine, file([`LACnum,,2020,Nottingham,"${text}",892,East Midlands`]), fine);
		expect(await engine.query('SELECT value, decimals::int AS decimals FROM lait_cell')).toEqual([
			{ value, decimals }
		]);
	});
});

describe('decimals', () => {
	const staged = () =>
		engine.query<{ value: number | null; decimals: number }>(
			'SELECT value, decimals::int AS decimals FROM lait_cell ORDER BY source_row'
		);
	const fine = (decimals: number) => INDICATORS.map((each) => ({ ...each, decimals }));

	it('are those the year of the measure is printed to, because a spreadsheet drops trailing zeros', async () => {
		const rows = [
			...lines('LACnum', '2020', [15, 15.2, '-', 14.83]),
			...lines('LACnum', '2021', [15, 16])
		];
		await stage(engine, file(rows), fine(2));
		expect((await staged()).map((each) => each.decimals)).toEqual([2, 2, 0, 2, 0, 0]);
	});

	it('are one for two labels that name one year', async () => {
		const rows = [
			...lines('LAC_Convictions', '2020', [15]),
			...lines('LAC_Convictions', '2019-20', [15.2, 14.1]).slice(1)
		];
		await stage(engine, file(rows), fine(1));
		expect((await staged()).map((each) => each.decimals)).toEqual([1, 1]);
	});

	it('are never more than the measure’s own: LAIT prints some figures unrounded', async () => {
		await stage(engine, file(lines('LACnum', '2020', ['0.85206999999999999', 5])), fine(1));
		expect(await staged()).toEqual([
			{ value: 0.85207, decimals: 1 },
			{ value: 5, decimals: 1 }
		]);
	});

	it('and values are the ones the intake reads from the same text', async () => {
		const digits = fc
			.stringMatching(/^-?(0|[1-9]\d{0,6})(\.\d{1,17})?(E[+-]?\d)?$/)
			.filter((text) => {
				const read = readNumber(text);
				return read.kind === 'printed' && read.decimals <= 20 && Math.abs(read.value ?? 0) < 1e15;
			});
		const ties = ['100000.0000005E6', '100000000001.5', '-100000000000.5', '3814697265625E-18'];
		const texts = fc
			.uniqueArray(digits, { minLength: 30, maxLength: 30 })
			.map((some) => [...new Set([...some, ...ties])]);
		await fc.assert(
			fc.asyncProperty(texts, async (given) => {
				const rows = given.flatMap((text, at) => lines('LACnum', String(1990 + at), [text]));
				await stage(engine, file(rows), fine(99));
				expect(await staged()).toEqual(
					given.map((text) => {
						const read = readNumber(text);
						return read.kind === 'printed' ? { value: read.value, decimals: read.decimals } : read;
					})
				);
			}),
			{ numRuns: 10 }
		);
	});
});
