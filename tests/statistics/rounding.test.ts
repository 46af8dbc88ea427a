import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	difference,
	halfWidth,
	printedInterval,
	roundHalfUp,
	withinRounding
} from '$lib/statistics/rounding';

describe('roundHalfUp', () => {
	it.each([
		[2.675, 2, 2.68],
		[1.005, 2, 1.01],
		[0.5, 0, 1],
		[1.5, 0, 2],
		[2.5, 0, 3],
		[-0.5, 0, -1],
		[33.200000000000003, 1, 33.2],
		[4.7e-2, 2, 0.05],
		[1e-9, 2, 0],
		[0.1 + 0.2, 1, 0.3],
		[1_234_567.85, 1, 1_234_567.9],
		[3071, 0, 3071]
	])('rounds %d to %d decimals as %d', (value, decimals, expected) => {
		expect(roundHalfUp(value, decimals)).toBe(expected);
	});

	it('never gives negative zero', () => {
		expect(Object.is(roundHalfUp(-0.2, 0), 0)).toBe(true);
	});

	it('refuses what is not a finite number', () => {
		expect(() => roundHalfUp(Number.NaN, 1)).toThrow(RangeError);
	});

	it('leaves what is printed to the same decimals as it is', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -1e9, max: 1e9 }),
				fc.integer({ min: 0, max: 4 }),
				(whole, d) => {
					const printed = Number(`${whole}e-${d}`);
					expect(roundHalfUp(printed, d)).toBe(printed === 0 ? 0 : printed);
				}
			)
		);
	});
});

describe('printedInterval', () => {
	it('is half a unit of the last decimal either side', () => {
		expect(printedInterval({ value: 4, decimals: 0 })).toEqual({ low: 3.5, high: 4.5 });
		expect(printedInterval({ value: 9.8, decimals: 1 })).toEqual({ low: 9.75, high: 9.85 });
		expect(halfWidth(2)).toBe(0.005);
	});
});

describe('withinRounding', () => {
	it.each([
		[
			'9.3 to one decimal and 9 whole',
			{ value: 9.3, decimals: 1 },
			{ value: 9, decimals: 0 },
			true
		],
		[
			'9.8 to one decimal and 9 whole',
			{ value: 9.8, decimals: 1 },
			{ value: 9, decimals: 0 },
			false
		],
		[
			'3 and 4, whole, which are one apart',
			{ value: 3, decimals: 0 },
			{ value: 4, decimals: 0 },
			false
		],
		[
			'9.55 from 9 exactly at the sum',
			{ value: 9.55, decimals: 1 },
			{ value: 9, decimals: 0 },
			false
		],
		['equal figures', { value: 3, decimals: 0 }, { value: 3, decimals: 0 }, true]
	])('%s', (_, earlier, later, expected) => {
		expect(withinRounding(earlier, later)).toBe(expected);
	});
});

describe('difference', () => {
	it('is at the coarser precision', () => {
		expect(difference({ value: 9.8, decimals: 1 }, { value: 6, decimals: 0 })).toBe(-4);
		expect(difference({ value: 9.8, decimals: 1 }, { value: 9.9, decimals: 1 })).toBe(0.1);
	});
});
