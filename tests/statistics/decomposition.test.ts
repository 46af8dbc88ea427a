import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAggregate, splitChange, type RatedGroup } from '$lib/statistics/decomposition';

describe('splitChange', () => {
	it('gives Das Gupta’s (1993, example 2.1, as DasGuptR prints it) earnings: 10,930 and 16,591 an earner, .717892 and .825974 earners a man', () => {
		const split = splitChange(
			{ numerator: 10_930, denominator: 1 / 0.717892 },
			{ numerator: 16_591, denominator: 1 / 0.825974 },
			1
		);
		expect(split?.numerator_effect).toBeCloseTo(4369.913, 3);
		expect(split?.denominator_effect).toBeCloseTo(1487.262, 3);
		expect(split?.total).toBeCloseTo(5857.175, 3);
	});

	it('says that Nottingham’s rise from 9 of 330 to 15 of 337 was children, less a little for the larger base', () => {
		const split = splitChange(
			{ numerator: 9, denominator: 330 },
			{ numerator: 15, denominator: 337 },
			100
		);
		// By hand: 6 × (100/330 + 100/337) / 2 and (100/337 - 100/330) × 24 / 2.
		expect(split?.numerator_effect).toBeCloseTo(1.799, 3);
		expect(split?.denominator_effect).toBeCloseTo(-0.0755, 4);
	});

	it.each([
		[1, 0, 2, 10],
		[1, 10, 2, 0],
		[-1, 10, 2, 10],
		[1, 10, Number.NaN, 10]
	])('is null for %d of %d and %d of %d', (a, b, c, d) => {
		expect(
			splitChange({ numerator: a, denominator: b }, { numerator: c, denominator: d }, 100)
		).toBeNull();
	});

	it('adds up to the change, and turns round with it', () => {
		const rated = fc.record({
			numerator: fc.nat(500),
			denominator: fc.integer({ min: 1, max: 5000 })
		});
		fc.assert(
			fc.property(rated, rated, (earlier, later) => {
				const [there, back] = [splitChange(earlier, later, 100), splitChange(later, earlier, 100)];
				const change =
					(later.numerator * 100) / later.denominator -
					(earlier.numerator * 100) / earlier.denominator;
				expect(Math.abs((there?.total ?? Number.NaN) - change)).toBeLessThan(1e-8);
				expect((there?.numerator_effect ?? 0) + (there?.denominator_effect ?? 0)).toBe(
					there?.total
				);
				expect(back?.numerator_effect).toBeCloseTo(-(there?.numerator_effect ?? 0), 8);
				if (earlier.denominator === later.denominator) expect(there?.denominator_effect).toBe(0);
			})
		);
	});
});

/** Heads of household per 100 people in the United States, 1970 and 1985, by age: Das Gupta (1993), example 5.1. */
const ages = '15 20 25 30 35 40 45 50 55 60 65 70 75'.split(' ');
const headship = (shares: readonly number[], rates: readonly number[]): RatedGroup[] =>
	ages.map((group, place) => {
		const denominator = shares[place] ?? 0;
		return { group, denominator, numerator: ((rates[place] ?? 0) * denominator) / 100 };
	});
const headship1970 = headship(
	[12.9, 10.9, 9.5, 8, 7.8, 8.4, 8.6, 7.8, 7, 5.9, 4.7, 3.6, 4.9],
	[1.9, 25.8, 45.7, 49.6, 51.2, 51.6, 51.8, 54.9, 58.7, 60.4, 62.8, 66.6, 66.8]
);
const headship1985 = headship(
	[10.1, 11.2, 11.6, 10.9, 9.4, 7.7, 6.3, 6, 6.3, 5.9, 5.1, 4, 5.5],
	[2.2, 24.3, 45.8, 52.5, 56.1, 55.6, 56, 57.4, 57.2, 61.2, 63.9, 68.6, 72.2]
);

describe('splitAggregate', () => {
	it('gives Das Gupta’s (1993, example 5.1, as DasGuptR prints it) headship rates: 1.74 within the ages, 1.23 of their mix, 2.97 in all', () => {
		const split = splitAggregate(headship1970, headship1985, 100);
		expect(split?.within_effect).toBeCloseTo(1.7403, 4);
		expect(split?.mix_effect).toBeCloseTo(1.2269, 4);
		expect(split?.total).toBeCloseTo(2.9672, 4);
	});

	it('calls a group that came from nothing all mix', () => {
		const split = splitAggregate(
			[
				{ group: 'foster', numerator: 10, denominator: 100 },
				{ group: 'residential', numerator: 0, denominator: 0 }
			],
			[
				{ group: 'residential', numerator: 30, denominator: 100 },
				{ group: 'foster', numerator: 10, denominator: 100 }
			],
			100
		);
		expect(split).toEqual({ within_effect: 0, mix_effect: 10, total: 10 });
	});

	const one = { group: 'one', numerator: 1, denominator: 10 };
	const two = { group: 'two', numerator: 2, denominator: 10 };
	it.each([
		['a group missing from one period', [one, two], [one]],
		['another group in its place', [one], [two]],
		['a group named twice', [one, two], [one, one]],
		['a group named twice beside itself', [one], [one, one]],
		['no groups', [], []],
		['no base', [{ ...one, numerator: 0, denominator: 0 }], [one]],
		['children of no base', [one, { ...two, denominator: 0 }], [one, two]]
	])('is null for %s', (_, earlier, later) => {
		expect(splitAggregate(earlier, later, 100)).toBeNull();
		expect(splitAggregate(later, earlier, 100)).toBeNull();
	});

	it('adds up to the change of the total, and is all within when the mix stands still', () => {
		const rated = fc.record({
			numerator: fc.nat(50),
			denominator: fc.integer({ min: 1, max: 500 })
		});
		const named = (groups: readonly { numerator: number; denominator: number }[]) =>
			groups.map((each, place) => ({ ...each, group: `${place}` }));
		const lists = fc.array(fc.tuple(rated, rated), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(lists, (pairs) => {
				const [earlier, later] = [named(pairs.map(([a]) => a)), named(pairs.map(([, b]) => b))];
				const rate = (groups: readonly RatedGroup[]) =>
					(100 * groups.reduce((sum, { numerator }) => sum + numerator, 0)) /
					groups.reduce((sum, { denominator }) => sum + denominator, 0);
				const split = splitAggregate(earlier, later, 100);
				expect(split?.total).toBeCloseTo(rate(later) - rate(earlier), 8);
				const still = later.map((group, place) => ({
					...group,
					denominator: (earlier[place]?.denominator ?? 0) * 3
				}));
				expect(splitAggregate(earlier, still, 100)?.mix_effect).toBeCloseTo(0, 9);
			})
		);
	});
});
