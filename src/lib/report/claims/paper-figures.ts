import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { PeriodId } from '$lib/domain/id';
import type { EvidenceFigure, MeasureEvidence } from '$lib/view/evidence';
import { figureWords, heldFigure, toDecimals, type HeldFigure } from '$lib/view/evidence-facts';
import { paperName } from '$lib/view/papers';
import { agrees } from './match';
import type { NumberClaim } from './numbers';
import type { Reading, Sentence } from './reading';

/** A paper's figure of one period. */
export interface PaperFigure {
	/** `paper of 18 January 2021`. */
	readonly paper: string;
	readonly figure: HeldFigure;
}

/** What papers printed of a period, the earliest first; hidden figures are none. */
export const papersAt = ({ papers }: MeasureEvidence, period: PeriodId): readonly PaperFigure[] =>
	papers.flatMap((paper) =>
		paper.figures
			.filter((each) => each.period === period)
			.flatMap((each) => {
				const figure = heldFigure(each);
				return figure ? [{ paper: paperName(paper), figure }] : [];
			})
	);

/** Whether two printed figures are not the same beyond the precision they are printed to. */
export const differs = (one: EvidenceFigure, other: EvidenceFigure) => {
	const places = Math.min(one.decimals, other.decimals);
	return (
		one.value !== null &&
		other.value !== null &&
		toDecimals(one.value, places) !== toDecimals(other.value, places)
	);
};

const short = (id: PeriodId) => {
	const period = parsePeriod(id);
	return period ? formatPeriodShort(period) : id;
};

/** What a paper printed otherwise than what is held, as a sentence; null when none did. */
export function paperFlip(
	measure: MeasureEvidence,
	period: PeriodId,
	held: HeldFigure,
	{ report }: Pick<Reading, 'report'>
): string | null {
	void report;
	const other = papersAt(measure, period).filter(({ figure }) => differs(figure, held));
	if (other.length === 0) return null;
	const said = other.map(
		({ paper, figure }) => `the ${paper} prints ${figureWords(measure.indicator, figure)}`
	);
	return `For ${short(period)} ${said.join(' and ')}: by that it would not be so.`;
}

/**
 * What papers printed just the typed number, as a sentence with a blank before it; empty when none did. With `text` only where the
 * sentence itself says that it speaks of a paper.
 */
export function paperSays(
	measure: MeasureEvidence,
	period: PeriodId | null,
	claim: NumberClaim,
	_reading: Pick<Reading, 'report'>,
	text: string | null = null
): string {
	if (
		text !== null &&
		!/\b(?:papers?|reports?|reported|printed|told|previous(?:ly)?)\b/i.test(text)
	)
		return '';
	const said = measure.papers.flatMap((paper) =>
		paper.figures
			.filter((each) => period === null || each.period === period)
			.flatMap((each) => {
				const figure = heldFigure(each);
				return figure && agrees(claim, figure.value, figure.decimals)
					? [`The ${paperName(paper)} prints it for ${formatPeriodShort(figure.at)}.`]
					: [];
			})
	);
	const last = said.at(-1);
	return last === undefined ? '' : ` ${last}`;
}

/** What a sentence says that papers print: `the paper of 18 January 2021 prints 4%`. */
const PRINTS = /\bprint(?:s|ed) (\S+?)(?=[\s:;,]|\.(?:\s|$))/g;

/** Whether the paragraph a sentence is in names a paper and gives the very figure it printed: then it says itself that they differ. */
export function quotesPapers(
	{ part, paragraph }: Pick<Sentence, 'part' | 'paragraph'>,
	said: string,
	{ sentences }: Pick<Reading, 'sentences'>
): boolean {
	const text = sentences
		.filter((each) => each.part === part && each.paragraph === paragraph)
		.map((each) => each.text)
		.join(' ');
	const printed = [...said.matchAll(PRINTS)].map(([, figure = '']) => figure);
	return (
		/\bpapers?\b/i.test(text) &&
		printed.length > 0 &&
		printed.every((figure) => text.includes(figure))
	);
}
