import type { PeriodId } from '$lib/domain/id';
import type { Period } from '$lib/domain/period';
import { periodPhrase } from '$lib/domain/period-words';
import { listed } from '$lib/domain/wording';

import {
	figureAt,
	lackingAt,
	withoutCaution,
	type OutcomeSeries,
	type WithoutCaution
} from './outcome-series';
import { definitionChanged } from './return-figures';
import { movementOf } from './share-movement';
import { countsText, rangeText, shareText } from '../share-words';
import type { SubjectContext, SummaryLine } from '../subject';
import { formatNumber } from '../number';

/** Why a quarter’s bar is not drawn, as a sentence, by period. */
export type Refused = ReadonlyMap<PeriodId, string>;

/** A sentence that stands alone as a title, and how sure it is. */
export interface Said {
	readonly finding: string;
	readonly doubt: string;
}

const shareAt = (series: OutcomeSeries, period: Period, context: SubjectContext, no: Refused) =>
	withoutCaution(series, period, context, no.has(period.period));

const WITHOUT = 'dealt with without a caution or conviction';

function lackingWords(series: OutcomeSeries, period: Period): string {
	const { lacking, hidden } = lackingAt(series, period);
	const given = lacking.filter((each) => !hidden.includes(each));
	const names = (parts: readonly { readonly name: string }[]) =>
		listed(parts.map(({ name }) => `“${name}”`));
	const are = (parts: readonly unknown[]) => (parts.length === 1 ? 'is' : 'are');
	const sentences = [
		hidden.length === 0
			? null
			: `${names(hidden)} ${are(hidden)} hidden to protect children’s privacy.`,
		given.length === 0
			? null
			: `${names(given)} ${are(given)} not given: where nothing happened, write 0 in the return.`
	];
	return sentences.filter((each) => each !== null).join(' ');
}

/** The share beside the same quarter a year before, or the quarter before. */
const movement = (
	series: OutcomeSeries,
	now: WithoutCaution,
	context: SubjectContext,
	refused: Refused,
	brief = false
): string =>
	movementOf(
		now,
		now.period,
		{
			at: (period) => {
				const share = shareAt(series, period, context, refused);
				return typeof share === 'string' ? null : share;
			},
			changed: (period) => definitionChanged(series.figures, period, now.period, context)
		},
		brief
	);

/** `The likely range is 44% to 77%.` and what the share was before. */
const sureness = (...asked: Parameters<typeof movement>) =>
	`The likely range is ${rangeText(asked[1]) ?? 'not known'}. ${movement(...asked)}`;

/** The share of one quarter as a sentence: `18 of 29 offences by … (62%) were dealt with without …`. */
const shareSentence = (series: OutcomeSeries, share: WithoutCaution) =>
	`${countsText(share)} ${series.of} (${shareText(share)}) were ${WITHOUT} ${periodPhrase(share.period)}.`;

/** The latest quarter before another for which there is a share. */
function lastShare(series: OutcomeSeries, period: Period, context: SubjectContext, no: Refused) {
	return series.periods
		.filter(({ end }) => end < period.end)
		.map((each) => shareAt(series, each, context, no))
		.findLast((each) => typeof each !== 'string');
}

function offencesSaid(
	series: OutcomeSeries,
	latest: Period,
	context: SubjectContext,
	refused: Refused
): Said {
	const share = shareAt(series, latest, context, refused);
	const when = periodPhrase(latest);
	if (typeof share !== 'string')
		return {
			finding: shareSentence(series, share),
			doubt: sureness(series, share, context, refused)
		};
	if (share === 'none')
		return {
			finding: `No ${series.of} were dealt with ${when}.`,
			doubt: ''
		};
	const last = lastShare(series, latest, context, refused);
	const before = last ? ` The last that can be said: ${shareSentence(series, last)}` : '';
	const cannot = `What share of ${series.of} was ${WITHOUT} ${when} cannot be said.`;
	if (share === 'lacking')
		return { finding: cannot, doubt: `${lackingWords(series, latest)}${before}` };
	if (share === 'small')
		return {
			finding: cannot,
			doubt: `It is hidden to protect children’s privacy, because it is of few.${before}`
		};
	return { finding: cannot, doubt: `The figures of the quarter cannot all be right.${before}` };
}

function childrenSaid(series: OutcomeSeries, latest: Period, refused: Refused): Said {
	const twice =
		'A child with two outcomes is counted under each, so these do not add up to a number of children.';
	const when = periodPhrase(latest);
	if (refused.has(latest.period))
		return {
			finding: `The outcomes of ${series.who} ${when} cannot be said.`,
			doubt: 'The figures of the quarter cannot all be right.'
		};
	if (lackingAt(series, latest).lacking.length > 0)
		return {
			finding: `Which outcome was the most common for ${series.who} ${when} cannot be said.`,
			doubt: `${lackingWords(series, latest)} ${twice}`
		};
	const counts = series.parts.map(({ key, name }) => ({
		name,
		value: figureAt(series, key, latest)?.value ?? 0
	}));
	const most = Math.max(...counts.map(({ value }) => value));
	if (most === 0) return { finding: `No outcome was given to ${series.who} ${when}.`, doubt: '' };
	const first = counts.filter(({ value }) => value === most).map(({ name }) => `“${name}”`);
	const children = `${formatNumber(most, 0)} ${most === 1 ? 'child' : 'children'}`;
	return {
		finding:
			first.length === 1
				? `${listed(first)} was the most common outcome for ${series.who} ${when}: ${children}.`
				: `${listed(first)} were the most common outcomes for ${series.who} ${when}: ${children} each.`,
		doubt: twice
	};
}

/** What a series says of its latest quarter. Null when it has no quarter. */
export function outcomesSaid(
	series: OutcomeSeries,
	context: SubjectContext,
	refused: Refused
): Said | null {
	const latest = series.periods.at(-1);
	if (!latest) return null;
	return series.counted === 'offences'
		? offencesSaid(series, latest, context, refused)
		: childrenSaid(series, latest, refused);
}

/** The line at the top of the page: the share, large, where there is one. */
export function outcomesLine(
	section: string,
	series: OutcomeSeries,
	context: SubjectContext,
	refused: Refused
): SummaryLine | null {
	const latest = series.periods.at(-1);
	const said = outcomesSaid(series, context, refused);
	if (!latest || !said) return null;
	const share =
		series.counted === 'offences' ? shareAt(series, latest, context, refused) : 'refused';
	if (typeof share === 'string')
		return { section, figure: null, sentence: said.finding, doubt: said.doubt || null };
	return {
		section,
		figure: shareText(share),
		sentence: `of ${series.of} were ${WITHOUT} ${periodPhrase(latest)} (${countsText(share)}).`,
		doubt: sureness(series, share, context, refused, true)
	};
}
