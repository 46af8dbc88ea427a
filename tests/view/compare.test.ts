import { describe, expect, it } from 'vitest';
import type { GeographyCode, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { viewCompare, type Axes } from '$lib/view/compare';
import { viewMultiple } from '$lib/view/multiple';
import { viewTrend } from '$lib/view/trend';
import {
	answer,
	day,
	event,
	firstTime,
	generic,
	lait,
	lookedAfter,
	offending,
	place,
	years
} from './answer';

type Lines = Parameters<typeof answer>[1];

const context = { events: [], today: day('2026-05-01') };
const of = (indicator: Indicator, lines: Lines, changes: Parameters<typeof answer>[2] = {}) =>
	viewMultiple(answer(indicator, lines, changes), context);

const score: Indicator = {
	...generic,
	name: 'Emotional health (SDQ score)',
	unit: 'score',
	unit_label: 'average Strengths and Difficulties score'
};
const pooled: Indicator = { ...firstTime, year_kind: 'financial-year', per: 10_000 };
const cohort: Indicator = { ...offending, year_kind: 'cohort' };

const counted = of(offending, {
	authority: { 2024: '20/373=5', 2025: '8/339=2' },
	england: { 2024: '2', 2025: '2' }
});
const rate = of(firstTime, { authority: { 2023: '198', 2024: '162' }, england: { 2023: '143' } });
const checks = of(generic, { authority: { 2024: '79', 2025: '83' } });
const number = of(lookedAfter, {
	authority: { 2024: '675', 2025: '639' },
	england: { 2024: '83630', 2025: '81770' }
});
const derby = of(
	offending,
	{ authority: { 2025: '3' } },
	{ authority: { ...place('Derby'), geography: 'E06000015' as GeographyCode } }
);

describe('the title of a small figure', () => {
	it.each([
		['a fall, with counts', counted, '2% in 2024/25, down 3 percentage points from 2023/24'],
		['a rate, with what it is per', rate, '162 per 100,000 in 2024, down 36 from 2023'],
		['a count on a day', number, '639 at 31 Mar 2025, down 36 from 31 Mar 2024'],
		[
			'no change',
			of(offending, { authority: { 2024: '9/373=2', 2025: '8/339=2' } }),
			'2% in 2024/25, the same as 2023/24'
		],
		['one point', of(offending, { authority: { 2025: '2' } }), '2% in 2024/25, no earlier figure'],
		[
			'suppressed now',
			of(offending, { authority: { 2024: '9/373=2', 2025: '/349=c' } }),
			'Suppressed in 2024/25, last 2% in 2023/24'
		],
		[
			'suppressed always',
			of(offending, { authority: { 2024: 'c', 2025: 'c' }, england: { 2025: '2' } }),
			'Suppressed in 2024/25, and no earlier figure'
		],
		[
			'another place’s figures only',
			of(offending, { england: { 2025: '2' } }),
			'No figure in 2024/25, and no earlier figure'
		],
		[
			'suppressed before',
			of(offending, { authority: { 2024: 'c', 2025: '2' } }),
			'2% in 2024/25, no figure for 2023/24 to compare with'
		],
		['nothing at all', of(offending, {}), 'No figure is held'],
		[
			'a zero',
			of(offending, { authority: { 2024: '9/373=2', 2025: '0/349=0' } }),
			'0% in 2024/25, down 2 percentage points from 2023/24'
		],
		[
			'a cohort',
			of(cohort, { authority: { 2024: '30', 2025: '40' } }),
			'40% for the 2024/25 cohort, up 10 percentage points from 2023/24'
		]
	])('says %s', (_, multiple, title) => {
		expect(multiple.title).toBe(title);
	});

	it('says that the definition changed in place of a movement', () => {
		const broken = viewMultiple(answer(offending, { authority: { 2024: '5', 2025: '2' } }), {
			...context,
			events: [event('definition', '2024-04-01', 'Convictions only')]
		});
		expect(broken.title).toBe('2% in 2024/25, not comparable: the definition changed');
		expect(broken.breaks).toEqual(['Convictions only, 1 April 2024']);
	});

	it('has the numbers of the measure’s own page', () => {
		const lines = { authority: { 2024: '20/373=5', 2025: '8/339=2' }, england: { 2025: '2' } };
		const page = viewTrend(answer(offending, lines), context);
		const own = page.series[0]?.points.at(-1);
		expect([counted.value, counted.period, counted.counts]).toEqual([
			own?.text,
			own?.label,
			own?.counts
		]);
		expect(page.headline).toContain('2% of Nottingham’s');
		expect(page.headline).toContain('(8 of 339), down from 5% (20 of 373)');
		expect(counted.judgement.text).toBe('could be chance');
	});
});

describe('a small figure', () => {
	it.each([
		[counted, 'Financial years (April to March)'],
		[rate, 'Calendar years (January to December)'],
		[number, 'One day of each year, 31 March'],
		[of(cohort, { authority: { 2025: '40' } }), 'Cohorts of financial years (April to March)'],
		[of(offending, {}), 'No periods']
	])('names what a year is', (multiple, words) => {
		expect(multiple.years).toBe(words);
	});

	it('draws the authority, and England only where it is in scale', () => {
		const keys = (multiple: typeof counted) => multiple.figure.series.map(({ key }) => key);
		expect(keys(counted)).toEqual(['authority', 'england']);
		expect(keys(number)).toEqual(['authority']);
		expect(number.figure.description).not.toContain('England');
	});

	it('keeps a gap a gap', () => {
		const gap = of(offending, { authority: years(2020, ['4', 'c', '2']) });
		expect(gap.figure.series[0]?.points.map(({ value }) => value)).toEqual([4, null, 2]);
	});

	it('says why there is no figure, and that one is provisional', () => {
		expect(of(offending, { authority: { 2025: 'c' } }).reason).toMatch(/suppressed to protect/);
		expect(counted).toMatchObject({ reason: null, provisional: false });
		const lines = { authority: { 2025: '2' } };
		const provisional = { vintages: [{ ...lait, status: 'provisional' as const }] };
		expect(of(offending, lines, provisional).provisional).toBe(true);
	});

	it('marks a zero that looks unrecorded as the scorecard does', () => {
		const zeros = of(offending, {
			authority: years(2018, ['0/480=0', '0/500=0', '0/510=0', '0/505=0', '0/498=0']),
			england: years(2018, ['4', '3', '3', '2', '2'])
		});
		expect(zeros.judgement.text).toBe('none recorded: check that it was');
	});
});

describe('viewCompare', () => {
	const note = (multiples: readonly (typeof counted)[], axes: Axes) =>
		viewCompare(multiples, axes).axes_note;

	it('is named after what is compared', () => {
		expect(viewCompare([counted, rate, checks, number], 'free')).toMatchObject({
			heading: 'Four measures for Nottingham',
			compared: 'measures',
			caption: 'Latest figures, Nottingham'
		});
		const places = viewCompare([counted, derby], 'shared');
		expect(places).toMatchObject({
			heading: 'Looked-after children cautioned or convicted: Nottingham and Derby',
			compared: 'authorities',
			caption: 'Latest figures, Looked-after children cautioned or convicted'
		});
		expect(places.panels.map(({ head }) => head)).toEqual(['Nottingham', 'Derby']);
		expect(viewCompare([counted], 'free').heading).toBe(
			'Looked-after children cautioned or convicted: Nottingham'
		);
	});

	it('shares a scale among figures of one unit only', () => {
		const scales = (multiples: readonly (typeof counted)[], axes: Axes) =>
			viewCompare(multiples, axes).scales;
		expect(scales([counted, rate, checks, number], 'shared')).toEqual([[0, 2], [1], [3]]);
		expect(scales([counted, rate, checks, number], 'free')).toEqual([[0], [1], [2], [3]]);
		const tens = of(pooled, { authority: { 2025: '12' } });
		expect(scales([rate, tens], 'shared')).toEqual([[0], [1]]);
		const scores = [score, { ...score, unit_label: 'average score of something else' }];
		expect(
			scales(
				scores.map((each) => of(each, { authority: { 2025: '13.2' } })),
				'shared'
			)
		).toEqual([[0], [1]]);
		expect(scales([number, number], 'shared')).toEqual([[0, 1]]);
	});

	it('says how the scales may be read, and why they are not shared', () => {
		expect(note([counted, derby], 'shared')).toBe(
			'All the figures have one scale and one stretch of time: heights can be compared.'
		);
		expect(note([counted, derby], 'free')).toBe(
			'Each figure has its own scale and its own stretch of time: compare shapes, not heights.'
		);
		expect(note([counted, rate, number], 'shared')).toBe(
			'Each figure has its own scale, because no two are in one unit (%, per 100,000 and numbers). The stretch of time is the same.'
		);
		expect(note([counted, rate, checks], 'shared')).toBe(
			'“Looked-after children cautioned or convicted” and “Children looked after who received dental checks (%)” share a scale (%). “First-time entrants to the youth justice system” (per 100,000) has its own, being in another unit. The stretch of time is the same.'
		);
		expect(note([counted, rate, checks, number], 'shared')).toContain(
			'(per 100,000) and “Looked-after children” (numbers) have their own, being in other units.'
		);
		expect(note([counted], 'shared')).toBeNull();
	});

	it('says what there is nothing to draw of, and cites each source once', () => {
		const view = viewCompare([counted, of(offending, {})], 'shared');
		expect(view.panels.map(({ empty }) => empty === null)).toEqual([true, false]);
		expect(view.sources).toEqual([
			'Department for Education, Local Authority Interactive Tool, edition of 8 April 2026'
		]);
		const board = { ...lait, vintage: 'yjb' as VintageId, publisher: 'Youth Justice Board' };
		const older = { ...board, vintage: 'yjb-2' as VintageId, published: day('2024-01-02') };
		const twice = of(generic, {}, { vintages: [older, board, lait] });
		expect(viewCompare([counted, twice], 'free').sources).toEqual([
			'Department for Education, Local Authority Interactive Tool, edition of 8 April 2026',
			'Youth Justice Board, Local Authority Interactive Tool, edition of 8 April 2026; Youth Justice Board, Local Authority Interactive Tool, edition of 2 January 2024'
		]);
	});

	it('of nothing is a page that says so', () => {
		expect(viewCompare([], 'free')).toMatchObject({
			heading: 'Nothing to compare',
			panels: [],
			axes_note: null
		});
	});
});
