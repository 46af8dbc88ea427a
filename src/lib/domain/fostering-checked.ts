import type { FosteringOf } from './fostering-figure';
import { fosteringReasons } from './fostering-reasons';
import { fosteringStages } from './fostering-stages';
import { carerKinds, fosteringUnits } from './fostering-words';
import { grouped } from './grouped';
import { plainWord, wordOfSlug, type ReturnWord } from './return-column';
import type { CheckedFigure } from './return-fault';
import { inShort } from './return-time';

/** A figure that the rules of fostering can be put to. */
export interface FosteringChecked extends CheckedFigure {
	readonly of: FosteringOf;
}

const wordOr = (words: readonly ReturnWord[], slug: string) =>
	words.find((each) => each.slug === slug)?.word ?? slug.replaceAll('-', ' ');

/** A measure in a sentence: `initial enquiries`. */
export const stageWord = (slug: string) => wordOr(fosteringStages, slug);

/** A unit in a sentence: `households`. */
export const unitWord = (slug: string) => wordOr(fosteringUnits, slug);

/** A kind of carers in a sentence: `mainstream`, `connected persons`, `all carers`. */
export const carersWord = (slug: string) =>
	slug === 'all' ? 'all carers' : wordOr(carerKinds, slug);

/** A reason in a sentence: `moved away`. */
export function reasonWord(slug: string): string {
	const word = wordOfSlug(fosteringReasons, slug);
	return word ? plainWord(word) : slug.replaceAll('-', ' ');
}

/** What a figure is of, in a sentence, without its period: `“left” for health (mainstream, households)`. */
export const fosteringName = ({ carers, measure, reason, unit, cohort }: FosteringOf): string =>
	`“${stageWord(measure)}”${reason === null ? '' : `, ${reasonWord(reason)}`} (${carersWord(carers)}, ${unitWord(unit)}${cohort ? ', of those who enquired' : ''})`;

/** Whom and when figures are of, in a sentence: `mainstream, households, Q1 2021/22`. */
export const fosteringScope = ({ of, period }: FosteringChecked): string =>
	`${carersWord(of.carers)}, ${unitWord(of.unit)}, ${of.cohort ? 'those who enquired in ' : ''}${inShort(period)}`;

/** The whole (no reason) of a measure. */
type Whole<Figure> = (measure: string) => Figure | undefined;

/** Figures that share carers, unit, cohort and period, which alone may be held against one another. */
export interface Together<Figure extends FosteringChecked> {
	readonly whole: Whole<Figure>;
	/** Every figure of them, reasons too. */
	readonly all: readonly Figure[];
}

/** Puts figures together by carers, unit, cohort and period. */
export function putTogether<Figure extends FosteringChecked>(
	figures: readonly Figure[]
): readonly Together<Figure>[] {
	const groups = grouped(
		figures,
		({ of, period }) => `${of.carers} ${of.unit} ${of.cohort} ${period}`
	);
	return groups.map((all) => {
		const wholes = new Map(
			all.filter(({ of }) => of.reason === null).map((each) => [each.of.measure, each])
		);
		return { all, whole: (measure) => wholes.get(measure) };
	});
}
