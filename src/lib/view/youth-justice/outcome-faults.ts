import type { ReturnFault } from '$lib/domain/return-fault';
import { youthJusticeFaults } from '$lib/domain/youth-justice-checks';
import { whereOf } from '../held-sources';
import { isOtherEditions, withheldBy } from '../return-overlap';
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

/**
 * What the rules that the intake has too find in the figures of a return, each with the figures that do not fit. A longer stretch
 * that overlaps quarters of another edition is no fault of either.
 */
export const returnFaults = (all: readonly ReturnFigure[]): readonly ReturnFault<ReturnFigure>[] =>
	youthJusticeFaults(all).filter((fault) => !isOtherEditions(fault));

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
	for (const fault of found)
		for (const figure of withheldBy(fault))
			if (mine.has(figure) && !refused.has(figure.period)) refused.set(figure.period, fault.what);
	return {
		refused,
		faults: found.map((fault) => `${whereOf(context, fault.figures)}: ${fault.what} ${fault.cure}`)
	};
}
