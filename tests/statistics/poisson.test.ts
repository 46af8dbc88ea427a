import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { byar, countInterval, exactPoisson, rateInterval } from '$lib/statistics/poisson';

/** The chance of `count` or fewer, summed the plain way from the top of the definition. */
function chanceOfAtMost(count: number, mean: number): number {
	let term = Math.exp(-mean);
	let sum = 0;
	for (let events = 0; events <= count; events++) {
		sum += term;
		term *= mean / (events + 1);
	}
	return sum;
}

describe('exactPoisson', () => {
	it.each([
		[0, 0, 3.689],
		[1, 0.0253, 5.572],
		[2, 0.242, 7.225],
		[5, 1.62, 11.67],
		[10, 4.795, 18.39],
		[20, 12.22, 30.89],
		[30, 20.24, 42.83]
	])('gives Garwood’s (1936) limits for %d', (count, low, high) => {
		const interval = exactPoisson(count);
		expect(interval?.low).toBeCloseTo(low, low < 1 ? 3 : 2);
		expect(interval?.high).toBeCloseTo(high, 2);
	});

	it.each([
		[1, 0.025317807984289876, 5.571643390938898],
		[2, 0.24220927854396496, 7.22468766772396],
		[9, 4.115373097378334, 17.084803451419166],
		[48, 35.39141082348324, 63.641036182127266],
		[100, 81.36399125092314, 121.62679379242638]
	])('is half SciPy’s chi-squared quantiles for %d, to 1e-9', (count, low, high) => {
		expect(exactPoisson(count)?.low).toBeCloseTo(low, 9);
		expect(exactPoisson(count)?.high).toBeCloseTo(high, 9);
	});

	it('is minus log of 2.5% at the top for none', () => {
		expect(exactPoisson(0)).toEqual({ low: 0, high: expect.closeTo(-Math.log(0.025), 12) });
	});

	it('leaves 2.5% in each tail', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
				const interval = exactPoisson(count);
				expect(chanceOfAtMost(count, interval?.high ?? 0)).toBeCloseTo(0.025, 11);
				expect(1 - chanceOfAtMost(count - 1, interval?.low ?? 0)).toBeCloseTo(0.025, 11);
			})
		);
	});

	it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('is null for %d', (count) => {
		expect(exactPoisson(count)).toBeNull();
		expect(byar(count)).toBeNull();
		expect(countInterval(count)).toBeNull();
	});
});

describe('byar', () => {
	it('gives what Fingertips published for Nottingham 2015: 218 of 318,901, indicator 93356', () => {
		const interval = rateInterval(218, 318_901, 100_000);
		expect(interval?.low).toBeCloseTo(59.586, 2);
		expect(interval?.high).toBeCloseTo(78.062, 2);
	});

	it('stays within 0.2% of the exact limits from 10 events, as PHE’s guide to intervals (2018) says', () => {
		for (let count = 10; count <= 600; count++) {
			const [near, exact] = [byar(count), exactPoisson(count)];
			expect(Math.abs((near?.low ?? 0) / (exact?.low ?? 1) - 1)).toBeLessThan(0.002);
			expect(Math.abs((near?.high ?? 0) / (exact?.high ?? 1) - 1)).toBeLessThan(0.002);
		}
	});

	it('is why small counts are exact: for 1 the low limit is half what it should be', () => {
		expect((byar(1)?.low ?? 0) / (exactPoisson(1)?.low ?? 1)).toBeLessThan(0.55);
		expect(byar(0)?.low).toBe(0);
	});

	const published = '../shared/data/fingertips_indicators-CountyUA.data.csv';
	describe.skipIf(!existsSync(published))('beside Fingertips’ own file', () => {
		it('equals every published interval of 10 events or more, but for z, which it rounds to 1.96', () => {
			const { data } = Papa.parse<Record<string, string>>(
				readFileSync(published, 'utf8').replace(/^\uFEFF/, ''),
				{ header: true, skipEmptyLines: true }
			);
			const rows = data.filter((row) => row['Lower CI 95.0 limit'] && Number(row.Count) >= 10);
			expect(rows.length).toBeGreaterThan(700);
			for (const row of rows) {
				const found = rateInterval(Number(row.Count), Number(row.Denominator), 100_000);
				expect(found?.method).toBe('Byar');
				for (const [ours, theirs] of [
					[found?.low, row['Lower CI 95.0 limit']],
					[found?.high, row['Upper CI 95.0 limit']]
				])
					expect(Math.abs(Number(ours) / Number(theirs) - 1)).toBeLessThan(2e-4);
			}
		});
	});
});

describe('rateInterval', () => {
	it('is exact below 10 events and Byar’s from 10, in the rate’s own unit', () => {
		const nine = exactPoisson(9);
		expect(rateInterval(9, 5000, 10_000)).toEqual({
			low: expect.closeTo((nine?.low ?? 0) * 2, 9),
			high: expect.closeTo((nine?.high ?? 0) * 2, 9),
			method: 'exact Poisson'
		});
		expect(rateInterval(10, 5000, 10_000)?.method).toBe('Byar');
		expect(rateInterval(0, 5000, 10_000)?.low).toBe(0);
	});

	it.each([
		[-1, 10, 100],
		[1, 0, 100],
		[1, -5, 100],
		[1, 10, 0],
		[1.5, 10, 100],
		[1, Number.NaN, 100]
	])('is null for %d of %d per %d', (count, base, per) => {
		expect(rateInterval(count, base, per)).toBeNull();
	});

	it('holds the rate and narrows, beside it, as events grow', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 3000 }), (count) => {
				const [one, more] = [rateInterval(count, 1000, 1000), rateInterval(count + 40, 1000, 1000)];
				expect(one?.low).toBeLessThanOrEqual(count);
				expect(one?.high).toBeGreaterThan(count);
				expect(more?.low).toBeGreaterThan(one?.low ?? 0);
				expect(more?.high).toBeGreaterThan(one?.high ?? 0);
			})
		);
	});
});
