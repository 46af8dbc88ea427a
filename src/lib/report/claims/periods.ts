import { months } from '$lib/domain/calendar';
import type { PeriodId } from '$lib/domain/id';
import { parsePeriod, type Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { MeasureEvidence } from '$lib/view/evidence';

/** A period named in a sentence. */
export interface PeriodMention {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

const month = `(?:${months.join('|')})`;
const year = '(?:19|20)\\d{2}';
const split = `${year}\\s?[/–-]\\s?(?:${year}|\\d{2})(?!\\d|[-/]\\d)`;
const named = new RegExp(
	[
		`(?:between |from )?\\b\\d{1,2} ${month}(?: ${year})? (?:to|and|until) \\d{1,2} ${month} ${year}`,
		`\\b(?:the )?(?:year|12 months|twelve months) (?:ending|ended|end|to)(?: on)? (?:the )?(?:\\d{1,2} )?${month} ${year}`,
		`\\bQ(?:uarter )?[1-4],? (?:of )?${split}`,
		`\\b${year}-\\d{2}-\\d{2}(?:/${year}-\\d{2}-\\d{2})?`,
		`\\b${month}(?: ${year})? (?:to|until) ${month} ${year}`,
		`\\b\\d{1,2} ${month} ${year}`,
		`\\b${month} ${year}`,
		`\\b${split}(?: Q[1-4])?`,
		`\\b${year}\\b(?![,.]\\d|%)`
	].join('|'),
	'g'
);

/** The periods a sentence names, in order. */
export function periodMentions(text: string): readonly PeriodMention[] {
	return [...text.matchAll(named)].map((match) => ({
		start: match.index,
		end: match.index + match[0].length,
		text: match[0]
	}));
}

/** The period of a measure that a mention means: `other` where its label could as well be of the year beside. */
export interface MeantPeriod {
	readonly period: Period;
	readonly other: Period | null;
}

const bareYear = new RegExp(`^${year}$`);

const label = (text: string) =>
	text
		.replace(/^(?:between|from) /, '')
		.replace(/ and (?=\d)/, ' to ')
		.replace(/ (?:ending|ended|end|to) on /, ' ending ');

/** The period of the measure's own figures that the words mean; null where they name none of its kind. */
export function meantBy(
	{ text }: Pick<PeriodMention, 'text'>,
	{ indicator, figures }: Pick<MeasureEvidence, 'indicator' | 'figures'>
): MeantPeriod | null {
	const read = parsePeriodLabel(label(text), indicator.year_kind)?.period ?? null;
	if (read === null) return null;
	const held = figures.map((each) => parsePeriod(each.period)).filter((each) => each !== null);
	const same = held.find((each) => each.period === read.period);
	if (bareYear.test(text)) {
		const begins = parsePeriodLabel(text, indicator.year_kind, 'begins')?.period ?? null;
		const other = begins && begins.period !== read.period ? begins : null;
		return { period: same ?? read, other };
	}
	const ended = held.find((each) => each.end === read.end && read.kind !== 'calendar-year');
	const began = held.find((each) => each.start === read.start && each.start !== each.end);
	// A day in a text is more often that of a meeting or a paper than one a measure of years is of.
	if (
		read.kind === 'snapshot' &&
		!same &&
		!ended &&
		!began &&
		!held.some(({ kind }) => kind === 'snapshot')
	)
		return null;
	return {
		period: same ?? ended ?? (read.kind === 'snapshot' ? began : null) ?? read,
		other: null
	};
}

/** Words between two places that part one clause from the next. */
const boundary =
	/[,;:()]|\b(?:and|but|while|whereas|to|compared|from|than|against|up|down|before|after)\b/g;

/** The mention that a number most likely goes with, and whether nothing parts the two; null where there is none. */
export function nearest<Mention extends { readonly start: number; readonly end: number }>(
	text: string,
	claim: { readonly start: number; readonly end: number },
	mentions: readonly Mention[]
): { readonly mention: Mention; readonly plain: boolean } | null {
	let best: { mention: Mention; cost: number; parted: number } | null = null;
	for (const mention of mentions) {
		const [from, to] =
			mention.end <= claim.start ? [mention.end, claim.start] : [claim.end, mention.start];
		const between = text.slice(Math.min(from, to), Math.max(from, to));
		const parted = between.match(boundary)?.length ?? 0;
		const cost = between.length + parted * 40;
		if (best === null || cost < best.cost) best = { mention, cost, parted };
	}
	return best && { mention: best.mention, plain: best.parted === 0 };
}

/** A period by its short name, `2019/20`; as it is written where it is none. */
export const shortPeriod = (id: PeriodId) => {
	const period = parsePeriod(id);
	return period ? formatPeriodShort(period) : id;
};
