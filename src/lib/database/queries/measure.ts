import type { PeriodId } from '$lib/domain/id';
import type { Engine } from '../engine';
import { askNeighbourSets, type NeighbourMembers } from './neighbour-sets';
import { askStanding, type StandingAnswer } from './standing';
import { askTrend, type TrendAnswer, type TrendQuestion } from './trend';

/** Everything a measure's page is worded from. */
export interface MeasureAnswers {
	readonly trend: TrendAnswer;
	/** Null when no authority has a row of the measure. */
	readonly standing: StandingAnswer | null;
	/** Every set that names neighbours of the authority. */
	readonly sets: readonly NeighbourMembers[];
}

/** One measure for one authority, as it stood in a period. */
export interface MeasureQuestion extends TrendQuestion {
	/** The last period to speak of; null or left out for the measure's latest. */
	readonly until?: PeriodId | null;
}

/** The day a period ends, as its id says. */
const endOf = (period: PeriodId) => period.slice(-'2020-03-31'.length);

const upTo = (trend: TrendAnswer, until: PeriodId): TrendAnswer => ({
	...trend,
	rows: trend.rows.filter((row) => endOf(row.period) <= endOf(until))
});

/** Asks everything of one measure for one authority. Null when the measure or the authority is unknown. */
export async function askMeasure(
	engine: Engine,
	{ until = null, ...question }: MeasureQuestion
): Promise<MeasureAnswers | null> {
	const [trend, standing, sets] = await Promise.all([
		askTrend(engine, question),
		askStanding(engine, { ...question, period: until }),
		askNeighbourSets(engine, question.geography)
	]);
	if (!trend) return null;
	return {
		trend: until === null ? trend : upTo(trend, until),
		standing: (standing?.period ?? null) === null ? null : standing,
		sets
	};
}
