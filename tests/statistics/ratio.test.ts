import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioToRate, riskRatio } from '$lib/statistics/ratio';
import { wilson } from '$lib/statistics/wilson';

describe('how many times as likely, by Katz’s interval', () => {
	it('is 2 (0.71 to 5.64) for 10 of 100 beside 5 of 100: variance 0.1 − 0.01 + 0.2 − 0.01 = 0.28, root 0.52915, times 1.95996 is 1.03711, e to it 2.82105', () => {
		const found = riskRatio({ count: 10, base: 100 }, { count: 5, base: 100 });
		expect(found?.ratio).toBeCloseTo(2, 12);
		expect(found?.low).toBeCloseTo(2 / 2.82105, 3);
		expect(found?.high).toBeCloseTo(2 * 2.82105, 3);
		expect(found?.method).toBe('Katz');
	});

	it('has no range to give where everybody is counted in both: 1/4 − 1/4 + 1/9 − 1/9 is nought', () => {
		expect(riskRatio({ count: 4, base: 4 }, { count: 9, base: 9 })).toEqual({
			ratio: 1,
			low: 1,
			high: 1,
			method: 'Katz'
		});
	});

	it('is refused where the logarithm is not defined, or the counts are of no proportion', () => {
		const whole = { count: 5, base: 100 };
		for (const wrong of [
			{ count: 0, base: 100 },
			{ count: 5, base: 4 },
			{ count: 1.5, base: 100 },
			{ count: -1, base: 100 },
			{ count: 0, base: 0 }
		]) {
			expect(riskRatio(wrong, whole)).toBeNull();
			expect(riskRatio(whole, wrong)).toBeNull();
		}
	});

	const counts = fc
		.integer({ min: 1, max: 5000 })
		.chain((base) =>
			fc.record({ count: fc.integer({ min: 1, max: base }), base: fc.constant(base) })
		);

	it('holds the ratio in its range, and the other way round is one over it', () => {
		fc.assert(
			fc.property(counts, counts, (a, b) => {
				const [there, back] = [riskRatio(a, b), riskRatio(b, a)];
				if (!there || !back) throw new Error('Both can be computed.');
				expect(there.low).toBeLessThanOrEqual(there.ratio);
				expect(there.ratio).toBeLessThanOrEqual(there.high);
				expect(there.low * back.high).toBeCloseTo(1, 6);
				expect(there.ratio * back.ratio).toBeCloseTo(1, 6);
			})
		);
	});
});

describe('how many times as likely, beside a rate printed without its counts', () => {
	const rate = { value: 41.5, decimals: 1, per: 10_000 };

	it('is 5.7 (2.9 to 11.1) for 8 of 339 beside 41.5 per 10,000: Wilson 1.2005% to 4.5868%, over 41.55 and 41.45 per 10,000', () => {
		const found = ratioToRate({ count: 8, base: 339 }, rate);
		expect(found?.ratio).toBeCloseTo(0.0235988 / 0.00415, 3);
		expect(found?.low).toBeCloseTo(0.012005 / 0.004155, 2);
		expect(found?.high).toBeCloseTo(0.045868 / 0.004145, 2);
		expect(found?.method).toBe('Wilson over rounding');
	});

	it('is refused for no child at all, for a fraction of one and beside a rate that may have been nought', () => {
		expect(ratioToRate({ count: 0, base: 339 }, rate)).toBeNull();
		expect(ratioToRate({ count: 0.5, base: 339 }, rate)).toBeNull();
		expect(ratioToRate({ count: 8, base: 339 }, { value: 0, decimals: 1, per: 10_000 })).toBeNull();
		expect(ratioToRate({ count: 8, base: 339 }, { value: 0.5, decimals: 0, per: 10 })).toBeNull();
		expect(ratioToRate({ count: 8, base: 339 }, { ...rate, per: 0 })).toBeNull();
	});

	it('is never narrower than chance in the first group alone makes it', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 50 }),
				fc.integer({ min: 50, max: 900 }),
				fc.integer({ min: 1, max: 999 }),
				(count, base, tenths) => {
					const value = tenths / 10;
					const found = ratioToRate({ count, base }, { value, decimals: 1, per: 10_000 });
					const share = wilson(count, base);
					if (!found || !share) throw new Error('It can be computed.');
					expect(found.low).toBeLessThan((share.low / value) * 10_000);
					expect(found.high).toBeGreaterThan((share.high / value) * 10_000);
				}
			)
		);
	});
});
