import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCounts, formatDifference, formatFigure, formatNumber } from '$lib/view/number';

describe('formatFigure', () => {
	it.each([
		['4%', 4, 0, 'percent', null],
		['9.8%', 9.8, 1, 'percent', null],
		['9.0%', 9, 1, 'percent', null],
		['162', 162, 0, 'rate', null],
		['162 per 100,000', 162, 0, 'rate', 100_000],
		['1,234', 1234, 0, 'count', null],
		['1,234,567', 1_234_567, 0, 'count', null],
		['£1,234', 1234, 0, 'pounds', null],
		['−£12', -12, 0, 'pounds', null],
		['13.2', 13.2, 1, 'score', null],
		['−0.5', -0.5, 1, 'other', null],
		['0', -0.4, 0, 'count', null],
		['33.2', 33.200000000000003, 1, 'other', null]
	] as const)('writes %s', (expected, value, decimals, unit, per) => {
		expect(formatFigure(value, decimals, unit, per)).toBe(expected);
	});

	it('never prints more decimals than asked', () => {
		fc.assert(
			fc.property(
				fc.double({ min: -1e7, max: 1e7, noNaN: true }),
				fc.integer({ min: 0, max: 4 }),
				(value, decimals) => {
					const fraction = formatFigure(value, decimals, 'other').split('.')[1] ?? '';
					expect(fraction).toHaveLength(decimals);
				}
			)
		);
	});

	it('reads back to within half of the last decimal', () => {
		fc.assert(
			fc.property(fc.double({ min: -1e7, max: 1e7, noNaN: true }), (value) => {
				const read = Number(formatNumber(value, 1).replaceAll(',', '').replace('−', '-'));
				expect(Math.abs(read - value)).toBeLessThanOrEqual(0.0500001);
			})
		);
	});
});

describe('formatCounts', () => {
	it('needs both the count and the base', () => {
		expect(formatCounts(15, 1337)).toBe('15 of 1,337');
		expect(formatCounts(15, null)).toBeNull();
	});
});

describe('formatDifference', () => {
	it('speaks of percentage points, one and many', () => {
		expect(formatDifference(-1, 0, 'percent')).toBe('1 percentage point');
		expect(formatDifference(0.3, 1, 'percent')).toBe('0.3 percentage points');
		expect(formatDifference(-156, 0, 'rate')).toBe('156');
	});
});
