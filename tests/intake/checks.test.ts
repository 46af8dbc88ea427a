import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { VintageStatus } from '$lib/domain/vintage';
import { checkFigures } from '$lib/intake/checks/checks';
import type { Figure } from '$lib/intake/format';
import { format as ees } from '$lib/intake/formats/ees';
import { format as lait } from '$lib/intake/formats/lait-long';
import { measureFinder } from '$lib/intake/measure';
import { asked, register, sheetOf } from './asked';
import { indicator as made } from './fixture';

const indicator = (part: Partial<Indicator> = {}) =>
	made({ indicator: 'test-measure' as IndicatorId, name: 'Test measure', ...part });
const year = (end: number) => `${end - 1}-04-01/${end}-03-31` as PeriodId;
const quarters = (start: number) =>
	[
		`${start}-04-01/${start}-06-30`,
		`${start}-07-01/${start}-09-30`,
		`${start}-10-01/${start}-12-31`,
		`${start + 1}-01-01/${start + 1}-03-31`
	] as PeriodId[];
const nottingham = 'E06000018' as GeographyCode;
const authorities = register.geographies.filter(
	({ kind, current }) => kind === 'authority' && current
);
let row = 1;
const figure = (part: Partial<Figure> = {}): Figure => ({
	indicator: 'test-measure' as IndicatorId,
	geography: nottingham,
	period: year(2020),
	value: 5,
	symbol: null,
	numerator: null,
	denominator: null,
	decimals: 0,
	source_row: (row += 1),
	...part
});
const check = (
	figures: readonly Figure[],
	part: Partial<Indicator> = {},
	status: VintageStatus = 'local'
) =>
	checkFigures(
		{ figures, indicators: [indicator(part)] },
		{ file: 'file.csv', measures: measureFinder([]), geographies: register.geographies, status }
	);
const rules = (...given: Parameters<typeof check>) =>
	check(...given).problems.map((each) => each.rule);

describe('a percentage against its count and base', () => {
	it.each([
		['9.8 of 3 in 40', 9.8, 1, 3, 40, ['value.disagrees']],
		['7.5 of 3 in 40', 7.5, 1, 3, 40, []],
		['8 of 3 in 40, rounded half up', 8, 0, 3, 40, []],
		['7 of 3 in 40, rounded half down', 7, 0, 3, 40, []],
		['9 of 40, where 3 are 8 and 4 are 10', 9, 0, null, 40, ['value.unattainable']],
		['10 of 40', 10, 0, null, 40, []],
		['4.01 of 349', 4.01, 2, null, 349, []],
		['4.10 of 349', 4.1, 2, null, 349, ['value.unattainable']],
		['a base of none', 0, 0, 0, 0, []]
	])('%s', (_, value, decimals, numerator, denominator, expected) => {
		const found = rules([figure({ value, decimals, numerator, denominator })]);
		expect(found.filter((rule) => rule.startsWith('value.'))).toEqual(expected);
	});

	it('says what the count and base give, with the row', () => {
		const [problem] = check([
			figure({ value: 9.8, decimals: 1, numerator: 13, denominator: 140, source_row: 7 })
		]).problems;
		expect(problem).toMatchObject({ row: 7, severity: 'warning' });
		expect(problem?.message).toContain('prints 9.8% for Nottingham in 2019/20');
		expect(problem?.message).toContain('13 of 140 is 9.3%');
	});

	it('holds for any count of any base at any precision it is printed to', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 20, max: 5000 }),
				fc.nat(),
				fc.integer({ min: 0, max: 3 }),
				(denominator, part, decimals) => {
					const numerator = part % (denominator + 1);
					const value = Number(((100 * numerator) / denominator).toFixed(decimals));
					const shares = (numerator_known: number | null) =>
						rules([figure({ value, decimals, numerator: numerator_known, denominator })]).filter(
							(rule) => /disagrees|unattainable|parts/.test(rule)
						);
					expect(shares(numerator)).toEqual([]);
					expect(shares(null)).toEqual([]);
				}
			)
		);
	});

	it('allows for counts a publisher has rounded to ten', () => {
		const region = 'E12000005' as GeographyCode;
		const rounded = [2021, 2022, 2023].map((end) =>
			figure({
				geography: region,
				period: year(end),
				value: 90,
				numerator: 11_830,
				denominator: 1_306_734
			})
		);
		expect(rules(rounded, { unit: 'rate', per: 10_000 }, 'statistics')).toEqual([]);
		expect(
			rules(
				rounded.map((each) => ({ ...each, value: 80 })),
				{ unit: 'rate', per: 10_000 },
				'statistics'
			)
		).toContain('value.disagrees');
	});

	it('knows a part larger than its whole', () => {
		expect(
			rules([figure({ value: 104, numerator: 52, denominator: 50 })], {}, 'statistics')
		).toContain('value.parts');
	});
});

