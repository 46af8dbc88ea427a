import { describe, expect, it } from 'vitest';
import { calendarYear, financialYearEnding } from '$lib/domain/period';
import { changeBetween, type Counted } from '$lib/statistics/change';

const figure = (year: number, value: number, counts?: readonly [number, number]): Counted => ({
	period: financialYearEnding(year),
	value,
	decimals: 0,
	numerator: counts?.[0] ?? null,
	denominator: counts?.[1] ?? null
});

describe('changeBetween', () => {
	it.each([
		['level', figure(2019, 4), figure(2020, 4)],
		['one', figure(2019, 3, [9, 330]), figure(2020, 4, [10, 275])],
		['same-count', figure(2019, 3, [9, 330]), figure(2020, 4, [9, 240])],
		['chance', figure(2019, 3, [9, 330]), figure(2020, 4, [15, 337])],
		['beyond-chance', figure(2019, 3, [9, 330]), figure(2020, 14, [48, 337])],
		['no-counts', figure(2019, 3), figure(2020, 4)],
		['rounding', { ...figure(2019, 9.3), decimals: 1 }, figure(2020, 9)]
	])('says %s', (explanation, earlier, later) => {
		expect(changeBetween(earlier, later)?.explanation).toBe(explanation);
	});

	it('does not lay at one child’s door what the base did', () => {
		const [earlier, later] = [figure(2019, 82, [18, 22]), figure(2020, 76, [19, 25])];
		expect(changeBetween(earlier, later)?.explanation).toBe('chance');
	});

	it('judges a rate by the intervals of a rate, which may count more events than people', () => {
		const rate = { unit: 'rate', per: 1000 } as const;
		const [earlier, later] = [figure(2019, 1300, [130, 100]), figure(2020, 1700, [170, 100])];
		expect(changeBetween(earlier, later, rate)?.explanation).toBe('chance');
		expect(changeBetween(earlier, figure(2020, 2300, [230, 100]), rate)?.explanation).toBe(
			'beyond-chance'
		);
		expect(changeBetween(earlier, later)?.explanation).toBe('no-counts');
	});

	it('judges figures as printed, where a file holds more digits than it prints', () => {
		const raw = (year: number, value: number) => ({ ...figure(year, value), decimals: 1 });
		expect(changeBetween(raw(2019, 19.23), raw(2020, 19.18))).toMatchObject({
			direction: 'level',
			explanation: 'level',
			difference: 0
		});
		expect(changeBetween(raw(2019, 19.24), raw(2020, 19.26))).toMatchObject({
			direction: 'up',
			explanation: 'no-counts',
			difference: 0.1
		});
	});

	it('is null across a missing year and between kinds of year', () => {
		expect(changeBetween(figure(2018, 3), figure(2020, 4))).toBeNull();
		expect(
			changeBetween(figure(2019, 3), { ...figure(2020, 4), period: calendarYear(2019) })
		).toBeNull();
	});
});
