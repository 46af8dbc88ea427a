import type { Event } from '$lib/domain/event';
import type { Indicator } from '$lib/domain/indicator';
import { parsePeriod, type Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { recentTrend, trendTestOf, type RecentTrend } from '$lib/statistics/recent-trend';
import type { Finding } from './certainty';
import { wasCovidYear } from './covid';
import type { Figure, Latest } from './latest';
import { formatNumber } from './number';

const THRESHOLD = '9.55';

const why: Readonly<Record<NonNullable<RecentTrend['reason']>, string>> = {
	unit: 'this kind of figure has no such test',
	'no-counts': 'the source prints no counts',
	'too-few': 'fewer than five years have counts since the last break',
	'bad-counts': 'the counts of a year are not those of a share',
	'not-annual': 'it is made for years, and these figures are not yearly',
	'one-off': 'the figures are for stretches of time of their own',
	overlapping: 'the periods share time with each other',
	'not-adjacent': 'the last five years with counts do not follow one another',
	'one-point': 'it rests on a single year'
};

const named = {
	proportion: 'Chi-squared test for trend',
	interval: 'Weighted regression'
};

const label = (period: string | null) => {
	const parsed: Period | null = period === null ? null : parsePeriod(period);
	return parsed ? formatPeriodShort(parsed) : '';
};

/** Tests the last five figures of a stretch without a break. The figures are those with a value, oldest first. */
export const trendOf = (stretch: readonly Figure[], { unit }: Indicator): RecentTrend =>
	recentTrend(stretch, trendTestOf(unit));

/** `, though without 2020/21 it would not stand out`: the years a trend rests on; nothing when it rests on none of them alone. */
function restsOn({ rests_on, points }: RecentTrend): string {
	if (rests_on.length === 0) return '';
	if (rests_on.length === points)
		return ', though with any one year left out it would not stand out';
	const [last = '', ...others] = rests_on.map(label).reverse();
	const named = others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
	return `, though without ${named} it would not stand out`;
}

/** What else a reader must know of a trend: that it begins in a Covid year, and that the last year went the other way. */
function besides(trend: RecentTrend, latest: Latest | null, events: readonly Event[]): string {
	const first = trend.from === null ? null : parsePeriod(trend.from);
	const direction = latest?.change?.direction;
	const against = trend.verdict === 'increasing' ? 'down' : 'up';
	return [
		first && wasCovidYear(first, events)
			? ' The first of them was a Covid year, which was not typical.'
			: '',
		direction === against ? ' The last year went the other way.' : ''
	].join('');
}

/**
 * What the recent trend says, and the test it was found by; for a plain count there is none, and null. `events` are those that concern
 * the measure and the authority.
 */
export function trendFinding(
	trend: RecentTrend,
	indicator: Indicator,
	{ latest, events }: { readonly latest: Latest | null; readonly events: readonly Event[] }
): Finding | null {
	if (trend.reason === 'unit') return null;
	const heading = 'Over five years';
	const span = `from ${label(trend.from)} to ${label(trend.to)}`;
	if (trend.statistic === null || trend.test === null)
		return {
			heading,
			answer: `A trend over five years cannot be calculated: ${why[trend.reason ?? 'too-few']}.`,
			test: null
		};
	const statistic = `${named[trend.test]}: ${formatNumber(trend.statistic, 1)}`;
	const than = `where ${THRESHOLD} or more would be unusual (1 in 500) if nothing but chance were at work`;
	switch (trend.verdict) {
		case 'increasing':
		case 'decreasing': {
			const up = trend.verdict === 'increasing';
			const judged =
				indicator.polarity === 'none'
					? ''
					: up === (indicator.polarity === 'high')
						? ', which is better'
						: ', which is worse';
			return {
				heading,
				answer: `The five figures ${span} show a real ${up ? 'rise' : 'fall'}${judged}: more than chance usually explains${restsOn(trend)}.${besides(trend, latest, events)}`,
				test: `${statistic}, ${than}; the direction stays with any one year left out.`
			};
		}
		default:
			return {
				heading,
				answer:
					trend.reason === 'one-point'
						? `The five figures ${span} show no firm trend: leave one year out and the direction turns.`
						: `The five figures ${span} show no trend that chance could not explain.`,
				test: `${statistic}, ${than}.`
			};
	}
}
