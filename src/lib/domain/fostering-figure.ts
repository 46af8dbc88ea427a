import { parseFosteringId } from './fostering-return';
import type { IndicatorId } from './id';

/**
 * What a figure of fostering is of, in the words of the fostering return's taxonomy, whether the return brought it or a paper was
 * quoted. `unit` is a slug of `fosteringUnits`, or `placements`, which a paper may count and the return may not.
 */
export interface FosteringOf {
	/** A slug of `carerKinds`. */
	readonly carers: string;
	/** A slug of `fosteringStages`, or `placed` for children or placements with carers of a kind. */
	readonly measure: string;
	/** A slug of `fosteringReasons` or `other-…`; null for the whole. */
	readonly reason: string | null;
	readonly unit: string;
	/** Of those who first enquired in the period, however long after: not of what happened in the period. */
	readonly cohort: boolean;
}

const of = (
	carers: string,
	measure: string,
	unit: string,
	reason: string | null = null
): FosteringOf => ({ carers, measure, reason, unit, cohort: false });
const left = (reason: string | null) => of('all', 'left', 'carers', reason);

/** The measures of board papers that the return's taxonomy also has. */
const quoted: ReadonlyMap<string, FosteringOf> = new Map([
	['fostering-carers-left', left(null)],
	['fostering-carers-left-care-standards', left('care-standards')],
	['fostering-carers-left-safeguarding', left('safeguarding')],
	['fostering-carers-left-family-or-work', left('family-or-work')],
	['fostering-carers-left-health', left('health')],
	['fostering-carers-left-retired', left('retired')],
	['fostering-carers-left-moved-away', left('moved-away')],
	['fostering-carers-left-special-guardianship', left('special-guardianship')],
	['fostering-carers-left-covid-or-support', left('covid-or-support')],
	['fostering-carers-approved', of('all', 'approvals', 'carers')],
	['fostering-applicants', of('all', 'in-progress', 'carers')],
	['fostering-years', of('all', 'length-of-service', 'years')],
	['fostering-children-placed', of('all', 'children-in-foster-care', 'children')],
	['fostering-connected-placements', of('connected-persons', 'placed', 'placements')],
	['fostering-connected-families', of('connected-persons', 'placed', 'households')],
	['fostering-connected-children', of('connected-persons', 'placed', 'children')]
]);

/** What a measure of fostering is of; null for any other measure. */
export function fosteringOf(indicator: IndicatorId): FosteringOf | null {
	const known = quoted.get(indicator);
	if (known) return known;
	const parts = parseFosteringId(indicator);
	return (
		parts && {
			carers: parts.carers.slug,
			measure: parts.measure.slug,
			reason: parts.reason?.slug ?? null,
			unit: parts.unit.slug,
			cohort: parts.cohort
		}
	);
}
