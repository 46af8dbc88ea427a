import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankOf } from '$lib/statistics/rank';

const figures = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 });

describe('rankOf', () => {
	it.each([
		['low', 1, { rank: 1, of: 5, tied: 1 }],
		['low', 2, { rank: 2, of: 5, tied: 2 }],
		['low', 4, { rank: 4, of: 5, tied: 1 }],
		['high', 9, { rank: 1, of: 5, tied: 1 }],
		['high', 4, { rank: 2, of: 5, tied: 1 }],
		['high', 2, { rank: 3, of: 5, tied: 2 }],
		['none', 2, null]
	] as const)(
		'ranks among 2, 9, 1, 2, 4 with polarity %s the value %d',
		(polarity, value, rank) => {
			expect(rankOf([2, 9, 1, 2, 4], value, polarity)).toEqual(rank);
		}
	);

	it('is the place of the first of its equals when the values are sorted', () => {
		fc.assert(
			fc.property(figures, fc.nat(), fc.constantFrom('low', 'high'), (values, at, polarity) => {
				const value = values[at % values.length] as number;
				const sorted = [...values].sort((a, b) => (polarity === 'low' ? a - b : b - a));
				expect(rankOf(values, value, polarity)).toEqual({
					rank: sorted.indexOf(value) + 1,
					of: values.length,
					tied: sorted.lastIndexOf(value) - sorted.indexOf(value) + 1
				});
			})
		);
	});
});
