import type { MeasureAnswers } from '$lib/database/queries/measure';
import type { Event } from '$lib/domain/event';
import type { IsoDate } from '$lib/domain/id';
import type { Hex } from '$lib/domain/hex';
import type { Target } from '$lib/domain/target';
import { viewCertainty, type CertaintyView } from './certainty';
import { viewHexMap, type HexMapView } from './hex-map';
import { viewMoved, type MovedView } from './moved';
import { viewStanding, type StandingView } from './standing';
import type { AverageKind } from './standing-average';
import { viewTrend, type Mode, type TrendView } from './trend';

/** Everything a measure's page says, from the same answers: no two parts of it can disagree. */
export interface MeasureView {
	readonly trend: TrendView;
	readonly certainty: CertaintyView;
	/** Null when no authority's figures are held. */
	readonly standing: StandingView | null;
	/** Null without `standing`. */
	readonly map: HexMapView | null;
	/** Null when there is nothing to take apart. */
	readonly moved: MovedView | null;
}

/** What a measure is worded with. `targets` are the board's own: only where the authority is the board's. */
export interface MeasureContext {
	readonly events: readonly Event[];
	readonly today: IsoDate;
	readonly targets: readonly Target[];
	readonly mode: Mode;
	readonly average: AverageKind;
	readonly hexes: readonly Hex[];
}

function mapOf(standing: StandingView, answers: MeasureAnswers, context: MeasureContext) {
	const { indicator, authority } = answers.trend;
	const region = new Map(answers.standing?.areas.map((area) => [area.geography, area.region]));
	return viewHexMap({
		indicator,
		authority,
		areas: standing.areas.map((area) => ({ ...area, region: region.get(area.geography) ?? null })),
		hexes: context.hexes,
		decimals: standing.decimals,
		...(standing.period === null ? {} : { period: standing.period })
	});
}

/** Words a measure's whole page. */
export function viewMeasure(answers: MeasureAnswers, context: MeasureContext): MeasureView {
	const { trend, sets } = answers;
	const standing = answers.standing && viewStanding(answers.standing, context);
	return {
		trend: viewTrend(trend, context),
		certainty: viewCertainty(trend, answers.standing, context),
		standing,
		map: standing && mapOf(standing, answers, context),
		moved: viewMoved(trend, answers.standing, { events: context.events, sets })
	};
}
