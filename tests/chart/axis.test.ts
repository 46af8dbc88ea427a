import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisFor } from '$lib/chart/axis';
import type { Unit } from '$lib/domain/indicator';
import type { IsoDate, PeriodId } from '$lib/domain/id';
import type { TrendView } from '$lib/view/trend';

const viewOf = (
	values: readonly number[],
	unit: Unit,
	decimals = 0,
	ranges: readonly (readonly [number, number])[] = []
): Pick<TrendView, 'series' | 'unit' | 'decimals'> => ({
	unit,
	decimals,
	series: [
		{
			key: 'authority',
			name: 'Nottingham',
			focus: true,
			points: values.map((value, index) => ({
				period: '2020-03-31' as PeriodId,
				label: '',
				title: '',
				date: '2020-03-31' as IsoDate,
				value,
				text: '',
				reason: null,
				counts: null,
				low: ranges[index]?.[0] ?? null,
				high: ranges[index]?.[1] ?? null,
				interval_method: null,
				range: null
			}))
		}
	]
});

describe('axisFor', () => {
	it.each([
		[
			'low percentages from zero',
			[2, 9.8],
			'percent',
			{ low: 0, high: 10, ticks: [0, 2, 4, 6, 8, 10], cropped: false }
		],
		[
			'a count far from zero from zero all the same',
			[594, 722],
			'count',
			{ low: 0, high: 800, ticks: [0, 200, 400, 600, 800], cropped: false }
		],
		[
			'percentages above half cropped',
			[83, 95],
			'percent',
			{ low: 80, high: 95, ticks: [80, 85, 90, 95], cropped: true }
		],
		[
			'percentages that reach below half from zero',
			[40, 88],
			'percent',
			{ low: 0, high: 100, ticks: [0, 20, 40, 60, 80, 100], cropped: false }
		],
		[
			'no percentage above 100',
			[97, 100],
			'percent',
			{ low: 96, high: 100, ticks: [96, 97, 98, 99, 100], cropped: true }
		],
		['nothing from zero to one', [], 'rate', { low: 0, high: 1, ticks: [0, 1], cropped: false }],
		[
			'all zeros without a fault',
			[0, 0],
			'percent',
			{ low: 0, high: 1, ticks: [0, 1], cropped: false }
		]
	] as const)('draws %s', (_, values, unit, expected) => {
		expect(axisFor(viewOf(values, unit))).toMatchObject(expected);
	});

	it('starts at zero for a single point, which has no difference to show', () => {
		expect(axisFor(viewOf([59.9], 'percent', 1))).toMatchObject({
			low: 0,
			high: 60,
			cropped: false
		});
	});

	it('holds the target', () => {
		const target = { value: 90, text: '', label: '', sentence: '', source: '' };
		expect(axisFor({ ...viewOf([40, 60], 'percent'), target }).high).toBe(100);
		expect(axisFor({ ...viewOf([92, 95], 'percent'), target })).toMatchObject({
			low: 88,
			cropped: true
		});
	});

	it('holds the ranges around the figures', () => {
		const ranges = [
			[2.7, 7.2],
			[1.4, 5.1]
		] as const;
		expect(axisFor(viewOf([4, 3], 'percent', 0, ranges))).toMatchObject({
			high: 8,
			clipped: false
		});
		expect(axisFor(viewOf([4, 3], 'percent'))).toMatchObject({ high: 4 });
	});

	it('lets the range of a tiny base run off the top, and says so', () => {
		const ranges = [
			[0.1, 12],
			[2, 60]
		] as const;
		expect(axisFor(viewOf([4, 11], 'percent', 0, ranges))).toMatchObject({
			high: 40,
			clipped: true
		});
		expect(
			axisFor(
				viewOf([4, 11], 'percent', 0, [
					[1, 12],
					[2, 33]
				])
			)
		).toMatchObject({
			high: 40,
			clipped: false
		});
	});

	it('has room for the range of a zero, which no figure is there to be flattened by', () => {
		expect(
			axisFor(
				viewOf([0, 0], 'percent', 0, [
					[0, 3.6],
					[0, 4]
				])
			)
		).toMatchObject({
			low: 0,
			high: 4,
			clipped: false
		});
	});

	it('crops by the figures, and keeps what lies below them in their ranges', () => {
		const cropped = axisFor(
			viewOf([83, 95], 'percent', 0, [
				[61, 93],
				[88, 99]
			])
		);
		expect(cropped).toMatchObject({ low: 60, high: 100, cropped: true });
	});

	it('never ticks finer than the measure is printed', () => {
		expect(axisFor(viewOf([2, 2], 'percent')).ticks).toEqual([0, 1, 2]);
		expect(axisFor(viewOf([0.2, 0.4], 'rate', 1)).decimals).toBe(1);
	});

	it('holds every figure, with two to nine ticks', () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 }),
				fc.constantFrom<Unit>('percent', 'rate', 'count', 'score', 'pounds', 'other'),
				(values, unit) => {
					const axis = axisFor(viewOf(values, unit, 2));
					expect(axis.low).toBeLessThanOrEqual(Math.min(...values) + 1e-6);
					expect(axis.high).toBeGreaterThanOrEqual(Math.max(...values) - 1e-6);
					expect(axis.ticks.length).toBeGreaterThanOrEqual(2);
					expect(axis.ticks.length).toBeLessThanOrEqual(9);
				}
			)
		);
	});
});
