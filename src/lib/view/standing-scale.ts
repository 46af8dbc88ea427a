import type { StandingLines } from '$lib/database/queries/standing-lines';
import type { Indicator } from '$lib/domain/indicator';

/** How many times the authority's largest figure a larger place's may be before it would flatten the authority's line. */
const tooLarge = 5;

const most = (figures: readonly number[]) => Math.max(0, ...figures.map(Math.abs));

/**
 * Whether a larger place counts so much more that it is no comparison: a count of looked-after children in England says nothing of
 * Nottingham's. Rates, percentages and scores always compare; pounds do where they are for a head and not a total, which is told by
 * their size beside the authority's own line or, where that is nought throughout, its neighbours'.
 */
export function isTooLarge({ unit }: Pick<Indicator, 'unit'>, lines: StandingLines): boolean {
	if (unit === 'count') return true;
	if (unit !== 'pounds' && unit !== 'other') return false;
	const usual = most(lines.own) || most(lines.neighbours);
	if (usual === 0 && lines.own.length === 0) return false;
	return most(lines.theirs) > tooLarge * usual;
}
