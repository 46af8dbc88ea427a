import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hex } from '$lib/domain/hex';
import type { GeographyCode } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { roundHalfUp } from '$lib/statistics/rounding';
import { classesOf, classOf, decimalsOf } from '$lib/view/hex-classes';
import { viewHexMap, type HexArea } from '$lib/view/hex-map';
import { formatFigure } from '$lib/view/number';
import { firstTime, generic, lookedAfter, offending } from './answer';

const percent = { unit: 'percent', decimals: 0 } as const;
const worded = (values: readonly number[], format: Parameters<typeof classesOf>[1] = percent) =>
	classesOf(values, format).map(({ words, count }) => `${words} (${count})`);
const times = (value: number, count: number) => Array<number>(count).fill(value);

/** A map of places in one line, named A, B, C and so on; the first is the authority. */
function mapOf(
	texts: readonly (number | string)[],
	indicator: Indicator = offending,
	neighbours: readonly string[] = []
) {
	const places = texts.map((value, index) => ({
		geography: `E0600${String(1000 + index)}` as GeographyCode,
		name: String.fromCharCode(65 + index),
		value: typeof value === 'number' ? value : null,
		text:
			typeof value === 'number' ? formatFigure(value, indicator.decimals, indicator.unit) : value
	}));
	const areas: readonly HexArea[] = places.map((each) => ({
		...each,
		neighbour: neighbours.includes(each.name)
	}));
	const hexes: readonly Hex[] = places.map(({ geography }, column) => ({
		geography,
		column,
		row: 0
	}));
	const [authority] = places;
	if (!authority) throw new Error('No place.');
	return { areas, hexes, authority, indicator };
}

describe('classesOf', () => {
	it('gives each figure its own class while there are five or fewer', () => {
		expect(worded([3, 0, 3, 1, 0, 0])).toEqual(['0% (3)', '1% (1)', '3% (2)']);
		expect(worded([5, 9])).toEqual(['5% (1)', '9% (1)']);
		expect(worded([4, 4, 4])).toEqual(['4% (3)']);
	});

	it('groups whole per cents with few different figures without parting ties', () => {
		const real = [
			...times(0, 30),
			...times(1, 3),
			...times(2, 17),
			...times(3, 18),
			...times(4, 10),
			...times(5, 11),
			6,
			...times(8, 2)
		];
		expect(worded(real)).toEqual([
			'0% (30)',
			'1% to 2% (20)',
			'3% (18)',
			'4% (10)',
			'5% or more (14)'
		]);
	});

	it('gives a tie that outweighs all else a class of its own', () => {
		expect(worded([...times(0, 90), 1, 2, 3, 4, 5, 6, 7, 8])).toEqual([
			'0% (90)',
			'1% to 2% (2)',
			'3% to 4% (2)',
			'5% to 6% (2)',
			'7% or more (2)'
		]);
	});

	it('words negatives, thousands and decimals as they are printed', () => {
		const format = { unit: 'rate', decimals: 1 } as const;
		expect(worded([-3.5, -2, 0, 0.5, 1200], format)).toEqual([
			'−3.5 (1)',
			'−2.0 (1)',
			'0.0 (1)',
			'0.5 (1)',
			'1,200.0 (1)'
		]);
		expect(worded([-3, -2, -1, 0, 5, 7, 9, 12, 20, 30], { unit: 'count', decimals: 0 })).toEqual([
			'−2 or less (2)',
			'−1 to 0 (2)',
			'5 to 7 (2)',
			'9 to 12 (2)',
			'20 or more (2)'
		]);
	});

	it('has no class without a figure', () => {
		expect(classesOf([], percent)).toEqual([]);
	});

	it('puts every figure in one class, equal figures in the same, and counts them all', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -400, max: 400 }), { maxLength: 160 }),
				fc.integer({ min: 0, max: 2 }),
				(tenths, decimals) => {
					const values = tenths.map((each) => each / 10);
					const format = { unit: 'percent', decimals } as const;
					const classes = classesOf(values, format);
					const printed = new Set(values.map((value) => roundHalfUp(value, decimals)));
					expect(classes).toHaveLength(Math.min(5, printed.size));
					expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
					classes.forEach(({ low, high, count }, place) => {
						expect(low).toBeLessThanOrEqual(high);
						expect(low).toBeGreaterThan(classes[place - 1]?.high ?? -Infinity);
						const inside = values.filter((value) => classOf(value, classes, format) === place);
						expect(inside).toHaveLength(count);
					});
				}
			)
		);
	});
});

