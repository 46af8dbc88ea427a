import { describe, expect, test } from 'vitest';
import type { Board } from '$lib/domain/board';
import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import type { Indicator, Unit } from '$lib/domain/indicator';
import type { Observation } from '$lib/domain/observation';
import type { Vintage, VintageStatus } from '$lib/domain/vintage';
import { checkPublic } from '$lib/view/public-check';

const measure = (indicator: string, unit: Unit, per: number | null = null) =>
	({ indicator, name: indicator, unit, per }) as unknown as Indicator;
const edition = (vintage: string, published: string, status: VintageStatus = 'local') =>
	({ vintage, title: vintage, published: published as IsoDate, status }) as unknown as Vintage;
const figure = (
	vintage: string,
	indicator: string,
	value: number | null,
	more: Partial<Observation> = {}
): Observation => ({
	indicator: indicator as IndicatorId,
	geography: 'E06000018' as GeographyCode,
	period: '2021-04-01/2021-06-30' as PeriodId,
	vintage: vintage as VintageId,
	value,
	symbol: value === null ? 'c' : null,
	numerator: null,
	denominator: null,
	decimals: 0,
	source_row: 2,
	...more
});

function check(
	figures: readonly Observation[],
	measures: readonly Indicator[],
	editions: readonly Vintage[],
	out: readonly string[] = []
) {
	const register = { indicators: measures, vintages: editions, geographies: [] };
	return checkPublic(figures, register, (each) => out.includes(each.vintage));
}
const shown = (stopped: ReturnType<typeof check>) =>
	stopped.flatMap(({ figures }) => figures.map(({ measure, period }) => `${measure} ${period}`));

const homes = ['homes', 'homes-kin', 'homes-other', 'homes-short'].map((each) =>
	measure(each, 'count')
);

describe('what a public record may not hold of the council’s own', () => {
	test('a count of 1 to 5 is stopped, whatever the edition', () => {
		const found = check([figure('paper', 'homes', 3)], homes, [
			edition('paper', '2021-09-01', 'paper')
		]);
		expect(shown(found)).toEqual(['homes Q1 2021/22']);
	});

	test('the board’s own threshold holds in place of 5, and is what is said', () => {
		const given = [figure('a', 'homes', 9)];
		const of = (threshold?: number) =>
			checkPublic(
				given,
				{
					indicators: homes,
					vintages: [edition('a', '2021-09-01')],
					geographies: [],
					...(threshold !== undefined && { board: { threshold } as Board })
				},
				() => false
			);
		expect(of()).toEqual([]);
		expect(of(5)).toEqual([]);
		expect(of(9)[0]?.figures[0]?.shows).toBe('a number of children from 1 to 9');
	});

	test('a rate gives its count away by the population printed beside it', () => {
		const rates = [measure('thefts', 'rate', 1000)];
		const found = (value: number, denominator: number | null) =>
			shown(
				check([figure('a', 'thefts', value, { denominator })], rates, [edition('a', '2021-09-01')])
			);
		expect(found(8.6, 349)).toHaveLength(1);
		expect(found(8.6, null)).toEqual([]);
		expect(found(86, 349)).toEqual([]);
	});

	test('hiding a figure that an earlier edition prints hides nothing, so that another must be hidden or the edition stays', () => {
		const before = [
			figure('a', 'homes-other', 10),
			figure('a', 'homes-short', 12),
			figure('a', 'homes', 25)
		];
		const after = [
			figure('b', 'homes-kin', 3),
			figure('b', 'homes-other', 10),
			figure('b', 'homes-short', 12),
			figure('b', 'homes', 25)
		];
		const editions = [edition('a', '2021-09-01'), edition('b', '2021-10-01')];
		const [stopped] = check([...before, ...after], homes, editions, ['a']);
		expect(stopped?.figures.map((each) => each.measure)).toEqual(['homes-kin']);
		expect(stopped?.given_away).toBe(1);
		expect(stopped?.sentence).toContain('leave the edition out');
		const [alone] = check(after, homes, editions);
		expect(alone?.given_away).toBe(0);
		expect(alone?.figures.map((each) => each.measure)).toEqual(['homes-kin', 'homes-other']);
	});

	test('a value printed before without its base is stopped when the base is printed beside it', () => {
		const shares = [measure('share', 'percent')];
		const editions = [edition('a', '2021-09-01'), edition('b', '2021-10-01')];
		const found = check(
			[figure('a', 'share', 0.9), figure('b', 'share', 0.9, { numerator: 3, denominator: 349 })],
			shares,
			editions,
			['a']
		);
		expect(found.map(({ vintage }) => vintage)).toEqual(['b']);
	});

	test('a quarter follows from half a year and the year, and from one rolling year and the next', () => {
		const at = (period: string, value: number) =>
			figure('a', 'homes', value, { period: period as PeriodId });
		const [q1, q3, q4] = [
			'2021-04-01/2021-06-30',
			'2021-10-01/2021-12-31',
			'2022-01-01/2022-03-31'
		] as const;
		const half = '2021-04-01/2021-09-30';
		const year = '2021-04-01/2022-03-31';
		const year_on = '2021-07-01/2022-06-30';
		const next = '2022-04-01/2022-06-30';
		const editions = [edition('a', '2022-09-01')];
		const halved = [at(q1, 7), at(half, 12), at(q3, 3), at(q4, 9), at(year, 24)];
		// The second quarter is not printed, and is the half year less the first.
		expect(shown(check(halved, homes, editions))).toEqual([
			'homes Q1 2021/22',
			'homes Q3 2021/22',
			'homes Q4 2021/22'
		]);
		const rolling = [at(q1, 3), at(year, 40), at(year_on, 45), at(next, 8)];
		expect(shown(check(rolling, homes, editions))).toHaveLength(2);
		const apart = [at(q1, 3), at(year, 40), at(year_on, 45), at(next, 9)];
		expect(shown(check(apart, homes, editions))).toHaveLength(1);
	});
});
