import { describe, expect, it } from 'vitest';
import type { TrendAnswer } from '$lib/database/queries/trend';
import type { GeographyCode, PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { latestOf } from '$lib/view/latest';
import { doubtsOf } from '$lib/view/scorecard-doubt';
import { rankWords, type Ranked } from '$lib/view/scorecard-rank';
import { cadenceOf, sparkOf } from '$lib/view/scorecard-spark';
import { seriesOf } from '$lib/view/trend-series';
import { answer, cell, day, firstTime, lait, lookedAfter, offending, place } from './answer';

const heldBack = (given: TrendAnswer, series: string): TrendAnswer => ({
	...given,
	rows: given.rows.map((row) =>
		row.series === series ? { ...row, held_back: 'It cannot be right.' } : row
	)
});

const marks = (given: TrendAnswer, zero: string | null = null) =>
	doubtsOf(given, latestOf(given, []), zero).map(({ kind, text }) => `${kind}: ${text}`);

describe('what makes a figure doubtful', () => {
	const figure = (indicator: Indicator, text: string, england = '3') =>
		answer(indicator, { authority: { 2020: text }, england: { 2020: england } });

	it.each([
		['small numbers', figure(offending, '15/337=4'), ['small: small numbers']],
		['99 cases', figure(offending, '99/200=50'), ['small: small numbers']],
		['100 cases', figure(offending, '100/200=50'), []],
		['no counts', figure(offending, '4'), ['uncounted: no counts']],
		['a rate without counts', figure(firstTime, '162'), ['uncounted: no counts']],
		['a plain count', figure(lookedAfter, '639'), []],
		['a suppressed figure, which says so itself', figure(offending, 'c'), []]
	])('%s', (_, given, expected) => {
		expect(marks(given)).toEqual(expected);
	});

	it('names whose figure is held back, the gravest first', () => {
		expect(marks(heldBack(figure(offending, '15/337=4', 'held'), 'england'))).toEqual([
			'comparator: the figure for England is held back',
			'small: small numbers'
		]);
		expect(marks(heldBack(figure(offending, 'held'), 'authority'))).toEqual([
			'held: the figure is held back'
		]);
		expect(marks(heldBack(figure(offending, '150/300=50'), 'authority'))).toEqual([
			'held: a later edition’s figure is held back'
		]);
	});

	it('doubts no comparator that another edition has a figure for', () => {
		expect(marks(heldBack(figure(offending, '150/300=50', '3'), 'england'))).toEqual([]);
	});

	it('doubts a zero that looks unrecorded before all else', () => {
		expect(marks(figure(offending, '0/500=0'), 'None recorded.')[0]).toBe(
			'zero: check that it was recorded'
		);
	});
});

describe('the rank', () => {
	const period = '2019-04-01/2020-03-31' as PeriodId;
	const given = (figure: string, indicator = offending) =>
		answer(indicator, { authority: { 2020: figure } });
	const ranked = (values: readonly (number | null)[], of = period): readonly Ranked[] =>
		values.map((value, index) => ({
			indicator: offending.indicator,
			geography: (index === 0 ? place('Nottingham').geography : `E0${index}`) as GeographyCode,
			period: of,
			value
		}));
	const said = (
		answered: TrendAnswer,
		places: readonly Ranked[],
		zero: string | null = null
	): string | null => rankWords(answered, latestOf(answered, []), places, zero);

	it.each([
		['ties and those without', [4, 3, 4, 5, null, null], '2nd of 4, 2 tied, 2 without'],
		['no tie', [4, 3, 5], '2nd of 3'],
		['all the same', [4, 4, 4], 'the same as all 3'],
		['nobody else', [4, null], null]
	])('%s', (_, values, words) => {
		expect(said(given('4'), ranked(values))).toBe(words);
	});

	it('counts down where high is better', () => {
		expect(said(given('4', { ...offending, polarity: 'high' }), ranked([4, 3, 5, 6]))).toBe(
			'3rd of 4'
		);
	});

	it('is none where neither way is better, without a figure, or for another period', () => {
		expect(said(given('4', { ...offending, polarity: 'none' }), ranked([4, 3]))).toBeNull();
		expect(said(given('c'), ranked([null, 3, 4]))).toBeNull();
		expect(said(given('4'), ranked([4, 3], '2018-04-01/2019-03-31' as PeriodId))).toBeNull();
	});

	it('does not rank a doubtful zero first in silence', () => {
		expect(said(given('0'), ranked([0, 3, 4]), 'None recorded.')).toBe(
			'1st of 3, if its zero is one'
		);
	});
});

describe('how often a figure comes', () => {
	const quarterly: Indicator = { ...offending, year_kind: 'quarter' };
	const local = [{ ...lait, status: 'local' as const }];
	const said = (given: TrendAnswer) => cadenceOf(given, latestOf(given, []));

	it.each([
		['Yearly, England-wide', answer(offending, { authority: { 2019: '4', 2020: '4' } })],
		['Yearly, England-wide', answer(lookedAfter, { authority: { 2024: '675', 2025: '639' } })],
		[
			'Quarterly, council’s own',
			answer(quarterly, { authority: { 'Q1 2021/22': '59.9' } }, { vintages: local })
		],
		[
			'One day, council’s own',
			answer(lookedAfter, { authority: { 2021: '7' } }, { vintages: local })
		]
	])('%s', (words, given) => {
		expect(said(given)).toBe(words);
	});

	it('is not said without a row', () => {
		expect(said(answer(offending, {}))).toBeNull();
	});

	it('calls snapshots three months apart quarterly', () => {
		const given = answer(lookedAfter, {}, { vintages: local });
		const rows = ['2021-03-31', '2021-06-30', '2021-09-30'].map((date) => ({
			...cell(lookedAfter, 'authority', '2021', '700'),
			period: date as PeriodId
		}));
		expect(said({ ...given, rows })).toBe('Quarterly, council’s own');
	});
});

describe('the small line', () => {
	const spark = (rows: readonly [string, string][]) => {
		const given = answer(offending, {});
		const cells = rows.map(([period, text]) => ({
			...cell(offending, 'authority', '2020', text),
			period: period as PeriodId
		}));
		const [line] = seriesOf({ ...given, rows: cells });
		return sparkOf(line?.points ?? []).map(({ value }) => value);
	};

	it('joins years that follow one another', () => {
		expect(
			spark([
				['2018-04-01/2019-03-31', '3'],
				['2019-04-01/2020-03-31', '4']
			])
		).toEqual([3, 4]);
	});

	it('never joins a quarter to a year', () => {
		expect(
			spark([
				['2019-04-01/2020-03-31', '3'],
				['2020-04-01/2020-06-30', '4'],
				['2020-07-01/2020-09-30', '5'],
				['2020-04-01/2021-03-31', '6']
			])
		).toEqual([3, null, 4, 5, null, 6]);
	});

	it('does not bridge a year that is not there', () => {
		expect(
			spark([
				['2017-04-01/2018-03-31', '3'],
				['2019-04-01/2020-03-31', '4']
			])
		).toEqual([3, null, 4]);
	});

	it('breaks between the two periods, in time', () => {
		const given = answer(offending, { authority: { 2018: '3', 2020: '4' } });
		const [line] = seriesOf(given);
		const dates = sparkOf(line?.points ?? []).map(({ date }) => date);
		expect(dates).toEqual(dates.toSorted());
		expect(dates[1]).not.toBe(day('2017-09-30'));
	});
});
