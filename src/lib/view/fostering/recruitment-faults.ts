import { fosteringFaults } from '$lib/domain/fostering-checks';
import { listed, rowsWord } from '$lib/domain/return-fault';
import { citationOf } from '../citation';
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

/** The editions and rows of some figures: `Nottingham City Council, …, edition of 5 August 2021, rows 3 and 5`. */
function whereOf({ held }: SubjectContext, figures: readonly FosteringFigure[]): string {
	const editions = [...new Set(figures.map(({ vintage }) => vintage))];
	return listed(
		editions.map((edition) => {
			const vintage = held.vintages.find((each) => each.vintage === edition);
			const rows = figures.filter((each) => each.vintage === edition);
			return `${vintage ? citationOf(vintage).text : edition}, ${rowsWord(rows.map(({ source_row }) => source_row))}`;
		})
	);
}

/** Whether a cohort is held against what happened in its period: a follow-up may leave someone out, so both may be right. */
const mayBothHold = (figures: readonly FosteringFigure[]) =>
	figures.some(({ of }) => of.cohort) && figures.some(({ of }) => !of.cohort);

/**
 * What the rules that the intake has too find in figures of recruitment. A stage above the one before it may have a reason in a
 * quarter, but the figures do not say it: until they do, neither is drawn.
 */
export const recruitmentFaults = (
	context: SubjectContext,
	figures: readonly FosteringFigure[]
): readonly FigureFault[] =>
	fosteringFaults(figures).map((fault) => ({
		sentence: `${whereOf(context, fault.figures)}: ${fault.what} ${fault.cure}`,
		figures: fault.figures,
		withheld: mayBothHold(fault.figures) ? [] : fault.figures
	}));
