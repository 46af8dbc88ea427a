import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runChart } from '$lib/statistics/run-chart';

const signalsOf = (values: readonly (number | null)[]) =>
	runChart(values)?.signals.map(({ signal, side, at }) => `${signal} ${side} ${at.join(' ')}`);

describe('runChart', () => {
	it('has the median, and none without a figure', () => {
		expect(runChart([3, null, 9, 4])).toMatchObject({ median: 4, points: 3, signals: [] });
		expect(runChart([null, null])).toBeNull();
		expect(runChart([])).toBeNull();
	});

	it('finds a shift of six on one side and not of five', () => {
		expect(signalsOf([1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9])).toEqual([
			'shift low 0 1 2 3 4 5',
			'shift high 6 7 8 9 10 11'
		]);
		expect(signalsOf([1, 2, 1, 2, 1, 8, 9, 8, 9, 8])).toEqual([]);
	});

	it('finds no shift below twelve figures, whatever they are', () => {
		const few = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 11 });
		fc.assert(
			fc.property(few, (values) => {
				const kinds = runChart(values)?.signals.map(({ signal }) => signal) ?? [];
				expect(kinds).not.toContain('shift');
			})
		);
	});

	it('passes over a point on the median, which neither ends nor lengthens a shift', () => {
		// The median is 5: it stands between the third and the fourth of the six low points, and once more among five high ones.
		expect(signalsOf([1, 2, 1, 5, 2, 1, 2, 9, 8, 5, 9, 8, 9])).toEqual(['shift low 0 1 2 4 5 6']);
	});

	it('finds a trend of five and not of four, counting equal points once', () => {
		expect(signalsOf([5, 1, 2, 3, 4, 9, 2])).toEqual(['trend high 1 2 3 4 5']);
		expect(signalsOf([5, 1, 2, 3, 4, 2, 2])).toEqual([]);
		expect(signalsOf([9, 9, 8, 7, 7, 6, 5])).toEqual(['trend low 0 2 3 5 6']);
		expect(signalsOf([9, 9, 8, 7, 7, 6, 6])).toEqual([]);
	});

	it('lets a missing figure end a run', () => {
		expect(signalsOf([1, 2, 1, null, 2, 1, 2, 8, 9, 8, 9, 8])).toEqual([]);
		expect(signalsOf([1, 2, 3, null, 4, 5])).toEqual([]);
	});

	it('finds nothing in figures that are all equal, and the reverse in figures read backwards', () => {
		const series = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 30 });
		fc.assert(
			fc.property(series, (values) => {
				const sides = (given: readonly number[], kind: string) =>
					(runChart(given)?.signals ?? [])
						.filter(({ signal }) => signal === kind)
						.map(({ side, at }) => [side, at.length]);
				const back = [...values].reverse();
				expect(sides(back, 'shift').reverse()).toEqual(sides(values, 'shift'));
				expect(sides(back, 'trend').reverse()).toEqual(
					sides(values, 'trend').map(([side, points]) => [side === 'high' ? 'low' : 'high', points])
				);
				expect(signalsOf(values.map(() => 3))).toEqual([]);
			})
		);
	});
});
