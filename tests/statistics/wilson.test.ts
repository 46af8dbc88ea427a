import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps, wilson } from '$lib/statistics/wilson';

describe('wilson', () => {
	it.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718]
	])('gives Newcombe’s (1998, table I, method 3) limits for %d of %d', (count, base, low, high) => {
		const interval = wilson(count, base);
		expect(interval?.low).toBeCloseTo(low, 4);
		expect(interval?.high).toBeCloseTo(high, 4);
	});

	it.each([
		[1, 0],
		[5, 4],
		[-1, 10],
		[1.5, 10]
	])('is null for %d of %d, which is no proportion', (count, base) => {
		expect(wilson(count, base)).toBeNull();
	});

	it('holds the proportion and stays between none and all', () => {
		fc.assert(
			fc.property(fc.nat(5000), fc.nat(5000), (count, more) => {
				const base = count + more + 1;
				const interval = wilson(count, base);
				expect(interval?.low).toBeLessThanOrEqual(count / base);
				expect(interval?.high).toBeGreaterThanOrEqual(count / base);
				expect(interval?.low).toBeGreaterThanOrEqual(0);
				expect(interval?.high).toBeLessThanOrEqual(1);
			})
		);
	});
});

describe('overlaps', () => {
	it('counts a shared end as an overlap', () => {
		expect(overlaps({ low: 0, high: 1 }, { low: 1, high: 2 })).toBe(true);
		expect(overlaps({ low: 0, high: 1 }, { low: 1.1, high: 2 })).toBe(false);
	});
});
