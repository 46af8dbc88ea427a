import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOf, medianOf } from '$lib/statistics/neighbours';

/** Ten neighbours of whom six have a figure, worked by hand. */
const ten = [3, null, 4, 2, null, 3, null, 5, null, 4];

describe('meanOf and medianOf', () => {
	it('are of 6 of 10 neighbours', () => {
		expect(meanOf(ten)).toEqual({ value: 3.5, with: 6, of: 10 });
		expect(medianOf(ten)).toEqual({ value: 3.5, with: 6, of: 10 });
		expect(meanOf([1, 2, 9])).toEqual({ value: 4, with: 3, of: 3 });
		expect(medianOf([9, 1, 2])).toEqual({ value: 2, with: 3, of: 3 });
	});

	it('have no value when no neighbour has one, and take nought for a figure', () => {
		expect(meanOf([null, null])).toEqual({ value: null, with: 0, of: 2 });
		expect(medianOf([])).toEqual({ value: null, with: 0, of: 0 });
		expect(meanOf([0, null, 1])).toEqual({ value: 0.5, with: 2, of: 3 });
	});

	it('lie between the least and the greatest, whatever is missing and in whatever order', () => {
		const values = fc.array(fc.option(fc.integer({ min: 0, max: 1000 })), { minLength: 1 });
		fc.assert(
			fc.property(values, (list) => {
				const found = list.filter((value) => value !== null);
				for (const average of [meanOf, medianOf]) {
					const { value, with: counted, of } = average(list);
					expect([counted, of]).toEqual([found.length, list.length]);
					expect(average([...list].reverse())).toEqual({ value, with: counted, of });
					if (value === null) expect(found).toEqual([]);
					else {
						expect(value).toBeGreaterThanOrEqual(Math.min(...found));
						expect(value).toBeLessThanOrEqual(Math.max(...found));
					}
				}
			})
		);
	});
});
