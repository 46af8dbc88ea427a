import { checkAbsolutes } from './claims/absolutes';
import { checkCites } from './claims/cites';
import { checkComparisons } from './claims/comparisons';
import { checkIdentity } from './claims/identity';
import { checkMixing } from './claims/mixing';
import { checkMoves } from './claims/moves';
import { checkNumbers } from './claims/number-claims';
import { readReport, type CheckInput, type Reading, type Rule } from './claims/reading';
import { checkShares } from './claims/shares';
import { checkSmallNumbers } from './claims/small-numbers';
import { checkStandings } from './claims/standing-claims';
import { checkSums } from './claims/sums';
import { checkTemplate } from './claims/template-gaps';
import { checkTrends } from './claims/trends';
import { checkWording } from './claims/wording';
import type { Finding, FindingWeight } from './finding';

export type { CheckInput } from './claims/reading';

const rules: readonly Rule[] = [
	checkNumbers,
	checkAbsolutes,
	checkCites,
	checkMoves,
	checkTrends,
	checkStandings,
	checkComparisons,
	checkShares,
	checkSums,
	checkMixing,
	checkIdentity,
	checkSmallNumbers,
	checkTemplate,
	checkWording
];

/** The weights of findings, what must be mended first. */
const WEIGHTS: readonly FindingWeight[] = [
	'wrong',
	'leak',
	'unsupported',
	'doubt',
	'missing',
	'wording',
	'holds'
];

/** The order of the report's own parts; what is of no part comes last. */
function placesOf({ parts, written }: Reading): (part: string | null) => number {
	const order = new Map<string, number>();
	for (const id of [...parts.map(({ part }) => part), ...written.map((each) => each.id)])
		if (!order.has(id)) order.set(id, order.size);
	return (part) => (part === null ? order.size : (order.get(part) ?? order.size));
}

/**
 * What a careful reader would ask of a report before it goes out: every number, movement, trend, place and comparison worked out again
 * from the figures held, or marked as unsupported; parts against their whole; what could show who a child is; and what the template
 * asks for and is not there. By weight, then in the order of the report. Nothing is rewritten: the author decides.
 *
 * The order in which texts and parts are given changes nothing, and no text whatever makes it throw.
 */
export function checkReport(input: CheckInput): readonly Finding[] {
	const reading = readReport(input);
	const found = new Map<string, Finding>();
	for (const rule of rules)
		for (const finding of rule(reading))
			if (!found.has(finding.finding)) found.set(finding.finding, finding);
	const place = placesOf(reading);
	const numberOf = ({ paragraph }: Finding) => Number(paragraph?.split('.').at(-1) ?? 0);
	return [...found.values()].toSorted(
		(a, b) =>
			WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight) ||
			place(a.part) - place(b.part) ||
			numberOf(a) - numberOf(b)
	);
}
