import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assuranceOf, controlChart, processLimits } from '$lib/statistics/control-chart';

/** Twelve figures around 10 that signal nothing: the mean is 10 and every moving range is 2, so the limits are 4.68 and 15.32. */
const calm = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11];

const signalsOf = (values: readonly (number | null)[]) =>
	controlChart(values)?.signals.map(({ at, signal, side }) => `${at} ${signal} ${side}`);

describe('processLimits', () => {
	it('are those of the NIST handbook’s flow rates (section 6.3.2.2, where 3/1.128 is not rounded)', () => {
		const limits = processLimits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]);
		expect(limits?.mean).toBeCloseTo(50.81, 10);
		expect(limits?.high).toBeCloseTo(55.8041, 2);
		expect(limits?.low).toBeCloseTo(45.8159, 2);
	});

	it('are 2.66 mean moving ranges either side of the mean', () => {
		const limits = processLimits(calm);
		expect(limits?.mean).toBe(10);
		expect(limits?.low).toBeCloseTo(10 - 5.32, 10);
		expect(limits?.high).toBeCloseTo(10 + 5.32, 10);
	});

	it('screen out moving ranges above 3.267 times their mean, once', () => {
		// Moving ranges: ten of 2, one of 40; their mean is 60/11 and 3.267 times that 17.8, so the 40 goes and the mean is 2.
		const limits = processLimits([9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 49]);
		expect(limits?.mean).toBeCloseTo(158 / 12, 10);
		expect((limits?.high ?? 0) - (limits?.mean ?? 0)).toBeCloseTo(5.32, 10);
		// Ranges 1 (ten), 5 and 30: 30 goes (3.267 x 45/12 = 12.2); 5 stays, though a second screening would take it out.
		const twice = processLimits([0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 5, 35]);
		expect((twice?.high ?? 0) - (twice?.mean ?? 0)).toBeCloseTo((2.66 * 15) / 11, 10);
	});

	it('take no range across a missing figure', () => {
		expect(processLimits([1, null, 9, null, 4])).toBeNull();
		const limits = processLimits([10, 12, null, 100, 102]);
		expect((limits?.high ?? 0) - (limits?.mean ?? 0)).toBeCloseTo(5.32, 10);
	});
});

describe('controlChart', () => {
	it('needs twelve figures and calls its limits trial ones below twenty-four', () => {
		expect(controlChart([...calm.slice(1), null])).toBeNull();
		expect(controlChart(calm)).toMatchObject({ points: 12, trial: true, signals: [] });
		expect(controlChart([...calm, ...calm.slice(1)])?.trial).toBe(true);
		expect(controlChart([...calm, ...calm])?.trial).toBe(false);
	});

	it('marks a point outside a limit', () => {
		expect(signalsOf([...calm, 18])).toEqual(['12 outside high']);
		expect(signalsOf([...calm, 2])).toEqual(['12 outside low']);
	});

	it('marks a trend of seven points and not one of six', () => {
		const seven = [10, 8, 9, 9.5, 10, 10.5, 11, 11.5, 9, 11, 9, 11];
		expect(signalsOf(seven)).toEqual([1, 2, 3, 4, 5, 6, 7].map((at) => `${at} trend high`));
		expect(signalsOf([10, 9, 9, 9.5, 10, 10.5, 11, 11.5, 9, 11, 9, 11])).toEqual([]);
		expect(signalsOf(seven.map((each) => -each))?.[0]).toBe('1 trend low');
	});

	it('marks two of three points near one limit, whatever the third, but not two near both', () => {
		expect(signalsOf([...calm, ...calm, 9, 15, 10, 15, 9])).toEqual([
			'25 two-of-three high',
			'27 two-of-three high'
		]);
		expect(signalsOf([...calm, ...calm, 9, 15, 5, 11, 9])).toEqual([]);
		expect(signalsOf([...calm, ...calm, 9, 15, 10, 10, 15, 9])).toEqual([]);
	});

	it('marks a shift of seven points on one side of the mean and not one of six', () => {
		const long = [11, 16, 11, 16, 11, 16, 11, 9, 4, 9, 4, 11, 4, 9];
		expect(signalsOf(long)).toEqual([0, 1, 2, 3, 4, 5, 6].map((at) => `${at} shift high`));
		expect(signalsOf(long.slice(1))).toEqual([]);
	});

	it('gives a point its first signal only', () => {
		const rising = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
		expect(signalsOf(rising)).toEqual(
			rising.map((value, at) =>
				value < 4 ? `${at} outside low` : value > 9 ? `${at} outside high` : `${at} trend high`
			)
		);
	});

	it('lets a missing figure end a run', () => {
		const long = [11, 16, 11, null, 16, 11, 16, 11, 9, 4, 9, 4, 9, 4, null, 9];
		expect(signalsOf(long.filter((value) => value !== null))).toHaveLength(14);
		expect(signalsOf(long)).toEqual([]);
	});

	it('finds nothing in figures that are all equal', () => {
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), (value) => {
				expect(signalsOf(Array(15).fill(value))).toEqual([]);
			})
		);
	});

	it('is the same chart upside down for figures upside down', () => {
		const figure = fc.integer({ min: 0, max: 200 }).map((whole) => whole / 10);
		const series = fc.array(fc.option(figure, { freq: 12 }), { minLength: 14, maxLength: 40 });
		fc.assert(
			fc.property(series, (values) => {
				const [up, down] = [
					signalsOf(values),
					signalsOf(values.map((each) => (each === null ? null : 100 - each)))
				];
				const turn = (text: string) =>
					text.endsWith('high') ? text.replace('high', 'low') : text.replace('low', 'high');
				expect(down).toEqual(up?.map(turn));
			})
		);
	});
});

describe('assuranceOf', () => {
	const limits = { low: 3, high: 5 };
	it.each([
		['low', 6, 'consistently meets'],
		['low', 5, 'consistently meets'],
		['low', 4, 'hit or miss'],
		['low', 3, 'hit or miss'],
		['low', 2, 'consistently fails'],
		['high', 2, 'consistently meets'],
		['high', 3, 'consistently meets'],
		['high', 4, 'hit or miss'],
		['high', 5, 'hit or miss'],
		['high', 6, 'consistently fails'],
		['none', 6, null]
	] as const)('with polarity %s and a target of %d is %s', (polarity, target, expected) => {
		expect(assuranceOf(limits, target, polarity)).toBe(expected);
	});
});
