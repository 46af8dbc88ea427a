import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortConversion, flowConversion, pooled, roundedRatio } from '$lib/statistics/conversion';

const z = 1.959963984540054;

describe('cohortConversion', () => {
	it('is Wilson’s interval: 15 of 148 is 10.1%, 6.24% to 16.05% (Newcombe 1998, table I, method 3)', () => {
		const found = cohortConversion(15, 148);
		if (found.refused !== null) throw new Error('refused');
		expect(found.per_hundred).toBeCloseTo(10.135, 3);
		expect(found.low).toBeCloseTo(6.24, 2);
		expect(found.high).toBeCloseTo(16.05, 2);
	});

	it.each([
		[null, 10, 'missing'],
		[1, null, 'missing'],
		[1.5, 10, 'missing'],
		[-1, 10, 'missing'],
		[0, 0, 'none'],
		[5, 4, 'more'],
		[1, 0, 'more']
	])('refuses %s of %s: %s', (later, earlier, refused) => {
		expect(cohortConversion(later, earlier)).toEqual({ refused });
		expect(flowConversion(later, earlier)).toEqual({ refused });
	});

	it('has an end at nought for none and at a hundred for all', () => {
		expect(cohortConversion(0, 20)).toMatchObject({ per_hundred: 0, low: 0 });
		expect(cohortConversion(20, 20)).toMatchObject({ per_hundred: 100, high: 100 });
	});
});

describe('flowConversion', () => {
	// Wilson for 10 of 100: (20 + 3.8415 -/+ 1.96 sqrt(3.8415 + 4 x 10 x 0.9)) / (2 x 103.8415)
	//   = (23.8415 -/+ 1.96 x 6.3120) / 207.6829 = 0.05523 and 0.17437.
	// As odds: 0.05523 / 0.94477 = 0.05846 and 0.17437 / 0.82563 = 0.21119.
	it('turns Wilson’s ends for 10 of 100 into odds: 10 for 90 is 11.1 per hundred, 5.8 to 21.1', () => {
		const found = flowConversion(10, 90);
		if (found.refused !== null) throw new Error('refused');
		expect(found.per_hundred).toBeCloseTo(11.111, 3);
		expect(found.low).toBeCloseTo(5.846, 2);
		expect(found.high).toBeCloseTo(21.119, 2);
	});

	it('holds its ratio, and none is nought to z²/b per hundred', () => {
		fc.assert(
			fc.property(fc.nat(500), fc.nat(500), (later, more) => {
				const earlier = later + more + 1;
				const found = flowConversion(later, earlier);
				if (found.refused !== null) throw new Error('refused');
				expect(found.low).toBeLessThanOrEqual(found.per_hundred + 1e-9);
				expect(found.high).toBeGreaterThanOrEqual(found.per_hundred - 1e-9);
				expect(found.low).toBeGreaterThanOrEqual(0);
				// Wilson's high for 0 of b is z²/(b + z²), whose odds are z²/b.
				if (later === 0) expect(found.high).toBeCloseTo((100 * z * z) / earlier, 6);
			})
		);
	});
});

describe('pooled', () => {
	it('adds what is there and is null where a part is missing, which is never nought', () => {
		expect(pooled([3, 0, 4, 5])).toBe(12);
		expect(pooled([3, null, 4, 5])).toBeNull();
		expect(pooled([])).toBeNull();
	});
});

describe('roundedRatio', () => {
	it('is 25 for 420 rounded to 5: 5.95 per hundred, 22.5 for 422.5 (5.33) to 27.5 for 417.5 (6.59)', () => {
		const found = roundedRatio(25, 420, 5);
		expect(found?.per_hundred).toBeCloseTo(5.952, 3);
		expect(found?.low).toBeCloseTo(5.325, 3);
		expect(found?.high).toBeCloseTo(6.587, 3);
	});

	it('is null where the earlier count may be nought', () => {
		expect(roundedRatio(0, 0, 5)).toBeNull();
		expect(roundedRatio(0, 5, 5)?.low).toBe(0);
	});
});