describe('a value that cannot be', () => {
	it('is an error of its row in a return, and held back in a publication', () => {
		const slip = figure({ value: 450, source_row: 9 });
		expect(check([slip]).problems).toMatchObject([
			{ rule: 'value.out-of-range', severity: 'error', row: 9 }
		]);
		expect(check([slip]).held).toEqual([]);
		const published = check([slip], {}, 'statistics');
		expect(published.problems).toMatchObject([{ rule: 'value.out-of-range', severity: 'warning' }]);
		expect(published.held).toMatchObject([{ geography: nottingham, rule: 'value.out-of-range' }]);
	});

	const children = (value: number, geography = nottingham) => figure({ value, geography });
	const count = { unit: 'count', unit_label: 'looked-after children' } as const;
	const ofRecord = (figures: readonly Figure[], part: Partial<Indicator> = count) =>
		checkFigures(
			{ figures, indicators: [] },
			{
				file: 'file.csv',
				measures: measureFinder([indicator(part)]),
				geographies: register.geographies,
				status: 'local'
			}
		).problems.filter(({ rule }) => rule === 'value.out-of-range');

	it('is a count that is not whole, but of no average and of no measure printed so throughout', () => {
		expect(ofRecord([children(12.5)])).toMatchObject([{ severity: 'error' }]);
		expect(ofRecord([children(12)])).toEqual([]);
		expect(ofRecord([children(12.5)], { unit: 'count', name: 'Social workers (FTE)' })).toEqual([]);
		const published = check([children(12.5)], count, 'statistics');
		expect(published.problems).toMatchObject([{ rule: 'value.out-of-range', severity: 'warning' }]);
		expect(published.held[0]?.reason).toContain('no whole number');
		const throughout = authorities.slice(0, 3).map(({ geography }) => children(12.5, geography));
		expect(check(throughout, count, 'statistics').held).toEqual([]);
	});

	it('is a rate above the population it is per, and more children than an authority has', () => {
		const rate = { unit: 'rate', per: 10_000 } as const;
		expect(rules([children(10_001)], rate)).toEqual(['value.out-of-range']);
		expect(rules([children(10_000)], rate)).toEqual([]);
		expect(rules([children(1_000_001)], count)).toEqual(['value.out-of-range']);
		expect(rules([children(1_000_000)], count)).toEqual([]);
		expect(rules([children(11_000_000, 'E92000001' as GeographyCode)], count)).toEqual([]);
	});

	it('is a negative count or rate, but not a negative gap, score or sum of money', () => {
		expect(rules([figure({ value: -1 })], { unit: 'count' })).toEqual(['value.out-of-range']);
		expect(rules([figure({ value: -1 })], { unit: 'rate' })).toEqual(['value.out-of-range']);
		expect(rules([figure({ value: -12 })], { unit: 'percent', name: 'Attainment gap' })).toEqual(
			[]
		);
		expect(rules([figure({ value: -1 })], { unit: 'score' })).toEqual([]);
		expect(rules([figure({ value: -1 })], { unit: 'pounds' })).toEqual([]);
	});

	it('is let be where three authorities go past the limit', () => {
		const beyond = authorities
			.slice(0, 3)
			.map(({ geography }) => figure({ geography, value: 120 }));
		expect(rules(beyond)).toEqual([]);
		expect(rules(beyond.slice(1))).toEqual(['value.out-of-range', 'value.out-of-range']);
	});

	it('is listed twenty times in a publication and then counted', () => {
		const many = authorities
			.slice(0, 2)
			.flatMap(({ geography }) =>
				Array.from({ length: 15 }, (_, index) =>
					figure({ geography, period: year(2000 + index), value: index === 0 ? -5 : -400 })
				)
			);
		const { problems } = check(many, { unit: 'score' }, 'statistics');
		expect(problems).toEqual([]);
		const zero = Array.from({ length: 25 }, (_, index) =>
			figure({ geography: 'E12000004' as GeographyCode, period: year(2000 + index), value: -3 })
		);
		const listed = check(zero, { unit: 'count' }, 'statistics').problems;
		expect(listed).toHaveLength(21);
		expect(listed.at(-1)?.message).toMatch(/^5 more figures/);
	});
});

