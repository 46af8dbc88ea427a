import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalOf, type Measured } from '$lib/statistics/interval';

const figure = (given: Partial<Measured>): Measured => ({
	unit: 'percent',
	per: null,
	numerator: null,
	denominator: null,
	value: 4,
	decimals: 0,
	...given
});

describe('intervalOf', () => {
	it('is Wilson’s for a percentage with counts: 15 of 148 is 6.24% to 16.05% (Newcombe 1998, table I)', () => {
		expect(intervalOf(figure({ value: 10, numerator: 15, denominator: 148 }))).toEqual({
			low: expect.closeTo(6.24, 2),
			high: expect.closeTo(16.05, 2),
			method: 'Wilson'
		});
	});

	it('is Fingertips’ for a rate with counts: Rutland 2015, 42 of 38,046 is 79.6 to 149.2 per 100,000', () => {
		const rate = { unit: 'rate', per: 100_000, value: 110.4, decimals: 1 } as const;
		expect(intervalOf(figure({ ...rate, numerator: 42, denominator: 38_046 }))).toEqual({
			low: expect.closeTo(79.56, 1),
			high: expect.closeTo(149.22, 1),
			method: 'Byar'
		});
		const few = intervalOf(figure({ ...rate, numerator: 2, denominator: 100_000 }));
		expect(few?.method).toBe('exact Poisson');
		expect(few?.high).toBeCloseTo(7.225, 3);
	});

	it.each([
		['a percentage', {}, 3.5, 4.5],
		['a percentage with only a base', { denominator: 337 }, 3.5, 4.5],
		['a rate', { unit: 'rate', per: 10_000, value: 12.3, decimals: 1 }, 12.25, 12.35],
		[
			'a rate whose population is not known',
			{ unit: 'rate', numerator: 3, denominator: 9 },
			3.5,
			4.5
		],
		['a score', { unit: 'score', value: 14.2, decimals: 1 }, 14.15, 14.25],
		['counts that make no proportion', { numerator: 9, denominator: 8 }, 3.5, 4.5],
		['none, which was never below nought', { value: 0 }, 0, 0.5],
		['all, which was never above it', { value: 100 }, 99.5, 100],
		['a percentage that is no share', { value: 104 }, 103.5, 104.5],
		['a gap below nought', { value: -4 }, -4.5, -3.5],
		['pounds', { unit: 'pounds', value: 0 }, -0.5, 0.5]
	] as const)('without usable counts is what rounding hides: %s', (_, given, low, high) => {
		expect(intervalOf(figure(given))).toEqual({ low, high, method: 'rounding' });
	});

	it('goes below nought for a score of nought only where such a score can', () => {
		const score = figure({ unit: 'score', value: 0, decimals: 1 });
		expect(intervalOf(score)).toMatchObject({ low: -0.05, high: 0.05 });
		expect(intervalOf(score, { positive: true })).toMatchObject({ low: 0, high: 0.05 });
	});

	it('has none for a whole count, unless chance is asked for', () => {
		const count = figure({ unit: 'count', value: 5 });
		expect(intervalOf(count)).toBeNull();
		const five = intervalOf(count, { chance: true });
		expect(five?.method).toBe('exact Poisson');
		expect(five?.low).toBeCloseTo(1.623, 3);
		expect(five?.high).toBeCloseTo(11.668, 3);
		expect(intervalOf({ ...count, value: 64 }, { chance: true })?.method).toBe('Byar');
		expect(intervalOf({ ...count, value: 6.4, decimals: 1 })?.method).toBe('rounding');
	});

	it('has none without a figure, and still has one when only the counts are printed', () => {
		expect(intervalOf(figure({ value: null }))).toBeNull();
		expect(intervalOf(figure({ unit: 'count', value: null }), { chance: true })).toBeNull();
		expect(intervalOf(figure({ value: null, numerator: 1, denominator: 29 }))?.method).toBe(
			'Wilson'
		);
	});

	it('holds the figure its counts make', () => {
		fc.assert(
			fc.property(fc.nat(2000), fc.nat(2000), (numerator, more) => {
				const denominator = numerator + more + 1;
				for (const [unit, per] of [
					['percent', 100],
					['rate', 10_000]
				] as const) {
					const found = intervalOf(figure({ unit, per, numerator, denominator }));
					const value = (numerator * per) / denominator;
					expect(found?.low).toBeLessThanOrEqual(value + 1e-9);
					expect(found?.high).toBeGreaterThanOrEqual(value - 1e-9);
				}
			})
		);
	});
});
