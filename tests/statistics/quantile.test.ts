import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile } from '$lib/statistics/quantile';

const figures = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantile', () => {
	it.each([
		// R: quantile(c(1, 2, 3, 4), type = 7) and quantile(c(6, 47, 49, 15, 42, 41, 7, 39, 43, 40, 36), type = 7).
		[[1, 2, 3, 4], 0.25, 1.75],
		[[4, 3, 2, 1], 0.75, 3.25],
		[[6, 47, 49, 15, 42, 41, 7, 39, 43, 40, 36], 0.25, 25.5],
		[[6, 47, 49, 15, 42, 41, 7, 39, 43, 40, 36], 0.5, 40],
		[[6, 47, 49, 15, 42, 41, 7, 39, 43, 40, 36], 0.75, 42.5],
		[[7], 0.25, 7]
	])('of %j at %d is R’s type 7', (values, p, expected) => {
		expect(quantile(values, p)).toBe(expected);
	});

	it('is null of nothing and refuses a share outside 0 to 1', () => {
		expect(quantile([], 0.5)).toBeNull();
		expect(median([])).toBeNull();
		expect(() => quantile([1], 1.1)).toThrow(RangeError);
		expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
	});

	it('starts at the least, ends at the greatest and never falls between', () => {
		fc.assert(
			fc.property(figures, share, share, (values, p, q) => {
				expect(quantile(values, 0)).toBe(Math.min(...values));
				expect(quantile(values, 1)).toBe(Math.max(...values));
				const [low, high] = [quantile(values, Math.min(p, q)), quantile(values, Math.max(p, q))];
				expect(low).toBeLessThanOrEqual((high ?? Number.NaN) + 1e-9);
			})
		);
	});

	it('moves and stretches with the figures, whatever their order', () => {
		fc.assert(
			fc.property(figures, share, (values, p) => {
				const moved = values.map((each) => 3 * each + 5).reverse();
				expect(quantile(moved, p)).toBeCloseTo(3 * (quantile(values, p) ?? Number.NaN) + 5, 6);
			})
		);
	});

	it('leaves the figures in the order they came in', () => {
		const values = [3, 1, 2];
		median(values);
		expect(values).toEqual([3, 1, 2]);
	});
});
