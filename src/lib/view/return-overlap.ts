import type { ReturnFault } from '$lib/domain/return-fault';
import type { DatedFigure } from './dated-figure';

/** Longer than any quarter, in days. */
const QUARTER = 93;

/** Whether a stretch is neither a quarter, nor a month, nor longer: with a quarter it overlaps it could count some of it twice. */
const isOdd = ({ at }: DatedFigure) =>
	!['quarter', 'month'].includes(at.kind) &&
	(Date.parse(at.end) - Date.parse(at.start)) / 86_400_000 <= QUARTER;

/** Whether a fault is that longer stretches or months overlap quarters: neither is added to a quarter, so the quarters may be used. */
const isBesideQuarters = ({ rule, figures }: ReturnFault<DatedFigure>) =>
	rule === 'period.overlap' &&
	!figures.some(isOdd) &&
	figures.some(({ at }) => at.kind === 'quarter');

/** Whether it is that, and the longest stretch is of an edition of its own, such as a report’s: then nobody gave anything twice. */
export function isOtherEditions(fault: ReturnFault<DatedFigure>): boolean {
	const [longest, ...others] = fault.figures;
	return isBesideQuarters(fault) && others.every(({ vintage }) => vintage !== longest?.vintage);
}

/** The figures of a fault that a page neither draws nor reckons with. What may be right with a reason is withheld until the return gives it. */
export const withheldBy = <Figure extends DatedFigure>(
	fault: ReturnFault<Figure>
): readonly Figure[] =>
	isBesideQuarters(fault) ? fault.figures.filter(({ at }) => at.kind !== 'quarter') : fault.figures;
