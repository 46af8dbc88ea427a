import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { attainableCounts, countsBehindMark } from '$lib/statistics/attainable';
import { roundHalfUp } from '$lib/statistics/rounding';

describe('attainableCounts', () => {
	it.each([
		['Nottingham 2019/20, 15 of 337', 4, 0, 337, 12, 15],
		['Nottingham 2018/19, 9 of 330', 3, 0, 330, 9, 11],
		['none printed of a large base may still be one', 0, 0, 337, 0, 1],
		['none printed to one decimal of the same base is none', 0, 1, 337, 0, 0],
		['all of a base', 100, 0, 20, 20, 20],
		['one decimal names the count', 4.5, 1, 337, 15, 15]
	])('%s', (_, value, decimals, base, low, high) => {
		expect(attainableCounts({ value, decimals }, base)).toEqual({ low, high });
	});

	it('lets a half be rounded either way: 1 of 8 is 12.5%', () => {
		expect(attainableCounts({ value: 12, decimals: 0 }, 8)).toEqual({ low: 1, high: 1 });
		expect(attainableCounts({ value: 13, decimals: 0 }, 8)).toEqual({ low: 1, high: 1 });
		expect(attainableCounts({ value: 0.5, decimals: 0 }, 200)).toBeNull();
		expect(attainableCounts({ value: 1, decimals: 0 }, 200)).toEqual({ low: 1, high: 3 });
	});

	it.each([
		['a percentage no count of the base can give', 4, 0, 10],
		['a percentage above all of it', 104, 0, 50],
		['a negative one', -4, 0, 50],
		['more digits than the decimals say', 4.55, 1, 337],
		['no base', 4, 0, 0],
		['a base that is no count', 4, 0, 10.5],
		['a figure that is no number', Number.NaN, 0, 10]
	])('is null for %s', (_, value, decimals, base) => {
		expect(attainableCounts({ value, decimals }, base)).toBeNull();
	});

	it('holds exactly the counts that print as the figure', () => {
		const bases = fc.integer({ min: 1, max: 3000 });
		fc.assert(
			fc.property(bases, fc.nat(3000), fc.integer({ min: 0, max: 2 }), (base, some, decimals) => {
				const count = some % (base + 1);
				const value = roundHalfUp((100 * count) / base, decimals);
				const range = attainableCounts({ value, decimals }, base);
				expect(range?.low).toBeLessThanOrEqual(count);
				expect(range?.high).toBeGreaterThanOrEqual(count);
				const half = 0.5 * 10 ** -decimals + 1e-9;
				for (const inside of [range?.low, range?.high])
					expect(Math.abs((100 * Number(inside)) / base - value)).toBeLessThanOrEqual(half);
				for (const outside of [Number(range?.low) - 1, Number(range?.high) + 1])
					if (outside >= 0 && outside <= base)
						expect(Math.abs((100 * outside) / base - value)).toBeGreaterThan(half - 2e-9);
			})
		);
	});

	const published = '../shared/data/ees2025_la_conviction_health_outcome_cla.csv';
	describe.skipIf(!existsSync(published))('beside DfE’s 2025 file', () => {
		it('holds the published count of every authority and year that has one', () => {
			const { data } = Papa.parse<Record<string, string>>(
				readFileSync(published, 'utf8').replace(/^\uFEFF/, ''),
				{ header: true, skipEmptyLines: true }
			);
			const local = data.filter(
				(row) =>
					row.geographic_level === 'Local authority' &&
					row.characteristic?.startsWith('Convictions')
			);
			const key = (row: Record<string, string>) => `${row.time_period} ${row.new_la_code}`;
			const bases = new Map(
				local
					.filter((row) => row.breakdown?.startsWith('Total'))
					.map((row) => [key(row), Number(row.children_count)])
			);
			const figures = local.filter(
				(row) =>
					row.breakdown?.startsWith('Convicted') &&
					/^\d+$/.test(row.children_count ?? '') &&
					(bases.get(key(row)) ?? 0) > 0
			);
			expect(figures).toHaveLength(440);
			for (const row of figures) {
				const value = Number(row.children_percent);
				const range = attainableCounts({ value, decimals: 0 }, bases.get(key(row)) ?? 0);
				expect(range?.low, key(row)).toBeLessThanOrEqual(Number(row.children_count));
				expect(range?.high, key(row)).toBeGreaterThanOrEqual(Number(row.children_count));
			}
		});
	});
});

describe('countsBehindMark', () => {
	it('makes c of 349 0.3% to 1.4%', () => {
		const band = countsBehindMark(349);
		expect(roundHalfUp(band?.low ?? 0, 1)).toBe(0.3);
		expect(roundHalfUp(band?.high ?? 0, 1)).toBe(1.4);
	});

	it('says nothing of a group of ten or fewer, of which none at all is hidden too', () => {
		expect(countsBehindMark(11)).toEqual({ low: 100 / 11, high: 500 / 11 });
		for (const base of [10, 9, 3, 0]) expect(countsBehindMark(base)).toBeNull();
		expect(countsBehindMark(2.5)).toBeNull();
	});
});
