import type { Reading } from '../format';
import { checkDisclosure } from './disclosure';
import { Findings } from './findings';
import { checkNational } from './national';
import { checkParts } from './parts';
import { checkGaps, checkKinds, checkOrder } from './periods';
import { checkRange } from './range';
import { gatherSeries, type CheckContext, type Checks, type Held } from './series';
import { checkShares } from './share';
import { checkSums } from './sums';
import { checkTenfold, checkUnit } from './steps';
import { checkToDate } from './to-date';
import { checkZeros } from './zeros';

export type { CheckContext, Checks } from './series';

/**
 * Checks the figures of a reading against one another: periods, values and disclosure. Every check says at most twenty
 * things in full. What is held back stays among the figures and must be kept as held back with their edition.
 */
export function checkFigures(
	reading: Pick<Reading, 'figures' | 'indicators' | 'sums' | 'places_add'>,
	context: CheckContext
): Checks {
	const findings = new Findings(context.file);
	const measures = gatherSeries(reading.figures, reading.indicators, context);
	const places = new Map(context.geographies.map((each) => [each.geography, each]));
	const held: Held[] = [];
	for (const measure of measures) {
		checkKinds(measure, findings);
		checkGaps(measure, findings);
		checkToDate(measure, findings);
	}
	checkOrder(measures, findings);
	for (const measure of measures) {
		const impossible = checkRange(measure, context, findings);
		const national = checkNational(measure, places, findings);
		const cells = new Set(impossible.map((each) => `${each.geography} ${each.period}`));
		held.push(
			...impossible,
			...national.filter((each) => !cells.has(`${each.geography} ${each.period}`))
		);
		checkShares(measure, context, findings);
		checkParts(measure, findings);
		if (!checkUnit(measure, findings)) checkTenfold(measure, findings);
		checkZeros(measure, findings);
	}
	checkSums(measures, reading, context, findings);
	checkDisclosure(measures, context.status ?? 'statistics', findings);
	return { problems: findings.problems(), held };
}
