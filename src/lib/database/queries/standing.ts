import { ENGLAND, type Geography } from '$lib/domain/geography';
import type { GeographyCode, IndicatorId, PeriodId, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { isAdjacent, parsePeriod } from '$lib/domain/period';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import { GEOGRAPHY, geographyOf, withoutKey } from './nouns';
import { askBeside, type StandingBeside } from './standing-lines';
import { markedCounts, TREND_INDICATOR, TREND_VINTAGES } from './trend';

/** One measure of every authority in one period, for one of them. */
export interface StandingQuestion {
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
	/** The year of the neighbour set to compare with; null for no neighbours. */
	readonly neighbour_set: string | null;
	/** Null asks for the measure's latest: the last any authority has a row for, a figure or not, as LAIT has it. */
	readonly period?: PeriodId | null;
}

/** The current figure of one place, or why there is none. */
export interface StandingFigure {
	readonly value: number | null;
	/** Null exactly when `value` is not. `held` when every edition's figure for the cell was held back. */
	readonly symbol: string | null;
	readonly numerator: number | null;
	readonly denominator: number | null;
	readonly decimals: number;
	readonly vintage: VintageId;
	/** The edition the counts are from; null when there are none. */
	readonly counts_vintage: VintageId | null;
	/** Why a later edition's figure is not shown, as a sentence; null when nothing was held back. */
	readonly held_back?: string | null;
}

/** One place in the period asked for, and in the one before. */
export interface StandingArea {
	readonly geography: GeographyCode;
	readonly name: string;
	/** The code of its region; null for England. */
	readonly region: GeographyCode | null;
	/** Its place among the neighbours, from 1; null for the rest. */
	readonly neighbour_rank: number | null;
	/** Null when no edition has a row for the period. */
	readonly figure: StandingFigure | null;
	/** Of the adjacent period before; null when there is no such row. */
	readonly previous: StandingFigure | null;
	/** Of the period LAIT takes the change from; null when there is no such row. */
	readonly lait_previous?: StandingFigure | null;
}

/** Everything "Compared with whom?" and "What moved?" need. */
export interface StandingAnswer extends Partial<StandingBeside> {
	readonly indicator: Indicator;
	readonly authority: Geography;
	readonly region: Geography | null;
	/** The one asked for, held or not; null when none was asked for and no authority has a row. */
	readonly period: PeriodId | null;
	/** The adjacent period before, of the same kind; null when no authority has a row for it. */
	readonly previous_period: PeriodId | null;
	/** The measure's period before whatever its kind and distance, which LAIT takes the change from; null when there is none. */
	readonly lait_previous_period?: PeriodId | null;
	/** Every period an authority has a row for, the earliest first. */
	readonly periods?: readonly PeriodId[];
	readonly neighbour_set: string | null;
	/** The neighbours of the set, closest first, those since abolished among them. */
	readonly neighbours?: readonly Geography[];
	/** Every current authority, the one asked for among them unless it is abolished, by name. */
	readonly areas: readonly StandingArea[];
	/** Authorities since abolished with a row for the period, by name: LAIT ranks them with the rest. */
	readonly former?: readonly StandingArea[];
	/** Neighbours since abolished: they count in the neighbours' mean and median, as in the trend. */
	readonly former_neighbours?: readonly StandingArea[];
	readonly england: StandingArea | null;
	readonly region_area: StandingArea | null;
	/** The editions the figures are from. */
	readonly vintages: readonly Vintage[];
}

/** Every place by name, with its rank in the asked one's set of neighbours. */
export const STANDING_PLACES = `SELECT geography.geography_key::int AS key, ${GEOGRAPHY},
		neighbour.rank::int AS neighbour_rank
	FROM geography
	LEFT JOIN neighbour ON neighbour.neighbour = geography.geography
		AND neighbour.neighbour_set = ? AND neighbour.geography = ?
	ORDER BY geography.name, geography.geography`;

/** The periods of some measures, by their keys, that an authority has a row for outside papers, the earliest first. */
export const standingPeriods = (
	indicators: readonly number[]
) => `SELECT indicator_key::int AS indicator_key, period_key::int AS key, period
	FROM (
		SELECT DISTINCT indicator_key, period_key FROM observation
		SEMI JOIN (SELECT geography_key FROM geography WHERE kind = 'authority') USING (geography_key)
		SEMI JOIN (SELECT vintage_key FROM vintage WHERE status <> 'paper') USING (vintage_key)
		WHERE indicator_key IN (${indicators.join(', ')})
	)
	JOIN period USING (period_key)
	ORDER BY period_end, period_start`;

/** The current figures of a measure in some periods, everywhere, by their keys, which stand in the statement as in `trendFigures`. */
export const standingFigures = (
	indicator: number,
	periods: readonly number[]
) => `SELECT geography_key::int AS key, period_key::int AS period_key, value::double AS value, symbol,
		coalesce(numerator, marked)::double AS numerator, denominator::double AS denominator,
		decimals::int AS decimals, vintage_key::int AS vintage_key,
		counts_vintage_key::int AS counts_vintage_key, held_back
	FROM current_observation
	LEFT JOIN (${markedCounts(indicator)}) USING (geography_key, period_key, counts_vintage_key)
	WHERE indicator_key = ${indicator} AND period_key IN (${periods.join(', ')})`;

/** A period with the database's own key. */
export interface KeyedPeriod {
	readonly key: number;
	readonly period: PeriodId;
}

/** The period that is compared, and the two it may be compared with. */
export interface StandingPeriods {
	readonly current: KeyedPeriod | null;
	readonly previous: KeyedPeriod | null;
	readonly lait_previous: KeyedPeriod | null;
}

/** Picks the period asked for, or the latest, and the ones before it, from the measure's own, the earliest first. */
export function pickPeriods(held: readonly KeyedPeriod[], asked: PeriodId | null): StandingPeriods {
	const at = asked === null ? held.length - 1 : held.findIndex(({ period }) => period === asked);
	const current = held[at] ?? null;
	const later = current && parsePeriod(current.period);
	const before = held.slice(0, Math.max(0, at));
	const adjacent = before.findLast(({ period }) => {
		const earlier = parsePeriod(period);
		return earlier && later && isAdjacent(earlier, later);
	});
	return { current, previous: adjacent ?? null, lait_previous: before.at(-1) ?? null };
}

interface Place extends Geography {
	readonly key: number;
	readonly neighbour_rank: number | null;
}

interface FigureRow extends Omit<StandingFigure, 'vintage' | 'counts_vintage'> {
	readonly key: number;
	readonly period_key: number;
	readonly vintage_key: number;
	readonly counts_vintage_key: number | null;
}

/** Asks how a measure stands over all authorities. Null when the measure or the authority is unknown. */
export async function askStanding(
	engine: Engine,
	question: StandingQuestion
): Promise<StandingAnswer | null> {
	const { geography, neighbour_set, period = null } = question;
	const [[found], places, editions] = await Promise.all([
		engine.recall<Indicator & { key: number }>(TREND_INDICATOR, [question.indicator]),
		engine.query<Place>(STANDING_PLACES, [neighbour_set, geography]),
		engine.recall<Vintage & { key: number }>(TREND_VINTAGES)
	]);
	const asked = places.find((place) => place.geography === geography);
	if (!found || !asked) return null;
	const held = await engine.recall<KeyedPeriod>(standingPeriods([found.key]));
	const picked = pickPeriods(held, period);
	const keys = Object.values(picked).flatMap((each: KeyedPeriod | null) => each?.key ?? []);
	const rows =
		keys.length === 0
			? []
			: await engine.recall<FigureRow>(standingFigures(found.key, [...new Set(keys)]));
	const ids = new Map(editions.map((edition) => [edition.key, edition.vintage]));
	const cells = new Map(rows.map((row) => [`${row.key} ${row.period_key}`, row]));
	const used = new Set<VintageId>();
	const figureOf = (place: Place, when: KeyedPeriod | null): StandingFigure | null => {
		const row = when && cells.get(`${place.key} ${when.key}`);
		const vintage = row && ids.get(row.vintage_key);
		if (!row || vintage === undefined || vintage === null) return null;
		const counts_vintage = ids.get(row.counts_vintage_key ?? -1) ?? null;
		used.add(vintage);
		if (counts_vintage) used.add(counts_vintage);
		const { value, symbol, numerator, denominator, decimals, held_back = null } = row;
		const figure = { value, symbol, numerator, denominator, decimals, held_back };
		return { ...figure, vintage, counts_vintage };
	};
	const areaOf = (place: Place): StandingArea => ({
		geography: place.geography,
		name: place.name,
		region: place.region,
		neighbour_rank: place.neighbour_rank,
		figure: figureOf(place, picked.current),
		previous: figureOf(place, picked.previous),
		lait_previous: figureOf(place, picked.lait_previous)
	});
	const authorities = places.filter((place) => place.kind === 'authority');
	const around = authorities
		.filter((place) => place.neighbour_rank !== null)
		.sort((a, b) => (a.neighbour_rank ?? 0) - (b.neighbour_rank ?? 0));
	const named = (code: GeographyCode | null) => places.find((each) => each.geography === code);
	const [england, region] = [named(ENGLAND), named(asked.region)];
	const abolished = authorities.filter((place) => !place.current).map(areaOf);
	const lined = { own: asked, neighbours: around, england };
	const answer = {
		...(await askBeside(engine, found, lined, period)),
		indicator: withoutKey(found),
		authority: geographyOf(asked),
		region: region ? geographyOf(region) : null,
		period: picked.current?.period ?? period,
		previous_period: picked.previous?.period ?? null,
		lait_previous_period: picked.lait_previous?.period ?? null,
		periods: held.map((each) => each.period),
		neighbour_set: around.length > 0 ? neighbour_set : null,
		neighbours: around.map(geographyOf),
		areas: authorities.filter((place) => place.current).map(areaOf),
		former: abolished.filter((area) => area.figure !== null),
		former_neighbours: around.filter((place) => !place.current).map(areaOf),
		england: england ? areaOf(england) : null,
		region_area: region ? areaOf(region) : null
	};
	return { ...answer, vintages: editions.filter((each) => used.has(each.vintage)).map(withoutKey) };
}
