import { isAdjacent } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { MeasureEvidence } from '$lib/view/evidence';
import { heldFigure, type HeldFigure } from '$lib/view/evidence-facts';
import { meantBy, periodMentions } from './periods';
import type { Sentence } from './reading';

/** The two figures a movement is between; `why` says what is missing where one is. */
export interface Span {
	readonly earlier: HeldFigure | null;
	readonly later: HeldFigure | null;
	readonly why: string | null;
}

/** The authority's figures that there are, the earliest first. */
export const heldOf = ({ figures }: MeasureEvidence): readonly HeldFigure[] =>
	figures.map(heldFigure).filter((each) => each !== null);

const numbers = 'one two three four five six seven eight nine ten'.split(' ');

/** How many years a sentence speaks of: 5 of `five-year trend` and `over the last five years`; null for none. */
export function yearsIn(text: string): number | null {
	const [, word = ''] =
		/\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)[- ]year (?:\w+ )?(?:trend|period|average|picture|low|high)\b/i.exec(
			text
		) ??
		/\b(?:last|past|previous|over|in|for) (?:the (?:last|past|previous) )?(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) years\b/i.exec(
			text
		) ??
		[];
	if (word === '') return null;
	return /\d/.test(word) ? Number(word) : numbers.indexOf(word.toLowerCase()) + 1;
}

/** The periods a sentence speaks of, in order: its own words and live numbers, else those of the sentences before it. */
function periodsOf(sentence: Sentence, measure: MeasureEvidence): readonly string[] {
	const own = [
		...periodMentions(sentence.text).flatMap(
			(mention) => meantBy(mention, measure)?.period.period ?? []
		),
		...sentence.cites
			.filter(({ binding }) => binding.indicator === measure.indicator.indicator)
			.map(({ binding }) => binding.period)
	];
	return [...new Set<string>(own)];
}

const none: Span = {
	earlier: null,
	later: null,
	why: 'the periods it names are not of one kind'
};

/** Whether the one period a sentence names is where it begins: `since 2014/15`, `than in 2014/15`. */
function sinceThen({ text }: Sentence, measure: MeasureEvidence, period: string): boolean {
	return periodMentions(text).some(
		(mention) =>
			meantBy(mention, measure)?.period.period === period &&
			/\b(?:since|from|than (?:it was )?(?:in|at)|compared (?:with|to)|against)(?: the| that of| those of| in| at)* $/i.test(
				text.slice(0, mention.start)
			)
	);
}

/**
 * The figures a movement in a sentence is between: the earliest and latest of the periods it names; of one period that and the one right
 * before, or from it to the latest where it says since then; of a number of years its first and last; else the latest and the one right before.
 */
export function spanOf(sentence: Sentence, measure: MeasureEvidence): Span {
	const held = heldOf(measure);
	const said = periodsOf(sentence, measure);
	const named = held.filter(({ period }) => said.includes(period));
	const missing = said.filter((period) => !held.some((each) => each.period === period));
	const years = yearsIn(sentence.text);
	const later =
		named.at(-1) ??
		(missing.length > 0 ? null : nearbyLast(sentence, measure, held)) ??
		(missing.length > 0 ? null : (held.at(-1) ?? null));
	if (!later)
		return { earlier: null, later: null, why: 'there is no figure for the period it names' };
	if (years !== null) {
		const place = held.indexOf(later);
		const first = held[place - years + 1] ?? null;
		return first && years > 1
			? { earlier: first, later, why: null }
			: {
					...{ earlier: null, later },
					why: `${years} years up to ${formatPeriodShort(later.at)} are not held`
				};
	}
	const [only] = named;
	const last = held.at(-1);
	if (
		only &&
		named.length === 1 &&
		last &&
		last !== only &&
		sinceThen(sentence, measure, only.period)
	)
		return last.at.kind === only.at.kind ? { earlier: only, later: last, why: null } : none;
	if (named.length > 1) return { earlier: named[0] ?? null, later, why: null };
	const earlier = held[held.indexOf(later) - 1] ?? null;
	if (earlier === null) return { earlier: null, later, why: null };
	return isAdjacent(earlier.at, later.at)
		? { earlier, later, why: null }
		: {
				...{ earlier: null, later },
				why: `the period before ${formatPeriodShort(later.at)} has no figure to compare with`
			};
}

/** The last period that the sentences before speak of, where it has a figure. */
function nearbyLast(
	sentence: Sentence,
	measure: MeasureEvidence,
	held: readonly HeldFigure[]
): HeldFigure | null {
	for (const before of sentence.before.toReversed()) {
		const said = periodsOf(before, measure);
		const found = held.findLast(({ period }) => said.includes(period));
		if (found) return found;
	}
	return null;
}
