import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, cutPoints, type CutPoints } from '$lib/statistics/band';

const cuts = { q25: 2, q50: 3, q75: 5 };

describe('cutPoints', () => {
	it('cuts the figures into quarters', () => {
		expect(cutPoints([1, 2, 3, 4])).toEqual({ q25: 1.75, q50: 2.5, q75: 3.25 });
		expect(cutPoints([])).toBeNull();
	});
});

describe('bandOf', () => {
	it.each([
		['low', 1, 'A'],
		['low', 2, 'A'],
		['low', 2.1, 'B'],
		['low', 3, 'B'],
		['low', 5, 'C'],
		['low', 5.1, 'D'],
		['high', 2, 'D'],
		['high', 2.1, 'C'],
		['high', 3, 'C'],
		['high', 5, 'B'],
		['high', 5.1, 'A'],
		['none', 2, null]
	] as const)('with polarity %s puts %d in band %s', (polarity, value, band) => {
		expect(bandOf(value, cuts, polarity)).toBe(band);
	});

	it('gives A to all, where low is better, and D to all, where high is, when all are equal', () => {
		const same = cutPoints([4, 4, 4, 4]) as CutPoints;
		expect(bandOf(4, same, 'low')).toBe('A');
		expect(bandOf(4, same, 'high')).toBe('D');
	});

	it('never gives a worse band to a better figure, nor A to more than the quarter and its ties', () => {
		const figures = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 });
		fc.assert(
			fc.property(figures, fc.constantFrom('low', 'high'), (values, polarity) => {
				const found = cutPoints(values) as CutPoints;
				const best = [...values].sort((a, b) => (polarity === 'low' ? a - b : b - a));
				const bands = best.map((value) => bandOf(value, found, polarity)).join('');
				expect(bands).toBe([...bands].sort().join(''));
				const inA = best.filter((value) => bandOf(value, found, polarity) === 'A');
				expect(inA.filter((value) => value !== inA.at(-1)).length).toBeLessThanOrEqual(
					Math.ceil(values.length / 4)
				);
			})
		);
	});
});
