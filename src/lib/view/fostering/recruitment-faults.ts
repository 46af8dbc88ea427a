import { fosteringFaults } from '$lib/domain/fostering-checks';
import { nextDay } from '$lib/domain/period';
import { whereOf } from '../held-sources';
import { isOtherEditions, withheldBy } from '../return-overlap';
import type { SubjectContext } from '../subject';
import type { FosteringFigure } from './recruitment';

/** Something that cannot be right in some figures, or only with a reason the return does not give. */
export interface FigureFault {
	/** Edition and rows, what is wrong and what to do. */
	readonly sentence: string;
	/** The figures it is about. */
	readonly figures: readonly FosteringFigure[];
	/** Those of them that are neither drawn nor reckoned with. */
	readonly withheld: readonly FosteringFigure[];
}

/** Whether a cohort is held against what happened in its period: a follow-up may leave someone out, so both may be right. */
const mayBothHold = (figures: readonly FosteringFigure[]) =>
	figures.some(({ of }) => of.cohort) && figures.some(({ of }) => !of.cohort);

/** Quarters that a stage may lag behind the one before it, the quarter itself among them. */
const LAG = 4;

/**
 * Whether the quarters before account for a stage of a quarter that is above an earlier one: over two to four quarters in a row there
 * are no more at the later stage than at the earlier.
 */
function followsEarlier(
	figures: readonly FosteringFigure[],
	[later, earlier]: readonly FosteringFigure[]
): boolean {
	if (!later || !earlier || later.at.kind !== 'quarter') return false;
	const at = (like: FosteringFigure, end: string) =>
		figures.find(
			({ of, at: { kind, end: day } }) =>
				kind === 'quarter' &&
				nextDay(day) === end &&
				of.measure === like.of.measure &&
				of.carers === like.of.carers &&
				of.unit === like.of.unit &&
				of.reason === null &&
				!of.cohort
		);
	let [more, less, start] = [later.value ?? 0, earlier.value ?? 0, later.at.start as string];
	for (let quarter = 1; quarter < LAG; quarter += 1) {
		const [after, before] = [at(later, start), at(earlier, start)];
		if (!after || !before || after.value === null || before.value === null) return false;
		more += after.value;
		less += before.value;
		if (more <= less) return true;
		start = before.at.start;
	}
	return false;
}

/**
 * What the rules that the intake has too find in figures of recruitment. A stage above the one before it may have a reason in a
 * quarter: where the quarters before account for it both are used, otherwise neither is. A longer stretch that overlaps quarters is
 * not used, and is no fault where it is of another edition, such as a report's.
 */
export const recruitmentFaults = (
	context: SubjectContext,
	figures: readonly FosteringFigure[]
): readonly FigureFault[] =>
	fosteringFaults(figures).flatMap((fault): readonly FigureFault[] => {
		if (isOtherEditions(fault)) return [];
		const ofQuarter =
			fault.rule === 'value.order' &&
			fault.refused.length === 0 &&
			!fault.figures.some(({ of }) => of.cohort);
		const lag = ofQuarter && followsEarlier(figures, fault.figures);
		const cure = lag
			? 'The quarters before account for them, so both are used, but no ratio of the quarter is worked out.'
			: ofQuarter
				? 'They may follow from an earlier quarter, but the quarters held do not account for them: add the quarters before, or correct the row that is wrong.'
				: fault.cure;
		return [
			{
				sentence: `${whereOf(context, fault.figures)}: ${fault.what} ${cure}`,
				figures: fault.figures,
				withheld: lag || mayBothHold(fault.figures) ? [] : withheldBy(fault)
			}
		];
	});