describe('England and regions against their authorities', () => {
	const each = (value: (index: number) => number) =>
		authorities.map(({ geography }, index) => figure({ geography, value: value(index) }));
	const england = (value: number) =>
		figure({ geography: 'E92000001' as GeographyCode, value, source_row: 3 });

	it('holds back an England figure outside the range of all authorities, and calls a sum a sum', () => {
		const spread = each((index) => 100 + ((index * 37) % 153));
		expect(check([...spread, england(150)], { unit: 'rate' }, 'statistics').held).toEqual([]);
		const regions = register.geographies
			.filter(({ geography }) => geography.startsWith('E12'))
			.map(({ geography }) => figure({ geography, value: 170 }));
		const found = check([...spread, ...regions, england(1530)], { unit: 'rate' }, 'statistics');
		expect(found.held).toMatchObject([{ geography: 'E92000001', rule: 'value.national' }]);
		expect(found.problems).toMatchObject([{ rule: 'value.national', severity: 'warning', row: 3 }]);
		expect(found.problems[0]?.message).toContain('it is the sum of the regions');
	});

	it('does not judge England by a council and its neighbours, unless it is far out', () => {
		const few = each((index) => 20 + index).slice(0, 11);
		expect(check([...few, england(74)], { unit: 'rate' }, 'statistics').held).toEqual([]);
		expect(check([...few, england(900)], { unit: 'rate' }, 'statistics').held).toHaveLength(1);
		expect(check([...few, england(90)], { unit: 'percent' }, 'statistics').held).toEqual([]);
	});

	it('allows for authorities suppressed, which may be the extremes', () => {
		const hidden = each(() => 0).map((one, index) =>
			index < 30 ? { ...one, value: null, symbol: 'c' } : one
		);
		const printed = { ...england(0.27), decimals: 2 };
		expect(check([...hidden, printed], {}, 'statistics').held).toEqual([]);
		expect(check([...hidden, england(60)], {}, 'statistics').held).toHaveLength(1);
		expect(
			check([...each(() => 0), { ...england(2.27), decimals: 2 }], {}, 'statistics').held
		).toHaveLength(1);
	});

	it('does not judge counts, which add up', () => {
		expect(
			check([...each(() => 100), england(15_300)], { unit: 'count' }, 'statistics').held
		).toEqual([]);
	});

	it('holds back a region outside its own authorities, if nearly all of them have a figure', () => {
		const midlands = authorities.filter(({ region }) => region === 'E12000004');
		const own = midlands.map(({ geography }, index) => figure({ geography, value: 10 + index }));
		const region = figure({ geography: 'E12000004' as GeographyCode, value: 90 });
		expect(check([...own, region], {}, 'statistics').held).toMatchObject([
			{ geography: 'E12000004' }
		]);
		const hidden = own.map((each, index) =>
			index < 3 ? { ...each, value: null, symbol: 'c' } : each
		);
		expect(check([...hidden, region], {}, 'statistics').held).toEqual([]);
	});
});

describe('steps from one period to the next', () => {
	const run = (values: readonly number[], decimals = 0) =>
		values.map((value, index) => figure({ value, decimals, period: year(2015 + index) }));

	it('names a figure about ten times the one before, and lets small ones and real growth be', () => {
		expect(rules(run([41, 43, 420, 44]))).toContain('value.out-of-range');
		expect(rules(run([41, 43, 420, 44]), { unit: 'count' })).toEqual([
			'value.tenfold',
			'value.tenfold'
		]);
		expect(rules(run([8, 4, 42]), { unit: 'rate' })).toEqual([]);
		expect(rules(run([100, 300, 900]), { unit: 'rate' })).toEqual([]);
		expect(
			rules(
				[figure({ value: 43, period: year(2015) }), figure({ value: 430, period: year(2017) })],
				{ unit: 'rate' }
			)
		).toEqual(['period.gap']);
	});

	it('names a series that goes from fractions to percentages', () => {
		const { problems } = check(run([0.41, 0.43, 42, 44], 2));
		expect(problems.map((each) => each.rule)).toEqual(['value.unit']);
		expect(problems[0]?.message).toContain('0.43');
		expect(rules(run([0.4, 0.6, 0.9], 1))).toEqual([]);
	});
});

