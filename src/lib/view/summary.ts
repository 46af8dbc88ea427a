import type { MeasureAnswers } from '$lib/database/queries/measure';
import type { StandingAnswer } from '$lib/database/queries/standing';
import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import { intervalOf, type FigureInterval } from '$lib/statistics/interval';
import type { Band, CutPoints } from '$lib/statistics/band';
import { withinRounding } from '$lib/statistics/rounding';
import type { TrendVerdict } from '$lib/statistics/recent-trend';
import { stretchOf } from './certainty';
import { judge } from './judgement';
import { latestOf } from './latest';
import type { MeasureContext, MeasureView } from './measure';
import { trendOf } from './recent-trend';
import { zeroDoubt } from './zero';

/** A measure's page as data: for another program, and for a check that the page and the command line say one thing. */
export interface MeasureSummary {
	readonly indicator: IndicatorId;
	readonly authority: GeographyCode;
	/** In the measure's latest period over all authorities; null when nothing is held. */
	readonly latest: {
		readonly value: number | null;
		readonly symbol: string | null;
		readonly period: PeriodId;
		readonly numerator: number | null;
		readonly denominator: number | null;
	} | null;
	/** From the adjacent period before to the latest; null when the two cannot be compared. */
	readonly change: {
		readonly from: PeriodId;
		readonly to: PeriodId;
		/** Later less earlier, in the measure's unit, at the coarser precision. */
		readonly value: number;
		readonly withinRounding: boolean;
		/** As the page words it: `better`, `could be chance`, `higher`. */
		readonly judgement: string;
	} | null;
	readonly interval: FigureInterval | null;
	readonly trend: { readonly verdict: TrendVerdict; readonly statistic: number | null };
	/** Null without a figure, and where neither way is better. */
	readonly rank: StandingRank | null;
	readonly band: Band | null;
	/** Over the authorities with a figure, not rounded; null when there are none. */
	readonly cutPoints: CutPoints | null;
	/** Null when the authority has no neighbours in the set. */
	readonly neighbours: {
		readonly set: string;
		readonly mean: number | null;
		readonly median: number | null;
		readonly with: number;
		readonly of: number;
	} | null;
	readonly headline: string;
	readonly caveats: readonly string[];
	readonly series: readonly {
		readonly name: string;
		readonly points: readonly {
			readonly period: PeriodId;
			readonly value: number | null;
			readonly text: string;
		}[];
	}[];
}

interface StandingRank {
	readonly rank: number;
	readonly of: number;
	readonly tied: number;
	readonly without: number;
}

function neighboursOf(standing: StandingAnswer | null, view: MeasureView) {
	const average = view.standing?.average;
	if (standing === null || standing.neighbour_set === null || !average) return null;
	const { mean, median, with: counted, of } = average;
	return { set: standing.neighbour_set, mean, median, with: counted, of };
}

/** The page as data, from the answers it was worded from. */
export function summaryOf(
	answers: MeasureAnswers,
	view: MeasureView,
	context: MeasureContext
): MeasureSummary {
	const { trend: answer, standing } = answers;
	const { indicator } = answer;
	const latest = latestOf(answer, context.events);
	const { figure = null, previous = null, change = null } = latest ?? {};
	const row = latest?.row ?? null;
	const figures = stretchOf(answer, context.events).filter((each) => each !== null);
	const { verdict, statistic } = trendOf(figures, indicator);
	return {
		indicator: indicator.indicator,
		authority: answer.authority.geography,
		latest: latest && {
			value: row?.value ?? null,
			symbol: row?.symbol ?? null,
			period: latest.period.period,
			numerator: row?.numerator ?? null,
			denominator: row?.denominator ?? null
		},
		change:
			change && previous && figure
				? {
						from: previous.period.period,
						to: figure.period.period,
						value: change.difference,
						withinRounding: withinRounding(previous, figure),
						judgement: judge(latest, indicator, latest && zeroDoubt(answer, latest)).text
					}
				: null,
		interval:
			row === null ? null : intervalOf({ ...row, unit: indicator.unit, per: indicator.per }),
		trend: { verdict, statistic },
		rank: view.standing?.rank ?? null,
		band: view.standing?.lait.band ?? null,
		cutPoints: view.standing?.lait.cut_points ?? null,
		neighbours: neighboursOf(standing, view),
		headline: view.trend.headline,
		caveats: [...(indicator.caution === null ? [] : [indicator.caution]), ...view.trend.notes],
		series: view.trend.series.map(({ name, points }) => ({
			name,
			points: points.map(({ period, value, text }) => ({ period, value, text }))
		}))
	};
}
