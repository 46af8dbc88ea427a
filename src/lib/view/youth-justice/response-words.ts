import type { Period } from '$lib/domain/period';
import { periodPhrase } from '$lib/domain/period-words';
import { listed } from '$lib/domain/wording';
import { SMALL_BASE } from '$lib/statistics/attainable';
import { roundHalfUp } from '$lib/statistics/rounding';
import { isSuppressed } from '../missing';
import { formatNumber } from '../number';
import {
	countsText,
	rangeText,
	shareDecimals,
	shareOf,
	shareRange,
	shareText,
	type Counts
} from '../share-words';
import type { BarsDrawing, SubjectContext, SummaryLine } from '../subject';
import type { Refused, Said } from './outcome-words';
import {
	groupAt,
	incidentsAt,
	responseAt,
	type ResponseGroup,
	type ResponseSeries
} from './response-series';
import { definitionChanged } from './return-figures';
import { movementOf } from './share-movement';

/** A group’s incidents of all those of a quarter; null where there is no base, or it is of so few that the public may not see it. */
function groupShare(
	series: ResponseSeries,
	group: ResponseGroup,
	period: Period,
	{ mode }: Pick<SubjectContext, 'mode'>
): Counts | null {
	const base = incidentsAt(series, period);
	const count = groupAt(series, group, period).value;
	if (base === null || count === null || base === 0) return null;
	return mode === 'public' && base <= SMALL_BASE ? null : { count, base };
}

/** The bars of a quarter: shares of all its incidents where there is a base for every one, else plain numbers. Null without any. */
export function responseBars(
	series: ResponseSeries,
	period: Period,
	context: SubjectContext
): BarsDrawing | null {
	const { groups } = series;
	const shares = groups.map((group) => groupShare(series, group, period, context));
	if (shares.every((share) => share !== null))
		return {
			kind: 'bars',
			unit: '% of incidents',
			most: 100,
			bars: groups.map(({ name }, place) => {
				const share = shares[place] as Counts;
				const range = shareRange(share);
				return {
					label: name,
					value: roundHalfUp(shareOf(share), shareDecimals(share.base)),
					text: `${shareText(share)} (${countsText(share)})`,
					reason: null,
					low: range?.low ?? null,
					high: range?.high ?? null
				};
			})
		};
	const counts = groups.map((group) => groupAt(series, group, period));
	if (counts.every(({ value }) => value === null)) return null;
	return {
		kind: 'bars',
		unit: 'incidents',
		most: null,
		bars: groups.map(({ name }, place) => ({
			label: name,
			value: counts[place]?.value ?? null,
			text: counts[place]?.text ?? '',
			reason: counts[place]?.reason ?? null,
			low: null,
			high: null
		}))
	};
}

const called = ({ of }: ResponseSeries, { count, base }: Counts) =>
	`The police were asked to come at once to ${formatNumber(count, 0)} of ${formatNumber(base, 0)} ${of} (${shareText({ count, base })})`;

/** Why there is no share: what is hidden and what is not given, apart. */
function lackingWords(
	series: ResponseSeries,
	latest: Period,
	lacking: readonly ResponseGroup[]
): string {
	const few = 'It is hidden to protect children’s privacy, because it is of few.';
	if (lacking.length === 0) return few;
	const isHidden = ({ responses }: ResponseGroup) =>
		responses.some((each) => isSuppressed(responseAt(series, each, latest)?.symbol ?? null));
	const names = (groups: readonly ResponseGroup[]) => listed(groups.map(({ name }) => name));
	const [hidden, rest] = [lacking.filter(isHidden), lacking.filter((each) => !isHidden(each))];
	const sentences = [
		hidden.length === 0 ? null : `Hidden to protect children’s privacy: ${names(hidden)}.`,
		rest.length === 0
			? null
			: `Not given: ${names(rest)}. Where there was none, write 0 in the return.`
	];
	return sentences.filter((each) => each !== null).join(' ');
}

/** The likely range of a quarter’s share of incidents with the police at once, and what the share was before. */
function sureness(
	series: ResponseSeries,
	share: Counts,
	latest: Period,
	context: SubjectContext,
	refused: Refused,
	brief = false
): string {
	const immediate = series.groups.find(({ category }) => category === 'immediate');
	const at = (period: Period) =>
		refused.has(period.period) || !immediate
			? null
			: groupShare(series, immediate, period, context);
	const changed = (since: Period) => definitionChanged(series.figures, since, latest, context);
	return `The likely range is ${rangeText(share) ?? 'not known'}. ${movementOf(share, latest, { at, changed }, brief)}`;
}

/** What a series says of a quarter: to how many incidents the police were asked to come at once. */
export function responsesSaid(
	series: ResponseSeries,
	latest: Period,
	context: SubjectContext,
	refused: Refused
): Said {
	const when = periodPhrase(latest);
	const cannot = `To what share of ${series.of} the police were asked to come at once cannot be said ${when}.`;
	if (refused.has(latest.period))
		return { finding: cannot, doubt: 'The figures of the quarter cannot all be right.' };
	const immediate = series.groups.find(({ category }) => category === 'immediate');
	if (!immediate)
		return {
			finding: cannot,
			doubt: 'None of the responses given is in the table of response categories.'
		};
	const base = incidentsAt(series, latest);
	if (base === 0) return { finding: `There were no ${series.of} ${when}.`, doubt: '' };
	const share = groupShare(series, immediate, latest, context);
	if (share === null) {
		const lacking = series.groups.filter((group) => groupAt(series, group, latest).value === null);
		return { finding: cannot, doubt: lackingWords(series, latest, lacking) };
	}
	return {
		finding: `${called(series, share)} ${when}.`,
		doubt: sureness(series, share, latest, context, refused)
	};
}

/** The line at the top of the page. Null without a quarter. */
export function responseLine(
	section: string,
	series: ResponseSeries,
	context: SubjectContext,
	refused: Refused
): SummaryLine | null {
	const latest = series.periods.at(-1);
	if (!latest) return null;
	const { finding, doubt } = responsesSaid(series, latest, context, refused);
	const immediate = series.groups.find(({ category }) => category === 'immediate');
	const share =
		immediate && !refused.has(latest.period)
			? groupShare(series, immediate, latest, context)
			: null;
	return share === null
		? { section, figure: null, sentence: finding, doubt: doubt || null }
		: {
				section,
				figure: shareText(share),
				sentence: `of ${series.of} had the police asked to come at once ${periodPhrase(latest)} (${countsText(share)}).`,
				doubt: sureness(series, share, latest, context, refused, true)
			};
}