describe('zeros of a large group', () => {
	const zeros = (denominator: number, periods: number) =>
		Array.from({ length: periods }, (_, index) =>
			figure({ value: 0, numerator: 0, denominator, period: year(2016 + index) })
		);
	const elsewhere = authorities
		.slice(0, 5)
		.map(({ geography }) => figure({ geography, value: 4, numerator: 16, denominator: 400 }));

	it('look like nothing recorded where others would count many', () => {
		expect(rules([...zeros(500, 5), ...elsewhere], {}, 'statistics')).toEqual(['value.zeros']);
		expect(rules([...zeros(20, 5), ...elsewhere], {}, 'statistics')).toEqual([]);
		expect(rules([...zeros(500, 2), ...elsewhere.slice(0, 0)], {}, 'statistics')).toEqual([]);
	});

	it('are told by the base alone where there is nobody to compare', () => {
		expect(rules(zeros(500, 5))).toEqual(['value.zeros']);
		expect(rules(zeros(50, 5))).toEqual([]);
	});
});

describe('periods of one measure', () => {
	const at = (period: PeriodId, value: number, source_row?: number) =>
		figure({ period, value, ...(source_row === undefined ? {} : { source_row }) });

	it('are warned of when they mix kinds', () => {
		const found = check([at(year(2020), 40), at('2020-01-01/2020-12-31' as PeriodId, 41)], {
			unit: 'count'
		});
		expect(found.problems).toMatchObject([{ rule: 'period.mixed-kinds', severity: 'warning' }]);
		expect(found.problems[0]?.message).toContain(
			'financial years (2019/20) and calendar years (2020)'
		);
	});

	it('have a gap noted once, however many places share it', () => {
		const figures = authorities
			.slice(0, 9)
			.flatMap(({ geography }) =>
				[2018, 2019, 2021].map((end) => figure({ geography, period: year(end), value: 50 }))
			);
		expect(rules(figures, { unit: 'count' })).toEqual(['period.gap']);
		expect(
			rules([at('2020-03-31' as PeriodId, 10), at('2021-09-30' as PeriodId, 11)], { unit: 'count' })
		).toEqual([]);
	});

	it('are noted when one label is out of the order of its rows', () => {
		const order = [2015, 2016, 2019, 2018, 2020];
		expect(
			rules(
				order.map((end, index) => at(year(end), 50, index + 2)),
				{ unit: 'count' }
			)
		).toEqual(['period.gap', 'period.order']);
		expect(
			rules(
				[2020, 2019, 2018, 2017].map((end, index) => at(year(end), 50, index + 2)),
				{ unit: 'count' }
			)
		).toEqual([]);
	});

	it('are year-to-date where quarters grow as a running total, or end in the year’s own figure', () => {
		const of = (values: readonly number[]) =>
			quarters(2021).map((period, index) => at(period, values[index] ?? 0));
		expect(rules(of([20, 41, 63, 80]), { unit: 'count' })).toEqual(['period.to-date']);
		expect(rules(of([20, 19, 22, 20]), { unit: 'count' })).toEqual([]);
		expect(rules(of([640, 655, 661, 668]), { unit: 'count' })).toEqual([]);
		expect(rules([...of([20, 25, 30, 35]), at(year(2022), 35)], { unit: 'count' })).toContain(
			'period.to-date'
		);
		expect(rules([...of([20, 25, 30, 35]), at(year(2022), 110)], { unit: 'count' })).not.toContain(
			'period.to-date'
		);
		const beside = [...of([20, 19, 22, 20]), at('2021-04-01/2021-09-30' as PeriodId, 39)];
		expect(rules(beside, { unit: 'count' })).toContain('period.to-date');
	});
});

