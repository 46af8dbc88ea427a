import type { ScorecardRow } from './scorecard';

/** The orders a reader may choose. */
export const sorts = [
	{ sort: 'board', name: 'As the board ordered' },
	{ sort: 'worst', name: 'Worst first' },
	{ sort: 'name', name: 'By name' },
	{ sort: 'age', name: 'Oldest figure first' }
] as const;

/** An order of the scorecard, as a link writes it. */
export type Sort = (typeof sorts)[number]['sort'];

/**
 * How bad a measure looks, the smallest worst: a movement for the worse, then a target missed, then the target nearly met, then a
 * movement chance may have made (the wrong way before the right), then one that cannot be judged, and better last.
 */
function badness({ judgement, target, wrong_way }: ScorecardRow): number {
	if (judgement.verdict === 'worse') return 0;
	if (target?.verdict === 'misses') return 1;
	if (target?.verdict === 'near') return 2;
	if (judgement.verdict === 'unclear') return wrong_way ? 3 : 4;
	return 5 + ['unknown', 'neutral', 'better'].indexOf(judgement.verdict);
}

/** A copy in the order chosen. Equals stay as the board ordered them; among the equally bad the more doubtful comes first. */
export function sorted(rows: readonly ScorecardRow[], sort: Sort): readonly ScorecardRow[] {
	switch (sort) {
		case 'board':
			return rows;
		case 'worst':
			return rows.toSorted((a, b) => badness(a) - badness(b) || b.doubts.length - a.doubts.length);
		case 'name':
			return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
		case 'age':
			return rows.toSorted((a, b) => (a.period_end ?? '').localeCompare(b.period_end ?? ''));
	}
}
