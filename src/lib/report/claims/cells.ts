import type { PeriodId } from '$lib/domain/id';
import type { MeasureEvidence } from '$lib/view/evidence';
import { areaMentions, whoseIs, type Whose } from './areas';
import type { NumberClaim } from './numbers';
import { meantBy, nearest, periodMentions, type MeantPeriod } from './periods';
import type { Sentence } from './reading';

/** A cell a number could be of: whose figure, of which period, and whether the sentence says so plainly. */
export interface Cell {
	readonly whose: Whose;
	readonly period: PeriodId;
	/** The sentence names the period, and nothing parts it from the number. */
	readonly plain: boolean;
	/** The sentence names a period of the measure at all. */
	readonly named: boolean;
	/** The year beside, where a bare label could mean it. */
	readonly other: PeriodId | null;
}

/** The last period of a measure that has a figure. */
const latestOf = ({ figures }: MeasureEvidence): PeriodId | null =>
	figures.findLast((each) => each.value !== null)?.period ?? figures.at(-1)?.period ?? null;

/** The period that what stands before a number in its paragraph speaks of; null for none. */
function periodBefore(sentence: Sentence, measure: MeasureEvidence): PeriodId | null {
	for (const each of sentence.before.toReversed()) {
		const cited = each.cites.findLast(
			({ binding }) => binding.indicator === measure.indicator.indicator
		);
		if (cited) return cited.binding.period;
		const said = periodMentions(each.text).at(-1);
		const meant = said && meantBy(said, measure);
		if (meant) return meant.period.period;
	}
	return null;
}

/** Every period that a sentence names for a measure, by its words or its live numbers. */
function periodsNamed({ text, cites }: Sentence, measure: MeasureEvidence) {
	const mentions = periodMentions(text).flatMap((mention) => {
		const meant = meantBy(mention, measure);
		return meant ? [{ ...mention, meant }] : [];
	});
	const bound = cites
		.filter(({ binding }) => binding.indicator === measure.indicator.indicator)
		.map(({ binding }) => binding.period);
	return { mentions, bound };
}

/** Where a number is the first or the second of `from 318 to 162`, with nothing of a period between the two; null where it is neither. */
function placeInSpan(
	text: string,
	claim: NumberClaim,
	numbers: readonly NumberClaim[],
	mentions: readonly { readonly start: number }[]
): 'first' | 'second' | null {
	const place = numbers.indexOf(claim);
	const isSpan = (one: NumberClaim | undefined, other: NumberClaim | undefined) =>
		one !== undefined &&
		other !== undefined &&
		/\bfrom\s+(?:about |around |some )?$/i.test(text.slice(0, one.start)) &&
		/^[^.;,()\d]{0,40}\bto\s+(?:about |around |some )?$/i.test(text.slice(one.end, other.start)) &&
		!mentions.some(({ start }) => start > one.end && start < other.start);
	if (isSpan(claim, numbers[place + 1])) return 'first';
	return isSpan(numbers[place - 1], claim) ? 'second' : null;
}

/** The year right after a number that it says it is before: `57% a year earlier`, `9 of 331 the year before`. */
const yearBefore =
	/^[^.;:()\d]{0,30}?\b(?:the (?:previous|preceding) (?:year|quarter|period)|(?:a|one|the) (?:year|quarter) (?:before|earlier|previously)|last year)\b/i;

/** What stands before the figure that another came from: `5% in 2024/25, up from 1%`. */
const cameFrom =
	/\b(?:up|down|rise|rising|rose|risen|fall|falling|fell|fallen|increased?|decreased?|dropp?e?d?|reduced|reduction|improved|worsened)\b[^.;\d]{0,20}\bfrom\s+(?:about |around )?$/i;

/** The last period with a figure before another. */
function heldBefore({ figures }: MeasureEvidence, period: PeriodId): PeriodId | null {
	const place = figures.findIndex((each) => each.period === period);
	return place < 1
		? null
		: (figures.slice(0, place).findLast(({ value }) => value !== null)?.period ?? null);
}

/** Whether a sentence, or a clause of it, begins with the period: `In 2024/25, 3% of …`. */
const opensClause = (
	text: string,
	mention: { readonly start: number; readonly end: number },
	claim: NumberClaim
) =>
	/(?:^|[.;,]\s+(?:and |but )?)(?:In|During|For|At|On|By|Over|Of)\s+(?:the )?$/i.test(
		text.slice(0, mention.start)
	) && /^,?\s+(?:[a-z’' -]{0,40})?$/i.test(text.slice(mention.end, claim.start));

/** The period of a number that is one end of a span, or says that it is of the year before; null where it is neither. */
function spanCell(
	claim: NumberClaim,
	text: string,
	measure: MeasureEvidence,
	numbers: readonly NumberClaim[],
	mentions: readonly { readonly start: number; readonly meant: MeantPeriod }[],
	usual: PeriodId
): { readonly period: PeriodId; readonly plain: boolean } | null {
	const ordered = mentions
		.map(({ meant }) => meant.period)
		.toSorted((a, b) => a.end.localeCompare(b.end));
	const place = placeInSpan(text, claim, numbers, mentions);
	const [earliest, latest] = [ordered[0], ordered.at(-1)];
	if (place !== null && earliest && latest && earliest.period !== latest.period)
		return { period: (place === 'first' ? earliest : latest).period, plain: true };
	const since =
		mentions.length === 1 && /\bsince\s+$/i.test(text.slice(0, mentions[0]?.start ?? 0));
	if (place !== null && since) {
		const period = place === 'first' ? usual : latestOf(measure);
		return period && { period, plain: false };
	}
	const from = place === null && cameFrom.test(text.slice(0, claim.start));
	if (place === 'first' || from || yearBefore.test(text.slice(claim.end))) {
		const period = heldBefore(measure, earliest && place === null ? earliest.period : usual);
		return period && { period, plain: mentions.length === 1 };
	}
	return null;
}

/** The cell a number is most likely of by what stands nearest to it, and the others that its sentence could mean. */
export function cellsOf(
	claim: NumberClaim,
	sentence: Sentence,
	measure: MeasureEvidence,
	numbers: readonly NumberClaim[]
): { readonly first: Cell | null; readonly others: readonly Cell[] } {
	const { text } = sentence;
	const areas = areaMentions(text, measure);
	const own = whoseIs(text, claim, areas, numbers);
	const { mentions, bound } = periodsNamed(sentence, measure);
	const near = nearest(text, claim, mentions);
	const only = mentions.length === 1 && near !== null;
	const usual =
		near?.mention.meant.period.period ??
		bound[0] ??
		periodBefore(sentence, measure) ??
		latestOf(measure);
	if (usual === null) return { first: null, others: [] };
	const told = spanCell(claim, text, measure, numbers, mentions, usual);
	const period = told?.period ?? usual;
	const opened = near !== null && opensClause(text, near.mention, claim);
	const first: Cell = {
		...{ whose: own, period, named: mentions.length > 0 },
		plain: told ? told.plain : near !== null && (near.plain || only || opened),
		other: told ? null : (near?.mention.meant.other?.period ?? null)
	};
	const whoses: readonly Whose[] = [own, ...areas.map(({ whose }) => whose), 'own'];
	const periods = [period, ...mentions.map(({ meant }) => meant.period.period), ...bound];
	const others = whoses.flatMap((whose) =>
		periods.map((each) => ({
			...{ whose, period: each, plain: false, named: mentions.length > 0 },
			other: null
		}))
	);
	return { first, others };
}
