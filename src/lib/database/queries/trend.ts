import { ENGLAND, type Geography } from '$lib/domain/geography';
import type { GeographyCode, IndicatorId, PeriodId, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import { GEOGRAPHY, INDICATOR, VINTAGE, geographyOf, withoutKey } from './nouns';
import { askReplaced, type EarlierFigure } from './replaced';

/** One measure for one authority, beside the usual comparators. */
export interface TrendQuestion {
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
	/** The year of the neighbour set to compare with; null for no neighbours. */
	readonly neighbour_set: string | null;
	/** Who is in the set, the closest first, where that is not what is held now: a kept report's. Null or left out for what is held. */
	readonly neighbours?: readonly GeographyCode[] | null;
}

/** The four lines of a trend figure. */
export type TrendSeriesKey = 'authority' | 'neighbours' | 'region' | 'england';

/** One figure of one line: the current value, or why there is none. */
export interface TrendRow {
	readonly series: TrendSeriesKey;
	readonly period: PeriodId;
	/** For `neighbours` the unweighted mean of those with a figure, missing skipped, as LAIT computes it. */
	readonly value: number | null;
	/** Null exactly when `value` is not. `held` when every edition's figure for the cell was held back. */
	readonly symbol: string | null;
	/** Also the number a source prints beside a mark: the percentage of a small group is hidden, the none it counted is not. */
	readonly numerator: number | null;
	readonly denominator: number | null;
	readonly decimals: number;
	/** The edition the value is from; null for `neighbours`. */
	readonly vintage: VintageId | null;
	/** The edition the counts are from, when it is another; null when there are no counts. */
	readonly counts_vintage: VintageId | null;
	/** Why a later edition's figure is not shown, as a sentence; null when nothing was held back. */
	readonly held_back: string | null;
	/** Neighbours with a figure and neighbours in the set; null for the other lines. */
	readonly neighbours_with: number | null;
	readonly neighbours_of: number | null;
	/** What the last edition of the same source to differ printed before; asked for the authority's last periods only. */
	readonly earlier?: EarlierFigure | null;
}

/** Everything the trend view needs, ordered by series and then period. */
export interface TrendAnswer {
	readonly indicator: Indicator;
	readonly authority: Geography;
	readonly region: Geography | null;
	readonly neighbour_set: string | null;
	/** The neighbours of the set, closest first. */
	readonly neighbours: readonly Geography[];
	readonly rows: readonly TrendRow[];
	/** The editions the rows are from. */
	readonly vintages: readonly Vintage[];
}

/** The measure asked for. */
export const TREND_INDICATOR = `SELECT indicator_key::int AS key, ${INDICATOR} FROM indicator WHERE indicator = ?`;

/** The place asked for, its region, and England, each with the line it draws. */
export const TREND_PLACES = `WITH asked AS (SELECT * FROM geography WHERE geography = ?)
	SELECT CASE WHEN geography.geography = asked.geography THEN 'authority'
			WHEN geography.kind = 'country' THEN 'england' ELSE 'region' END AS series,
		geography.geography_key::int AS key, ${GEOGRAPHY}
	FROM geography, asked
	WHERE geography.geography IN (asked.geography, asked.region) OR geography.geography = '${ENGLAND}'`;

/** The neighbours of a set, closest first. */
export const TREND_NEIGHBOURS = `SELECT geography.geography_key::int AS key, ${GEOGRAPHY}
	FROM neighbour JOIN geography ON geography.geography = neighbour.neighbour
	WHERE neighbour_set = ? AND neighbour.geography = ?
	ORDER BY neighbour.rank`;

/** The neighbours of a set, closest first; or those given, whatever the set has now. */
async function askNeighbours(
	engine: Engine,
	{ geography, neighbour_set, neighbours = null }: TrendQuestion
): Promise<readonly Keyed<Geography>[]> {
	if (neighbour_set === null || neighbours?.length === 0) return [];
	if (neighbours === null)
		return engine.query<Keyed<Geography>>(TREND_NEIGHBOURS, [neighbour_set, geography]);
	const found = await engine.query<Keyed<Geography>>(
		`SELECT geography_key::int AS key, ${GEOGRAPHY} FROM geography
			WHERE geography IN (${neighbours.map(() => '?').join(', ')})`,
		neighbours
	);
	return neighbours.flatMap((code) => found.find((each) => each.geography === code) ?? []);
}

/**
 * The numbers a source prints beside its marks, by key: the current figures carry only the base of one that is missing. To be
 * joined by the edition the base is from. A count of one to five beside a mark was meant to be hidden and stays so.
 */
export const markedCounts = (indicator: number) => `SELECT geography_key, period_key,
		vintage_key AS counts_vintage_key, numerator AS marked
	FROM observation
	WHERE indicator_key = ${indicator} AND value IS NULL AND numerator NOT BETWEEN 1 AND 5`;

/**
 * The current figures of a measure in every place, by their keys: they do not change with the authority, so they are asked for
 * once. The keys are the database's own integers and stand in the statement itself: bound as parameters they keep the engine
 * from skipping blocks, which costs three times as long.
 */
export const trendFigures = (indicator: number) => `SELECT geography_key::int AS key, period.period,
		current.value::double AS value, current.symbol,
		coalesce(current.numerator, counts.marked)::double AS numerator,
		current.denominator::double AS denominator, current.decimals::int AS decimals,
		vintage.vintage, counted.vintage AS counts_vintage, current.held_back
	FROM current_observation AS current
	JOIN period USING (period_key)
	JOIN vintage USING (vintage_key)
	LEFT JOIN (${markedCounts(indicator)}) AS counts
		USING (geography_key, period_key, counts_vintage_key)
	LEFT JOIN vintage AS counted ON counted.vintage_key = current.counts_vintage_key
	WHERE current.indicator_key = ${indicator}
	ORDER BY period.period_end, period.period_start`;

/** Every edition but papers, with its key, the latest first. */
export const TREND_VINTAGES = `SELECT vintage_key::int AS key, ${VINTAGE} FROM vintage
	WHERE status <> 'paper' ORDER BY published DESC, vintage DESC`;

/** How many of the authority's last figures are asked what they replaced: the headline speaks of no others. */
const REPLACED = 2;

type Keyed<Noun> = Noun & { readonly key: number };
type Figure = Omit<TrendRow, 'series' | 'neighbours_with' | 'neighbours_of'> & {
	readonly key: number;
	readonly vintage: VintageId;
};

/** Asks for the lines of one measure. Null when the measure or the authority is unknown. */
export async function askTrend(
	engine: Engine,
	question: TrendQuestion
): Promise<TrendAnswer | null> {
	const { indicator, geography, neighbour_set } = question;
	const [[found], places, neighbours] = await Promise.all([
		engine.recall<Keyed<Indicator>>(TREND_INDICATOR, [indicator]),
		engine.query<Keyed<Geography> & { series: TrendSeriesKey }>(TREND_PLACES, [geography]),
		askNeighbours(engine, question)
	]);
	const asked = places.find((place) => place.series === 'authority');
	if (!found || !asked) return null;
	const keys = new Set([...places, ...neighbours].map((place) => place.key));
	const everywhere = await engine.recall<Figure>(trendFigures(found.key));
	const figures = everywhere.filter((figure) => keys.has(figure.key));
	const line = (series: TrendSeriesKey): TrendRow[] => {
		const place = places.find((each) => each.series === series);
		return figures
			.filter((figure) => figure.key === place?.key)
			.map((figure) => ({
				series,
				...withoutKey(figure),
				neighbours_with: null,
				neighbours_of: null
			}));
	};
	const members = new Set(neighbours.map((place) => place.key));
	const around = figures.filter((figure) => members.has(figure.key));
	const own = line('authority');
	const used = new Set<string>();
	for (const figure of figures) {
		used.add(figure.vintage);
		if (figure.counts_vintage) used.add(figure.counts_vintage);
	}
	const [replaced, editions] = await Promise.all([
		askReplaced(
			engine,
			{ indicator: found.key, place: asked.key },
			own.filter((row) => row.value !== null).slice(-REPLACED)
		),
		engine.recall<Keyed<Vintage>>(TREND_VINTAGES)
	]);
	const rows = [
		...own.map((row) => ({ ...row, earlier: replaced.get(row.period) ?? null })),
		...meanOf(around, neighbours.length),
		...line('region'),
		...line('england')
	];
	const region = places.find((place) => place.series === 'region');
	return {
		indicator: withoutKey(found),
		authority: geographyOf(asked),
		region: region ? geographyOf(region) : null,
		neighbour_set: neighbours.length > 0 ? neighbour_set : null,
		neighbours: neighbours.map(geographyOf),
		rows,
		vintages: editions.filter((each) => used.has(each.vintage)).map(withoutKey)
	};
}

/** The unweighted mean of the neighbours with a figure, period by period, missing skipped: LAIT's rule. */
function meanOf(figures: readonly Figure[], of: number): TrendRow[] {
	const periods = new Map<PeriodId, Figure[]>();
	for (const figure of figures)
		periods.set(figure.period, [...(periods.get(figure.period) ?? []), figure]);
	return [...periods].map(([period, members]) => {
		const shown = members.filter((member) => member.value !== null);
		const symbols = [...new Set(members.map((member) => member.symbol))];
		const total = shown.reduce((sum, member) => sum + (member.value ?? 0), 0);
		return {
			series: 'neighbours',
			period,
			value: shown.length > 0 ? total / shown.length : null,
			symbol: shown.length > 0 ? null : symbols.length === 1 ? (symbols[0] ?? 'x') : 'x',
			numerator: null,
			denominator: null,
			decimals: Math.max(...(shown.length > 0 ? shown : members).map((member) => member.decimals)),
			vintage: null,
			counts_vintage: null,
			held_back: null,
			neighbours_with: shown.length,
			neighbours_of: of
		};
	});
}
