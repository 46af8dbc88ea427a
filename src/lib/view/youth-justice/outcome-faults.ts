import { listed, rowsWord, type ReturnFault } from '$lib/domain/return-fault';
import { youthJusticeFaults } from '$lib/domain/youth-justice-checks';
import { citationOf } from '../citation';
import type { SubjectContext } from '../subject';
import type { Refused } from './outcome-words';
import type { ReturnFigure } from './return-figures';

/** What is wrong in some figures. */
export interface Faulty {
	/** Quarters that are not drawn, each with why. */
	readonly refused: Refused;
	/** What cannot be right, or only with a reason the return does not give, each naming edition and row, with the cure. */
	readonly faults: readonly string[];
}

/** The edition and the rows of some figures: `The council, …, edition of 5 August 2021, rows 3 and 5`. */
export function whereOf(
	figures: readonly ReturnFigure[],
	{ held }: Pick<SubjectContext, 'held'>
): string {
	const editions = [...new Set(figures.map(({ vintage }) => vintage))];
	return listed(
		editions.map((edition) => {
			const vintage = held.vintages.find((each) => each.vintage === edition);
			const rows = figures.filter((each) => each.vintage === edition);
			return `${vintage ? citationOf(vintage).text : edition}, ${rowsWord(rows.map(({ source_row }) => source_row))}`;
		})
	);
}

/** What the rules that the intake has too find in the figures of a return, each with the figures that do not fit. */
export const returnFaults = (all: readonly ReturnFigure[]): readonly ReturnFault<ReturnFigure>[] =>
	youthJusticeFaults(all);

/**
 * What of it is in the figures of one picture: a rule may hold them against figures of another. What may be right with a reason is
 * refused too, until the return says it.
 */
export function faultsIn(
	own: readonly ReturnFigure[],
	every: readonly ReturnFault<ReturnFigure>[],
	context: SubjectContext
): Faulty {
	const mine = new Set(own);
	const found = every.filter(({ figures }) => figures.some((figure) => mine.has(figure)));
	const refused = new Map<ReturnFigure['period'], string>();
	for (const { figures, what } of found)
		for (const figure of figures)
			if (mine.has(figure) && !refused.has(figure.period)) refused.set(figure.period, what);
	return {
		refused,
		faults: found.map((fault) => `${whereOf(fault.figures, context)}: ${fault.what} ${fault.cure}`)
	};
}
