import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { financialYearEnding } from '$lib/domain/period';
import { changeBetween, type Counted } from '$lib/statistics/change';
import { oneChild, withChildren } from '$lib/statistics/one-child';
import { roundHalfUp } from '$lib/statistics/rounding';

const nottingham: Counted = {
	period: financialYearEnding(2020),
	value: 4,
	decimals: 0,
	numerator: 15,
	denominator: 337
};

describe('oneChild', () => {
	it('is 0.3 percentage points of 337 children, as the board’s papers round it', () => {
		expect(roundHalfUp(oneChild(nottingham, 100) ?? 0, 1)).toBe(0.3);
	});

	it('is in the rate’s own unit', () => {
		expect(oneChild({ numerator: 3, denominator: 20_000 }, 10_000)).toBe(0.5);
	});

	it('is null without a base', () => {
		expect(oneChild({ numerator: 3, denominator: null }, 100)).toBeNull();
		expect(oneChild({ numerator: 0, denominator: 0 }, 100)).toBeNull();
	});
});

describe('withChildren', () => {
	it.each([
		[0, 15, 4],
		[1, 16, 5],
		[-1, 14, 4],
		[-4, 11, 3],
		[-99, 0, 0],
		[999, 337, 100]
	])('%d children more of 15 in 337 makes %d, printed %d%%', (delta, numerator, value) => {
		expect(withChildren(nottingham, delta, 100)).toEqual({ ...nottingham, numerator, value });
	});

	it('gives a figure whose change can be judged again', () => {
		const before = {
			...nottingham,
			period: financialYearEnding(2019),
			value: 3,
			numerator: 9,
			denominator: 330
		};
		const fewer = withChildren(nottingham, -5, 100);
		expect(fewer && changeBetween(before, fewer)?.explanation).toBe('level');
	});

	it('is null without both counts', () => {
		expect(withChildren({ ...nottingham, numerator: null }, 1, 100)).toBeNull();
		expect(withChildren({ ...nottingham, denominator: null }, 1, 100)).toBeNull();
		expect(withChildren({ ...nottingham, denominator: 0 }, 1, 100)).toBeNull();
	});

	it('comes back when the child is taken away again, inside the bounds', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(300), (numerator, more) => {
				const figure = { numerator, denominator: numerator + more + 1, decimals: 1 };
				const there = withChildren(figure, 1, 100);
				const back = there && withChildren(there, -1, 100);
				expect(back?.numerator).toBe(numerator);
				expect(there?.value).toBeGreaterThanOrEqual(back?.value ?? Number.NaN);
			})
		);
	});
});
