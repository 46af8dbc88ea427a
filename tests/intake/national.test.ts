import { describe, expect, test } from 'vitest';
import type { PeriodId } from '$lib/domain/id';
import type { Observation } from '$lib/domain/observation';
import { holdNational } from '$lib/intake/checks/national';
import { code, geographies, indicator, vintage } from './fixture';

const rate = indicator({ unit: 'rate', per: 100_000, year_kind: 'calendar-year' });
const figure = (geography: string, value: number | null): Observation => ({
	indicator: rate.indicator,
	geography: code(geography),
	period: '2016-01-01/2016-12-31' as PeriodId,
	vintage,
	value,
	symbol: value === null ? '-' : null,
	numerator: null,
	denominator: null,
	decimals: 0,
	source_row: 2
});
const authorities = ['E06000018', 'E10000024', 'E06000015', 'E06000059', 'E06000021'].map(
	(geography, place) => figure(geography, 100 + 100 * place)
);
const held = (england: number, extra: readonly Observation[] = [], measure = rate) =>
	holdNational([...authorities, ...extra, figure('E92000001', england)], [measure], geographies);

describe('a national figure that cannot be right', () => {
	test('outside the range of its authorities it is held back, with the reason', () => {
		expect(held(3071)).toEqual([
			{
				vintage,
				indicator: rate.indicator,
				geography: 'E92000001',
				period: '2016-01-01/2016-12-31',
				rule: 'value.national',
				reason:
					'England is printed as 3071 for calendar year 2016, outside the range of its authorities (100 to 500), so it cannot be right.'
			}
		]);
		expect(held(20)).toHaveLength(1);
	});

	test('the sum of the regions is called that, London’s halves not counted twice', () => {
		const regions = [
			figure('E12000003', 300),
			figure('E12000004', 310),
			figure('E12000007', 400),
			figure('E13000001', 450)
		];
		expect(held(1010, regions)[0]?.reason).toContain('it is the sum of the regions’ figures');
	});

	test('inside the range, or off it by rounding only, it stands', () => {
		expect(held(333)).toEqual([]);
		expect(held(501)).toEqual([]);
		expect(held(502)).toHaveLength(1);
	});

	test('counts are sums and are not checked', () => {
		expect(held(3071, [], indicator({ unit: 'count' }))).toEqual([]);
	});

	test('a few authorities say nothing of a country', () => {
		const few = [...authorities.slice(0, 4), figure('E92000001', 3071)];
		expect(holdNational(few, [rate], geographies)).toEqual([]);
	});
});
