import type { MeasureAnswers } from '$lib/database/queries/measure';
import type { Event } from '$lib/domain/event';
import type { IsoDate } from '$lib/domain/id';
import type { Hex } from '$lib/domain/hex';
import type { Target } from '$lib/domain/target';
import { viewCertainty, type CertaintyView } from './certainty';
import { viewHexMap, type HexMapView } from './hex-map';
import { viewMoved, type MovedView } from './moved';
import {
	viewStanding,
	type StandingPart,
	type StandingStripView,
	type StandingView
} from './standing';
import type { AverageKind } from './standing-average';
import type { TableView } from './table';
import type { Mode } from '$lib/domain/mode';
import { viewTrend, type TrendView } from './trend';

/** Every authority as a strip, a map and a table: too much for a first screen. */
export interface EveryAuthority extends StandingStripView {
	readonly map: HexMapView;
	readonly table: TableView;
}

/** Everything a measure's page says, from the same answers: no two parts of it can disagree. */
export interface MeasureView {
	readonly trend: TrendView;
	readonly certainty: CertaintyView;
	/** Null when no authority's figures are held. */
	readonly standing: StandingPart | null;
	/** Null without `standing`, and in a page as built, which fetches it apart. */
	readonly everyone: EveryAuthority | null;
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

function everyoneOf(
	standing: StandingView,
	{ trend }: MeasureAnswers,
	{ hexes }: MeasureContext
): EveryAuthority {
	const { strip, table, areas, unit, decimals, period } = standing;
	const { indicator, authority } = trend;
	const map = viewHexMap({
		indicator,
		authority,
		areas,
		hexes,
		decimals,
		...(period === null ? {} : { period })
	});
	return { strip, table, unit, decimals, map };
}

/** How the authority stands, without the list of every authority. */
function partOf(standing: StandingView): StandingPart {
	const { strip, areas, table, ...part } = standing;
	return part;
}

/** Words a measure's whole page. */
export function viewMeasure(answers: MeasureAnswers, context: MeasureContext): MeasureView {
	const { trend, sets } = answers;
	const standing = answers.standing && viewStanding(answers.standing, context);
	return {
		trend: viewTrend(trend, context),
		certainty: viewCertainty(trend, answers.standing, context),
		standing: standing && partOf(standing),
		everyone: standing && everyoneOf(standing, answers, context),
		moved: viewMoved(trend, answers.standing, { events: context.events, sets })
	};
}
