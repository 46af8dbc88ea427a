import { fosteringOf, type FosteringOf } from '$lib/domain/fostering-figure';
import { fosteringStages, type FosteringStage } from '$lib/domain/fostering-stages';
import { carerKinds, fosteringUnits } from '$lib/domain/fostering-words';
import type { PeriodId } from '$lib/domain/id';
import { comparePeriods, parsePeriod, quartersAmong, type Period } from '$lib/domain/period';
import type { DatedFigure } from '../dated-figure';
import type { SubjectContext } from '../subject';
import { recruitmentFaults, type FigureFault } from './recruitment-faults';
import { stockWord } from './stock-words';

/** A figure of the authority's own fostering, with what it is of and its period read. */
export interface FosteringFigure extends DatedFigure {
	readonly of: FosteringOf;
}

/** What is held of the recruitment of one kind of carers in one unit, with what cannot be right in it. */
export interface Recruitment {
	/** A slug of `carerKinds`. */
	readonly carers: string;
	/** A slug of `fosteringUnits`. */
	readonly unit: string;
	readonly figures: readonly FosteringFigure[];
	readonly faults: readonly FigureFault[];
}

/** The stages a family goes through, first to last, with the phrase that says it of some households or of one. */
export const ladder = [
	{ slug: 'initial-enquiries', did: 'enquired', one: 'enquired' },
	{ slug: 'visits', did: 'were visited', one: 'was visited' },
	{ slug: 'applications', did: 'applied', one: 'applied' },
	{ slug: 'approvals', did: 'were approved', one: 'was approved' }
] as const;

/** Where a family may stop, in the order of the stages. */
export const exits = [
	'withdrawn-after-enquiry',
	'withdrawn-after-visit',
	'withdrawn-after-application'
] as const;

const counted: readonly string[] = [...ladder.map(({ slug }) => slug), ...exits, 'in-progress'];

/** The measure of a slug, with its words. Throws a RangeError for a slug the return does not have. */
export function stageOf(slug: string): FosteringStage {
	const found = fosteringStages.find((each) => each.slug === slug);
	if (!found) throw new RangeError(`The fostering return has no measure ${slug}.`);
	return found;
}

/** The authority's own figures of fostering for one kind of carers, by period. */
export const figuresOf = (context: SubjectContext, carers: string): readonly FosteringFigure[] =>
	context.held.figures
		.flatMap((figure): FosteringFigure[] => {
			const of = fosteringOf(figure.indicator);
			const at = parsePeriod(figure.period);
			const ours = figure.geography === context.authority.geography;
			return ours && of?.carers === carers && at ? [{ ...figure, of, at }] : [];
		})
		.sort((a, b) => comparePeriods(a.at, b.at));

/** What is held of the recruitment of one kind of carers: one for each unit it is counted in, which are never added together. */
export function recruitmentsOf(context: SubjectContext, carers: string): readonly Recruitment[] {
	const all = figuresOf(context, carers);
	return fosteringUnits.flatMap(({ slug: unit }) => {
		const figures = all.filter(({ of }) => of.unit === unit && counted.includes(of.measure));
		return figures.length === 0
			? []
			: [{ carers, unit, figures, faults: recruitmentFaults(context, figures) }];
	});
}

/** The figure of a measure in a period; null when none is held. */
export const figureAt = (
	{ figures }: Pick<Recruitment, 'figures'>,
	measure: string,
	period: PeriodId,
	{ reason = null, cohort = false }: { reason?: string | null; cohort?: boolean } = {}
): FosteringFigure | null =>
	figures.find(
		(each) =>
			each.period === period &&
			each.of.measure === measure &&
			each.of.reason === reason &&
			each.of.cohort === cohort
	) ?? null;

/** Why a figure may not be drawn or reckoned with, as a sentence; null when it may. */
export const faultAt = (
	{ faults }: Pick<Recruitment, 'faults'>,
	figure: FosteringFigure | null
): string | null =>
	figure === null
		? null
		: (faults.find((fault) => fault.withheld.includes(figure))?.sentence ?? null);

/** A figure's value where it may be reckoned with: null when it is missing, hidden or cannot be right. */
export const soundValue = (of: Recruitment, figure: FosteringFigure | null): number | null =>
	figure === null || faultAt(of, figure) !== null ? null : figure.value;

/** Every quarter from the first held to the last, those between them without a figure too; none where no quarter is held. */
export const quartersHeld = (figures: readonly FosteringFigure[]): readonly Period[] =>
	quartersAmong(figures.map(({ at }) => at));

/** Who is counted, for a sentence: `mainstream households`, `mainstream household` for one. */
export const whoOf = ({ carers, unit }: Pick<Recruitment, 'carers' | 'unit'>, count = 2): string =>
	stockWord(carers, unit, count);

/** What a reader must know of a kind of carers before its figures; null for carers in general. */
export const aboutCarers = (carers: string): string | null =>
	carerKinds.find(({ slug }) => slug === carers)?.meaning ?? null;
