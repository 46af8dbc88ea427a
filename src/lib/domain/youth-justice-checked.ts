import { grouped } from './grouped';
import { plainWord } from './return-column';
import type { CheckedFigure } from './return-fault';
import { inShort } from './return-time';
import type { YouthJusticeParts } from './youth-justice-return';

/** A figure that the rules of youth justice can be put to. */
export interface YouthJusticeChecked extends CheckedFigure {
	readonly of: YouthJusticeParts;
	/** How many the value is out of; null where that is not given. */
	readonly denominator: number | null;
}

const whose = ({ counted, care_status, placed }: YouthJusticeParts) =>
	`${counted.word}, ${care_status.word}${placed.slug === 'all-areas' ? '' : ` ${placed.word}`}`;

/** What a figure is of, in a sentence, without its period: `“community resolution” (offences, all children)`. */
export const youthJusticeName = (of: YouthJusticeParts): string =>
	`“${plainWord(of.outcome)}” (${whose(of)})`;

/** What and when figures are of, in a sentence. */
export const youthJusticeScope = ({ of, period }: YouthJusticeChecked): string =>
	`${youthJusticeName(of)}, ${inShort(period)}`;

/** Whom and when a bar of outcomes is of, in a sentence: `offences, looked-after children out of area, Q1 2021/22`. */
export const barScope = ({ of, period }: YouthJusticeChecked): string =>
	`${whose(of)}, ${inShort(period)}`;

/** Figures of one bar: the outcomes of the same children, counted alike in one period. */
export function groupedByBar<Figure extends YouthJusticeChecked>(
	figures: readonly Figure[]
): readonly (readonly Figure[])[] {
	return grouped(
		figures,
		({ of: { counted, care_status, placed }, period }) =>
			`${counted.slug} ${care_status.slug} ${placed.slug} ${period}`
	);
}