describe('disclosure', () => {
	it('says once how many small counts and bases there are, and refuses nothing', () => {
		const figures = [
			figure({ value: 37.5, decimals: 1, numerator: 3, denominator: 8, source_row: 4 }),
			figure({
				value: 12.5,
				decimals: 1,
				numerator: 1,
				denominator: 8,
				period: year(2021),
				source_row: 5
			})
		];
		const { problems } = check(figures);
		expect(problems.map(({ rule, severity, row }) => [rule, severity, row])).toEqual([
			['disclosure.small-count', 'warning', 4],
			['disclosure.small-base', 'warning', 4]
		]);
		expect(problems[0]?.message).toContain(
			'2 cells hold a count of 1 to 5, first in row 4: internal only'
		);
		expect(check(figures, {}, 'statistics').problems.map((each) => each.severity)).toEqual([
			'note',
			'note'
		]);
	});

	it('takes no zero, no six and no missing count for a small one', () => {
		const figures = [0, 6, null].map((value, index) =>
			figure({ value, symbol: value === null ? 'c' : null, period: year(2015 + index) })
		);
		expect(rules(figures, { unit: 'count' })).toEqual([]);
	});
});

it('never throws, and says the same of shuffled figures, whatever the figures', () => {
	const any = fc.record({
		value: fc.oneof(
			fc.constant(null),
			fc.double({ noNaN: true, noDefaultInfinity: true }),
			fc.integer({ min: -10, max: 500 })
		),
		numerator: fc.oneof(fc.constant(null), fc.nat({ max: 900 })),
		denominator: fc.oneof(fc.constant(null), fc.nat({ max: 900 })),
		decimals: fc.nat({ max: 15 }),
		geography: fc.constantFrom(...register.geographies.slice(-20).map((each) => each.geography)),
		period: fc.constantFrom(
			...[2018, 2019, 2020, 2021].map(year),
			...quarters(2020),
			'2020-03-31' as PeriodId,
			'nonsense' as PeriodId
		)
	});
	fc.assert(
		fc.property(
			fc.uniqueArray(any, {
				selector: ({ geography, period }) => `${geography} ${period}`,
				maxLength: 60
			}),
			fc.constantFrom('percent', 'rate', 'count'),
			(parts, unit) => {
				const figures = parts.map((part, index) =>
					figure({ ...part, symbol: part.value === null ? 'c' : null, source_row: index + 2 })
				);
				const said = (list: readonly Figure[]) => {
					const { problems, held } = check(list, { unit, per: 10_000 }, 'statistics');
					return [
						[...problems.map((each) => each.rule)].sort(),
						held.map((each) => `${each.geography} ${each.period}`).sort()
					];
				};
				expect(said([...figures].reverse())).toEqual(said(figures));
			}
		)
	);
});

const real = '../shared/data';
describe.skipIf(!existsSync(real))('published files', () => {
	const checked = (name: string, format: typeof ees) => {
		const reading = format.read(sheetOf(readFileSync(`${real}/${name}`, 'utf8'), name), asked());
		return checkFigures(reading, {
			file: name,
			measures: asked().measures,
			geographies: register.geographies,
			status: 'statistics'
		});
	};

	it('name England’s first-time entrants of April 2026 as the sum of the regions, and hold back its nine years', () => {
		const { problems, held } = checked('lait_bds_long_2026-04-08_cla_yj.csv', lait);
		expect(held.filter(({ rule }) => rule === 'value.national')).toHaveLength(9);
		expect(problems.find(({ rule }) => rule === 'value.national')?.message).toContain('3071');
		expect(problems.every(({ severity }) => severity !== 'error')).toBe(true);
	});

	it('agree with their own counts and bases, area by area', () => {
		const { problems, held } = checked('ees2025_la_conviction_health_outcome_cla.csv', ees);
		expect(held).toEqual([]);
		expect(problems.filter(({ rule }) => rule === 'value.disagrees')).toEqual([]);
		expect(problems.length).toBeLessThan(40);
		expect(
			problems
				.filter(({ rule }) => rule === 'value.zeros')
				.map((each) => each.message)
				.join()
		).toContain(
			'Blackburn with Darwen prints 0 for “Looked-after children cautioned or convicted” in 5 periods'
		);
	});
});