describe('decimalsOf', () => {
	it('finds the decimals figures were printed to, and no more than the measure has', () => {
		expect(decimalsOf([3, 0, 12], 1)).toBe(0);
		expect(decimalsOf([3, 9.8], 1)).toBe(1);
		expect(decimalsOf([3.14], 1)).toBe(1);
		expect(decimalsOf([], 2)).toBe(0);
	});
});

describe('viewHexMap', () => {
	it('says figure, classes, missing areas and neighbours in words', () => {
		const view = viewHexMap({
			...mapOf([2, 0, 3, 'Not published', 'Not published'], offending, ['B', 'D']),
			period: '2024/25'
		});
		expect(view.title).toBe('Map: Looked-after children cautioned or convicted. A 2%, 2024/25.');
		expect(view.missing).toEqual({ words: 'Not published', count: 2 });
		expect(view.neighbours).toBe(2);
		expect(view.scale).toEqual(['Darker is higher.', 'Lower is better.']);
		expect(view.empty).toBeNull();
		expect(view.description).toBe(
			'A map of 5 areas of equal size, each roughly where it lies in England. A: 2%. The areas: 0%, 1 area; 2%, 1 area; 3%, 1 area; Not published, 2 areas. Statistical neighbours: B 0%, D Not published.'
		);
		expect(view.cells.map((cell) => [cell.name, cell.class, cell.focus])).toEqual([
			['A', 1, true],
			['B', 0, false],
			['C', 2, false],
			['D', null, false],
			['E', null, false]
		]);
	});

	it('takes nought for a figure, never for a missing one', () => {
		const view = viewHexMap(mapOf([0, 0, 'Suppressed']));
		expect(view.cells.map((cell) => cell.class)).toEqual([0, 0, null]);
		expect(view.missing?.count).toBe(1);
	});

	it('says in place of a map that no area has a figure', () => {
		const view = viewHexMap({ ...mapOf(['Suppressed', 'No figure']), period: '2021/22' });
		expect(view.empty).toBe('There is no map: no authority has a figure to show, 2021/22.');
		expect(view.classes).toEqual([]);
	});

	it('counts each reason where areas are missing for several', () => {
		expect(viewHexMap(mapOf([1, 'Suppressed', 'No figure', 'Suppressed'])).missing).toEqual({
			words: 'No figure: 2 suppressed and 1 no figure',
			count: 3
		});
	});

	it('words figures to the decimals of the period, not of the measure', () => {
		const oneDecimal = { ...offending, decimals: 1 };
		const figures = mapOf([2, 0, 3], oneDecimal);
		expect(viewHexMap(figures).classes.map(({ words }) => words)).toEqual(['0%', '2%', '3%']);
		expect(viewHexMap({ ...figures, decimals: 1 }).classes[0]?.words).toBe('0.0%');
	});

	it('names an area the grid has no place for, the authority among them', () => {
		const { hexes, ...rest } = mapOf([2, 0, 3]);
		const view = viewHexMap({ ...rest, hexes: hexes.slice(1) });
		expect(view.notes).toContain('Not on the map: A.');
		expect(view.cells.some((cell) => cell.focus)).toBe(false);
		expect(view.text).toBe('2%');
	});

	it('says which way is better only where one is', () => {
		expect(viewHexMap(mapOf([1], firstTime)).scale).toContain('Lower is better.');
		expect(viewHexMap(mapOf([1], { ...generic, polarity: 'high' })).scale).toContain(
			'Higher is better.'
		);
		expect(viewHexMap(mapOf([1], { ...lookedAfter, polarity: 'none' })).scale).toEqual([
			'Darker is higher.'
		]);
	});
});
