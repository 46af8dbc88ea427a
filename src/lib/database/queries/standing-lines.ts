import type { PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { parsePeriod } from '$lib/domain/period';
import type { Engine } from '../engine';
import { trendFigures } from './trend';

/** The places with a figure of a measure in any period, by their keys, outside papers; at most two of them. */
const standingCounted = (indicator: number) => `SELECT DISTINCT geography_key::int AS key
	FROM observation
	SEMI JOIN (SELECT vintage_key FROM vintage WHERE status <> 'paper') USING (vintage_key)
	WHERE indicator_key = ${indicator} AND value IS NOT NULL
	LIMIT 2`;

/** Whether a place alone ever has a figure of a measure of its own: one of LAIT's is counted elsewhere, held here or not. */
async function askAlone(
	engine: Engine,
	indicator: Pick<Indicator, 'lait_code'> & { readonly key: number },
	place: number
): Promise<boolean> {
	if (indicator.lait_code !== null) return false;
	const counted = await engine.recall<{ key: number }>(standingCounted(indicator.key));
	return counted.length === 1 && counted[0]?.key === place;
}

/** The figures of the authority, of the neighbours' mean and of England, of every period up to the one compared. */
export interface StandingLines {
	readonly own: readonly number[];
	readonly neighbours: readonly number[];
	readonly theirs: readonly number[];
}

/** What an answer says of other periods than the one compared. */
export interface StandingBeside {
	/** Whether the authority alone ever has a figure of a measure that is not LAIT's. */
	readonly alone: boolean;
	/** Null where the unit says whether England compares. */
	readonly lines: StandingLines | null;
}

interface Keyed {
	readonly key: number;
}

/** The places whose lines are asked for. */
interface LinePlaces {
	readonly own: Keyed;
	readonly neighbours: readonly Keyed[];
	readonly england: Keyed | undefined;
}

const meanOf = (values: readonly number[]) =>
	values.length === 0 ? [] : [values.reduce((sum, value) => sum + value, 0) / values.length];

/**
 * Asks for the lines that tell whether England's figure is a total or for a head. Null where the unit tells: only pounds and the
 * like can be either.
 */
async function askLines(
	engine: Engine,
	indicator: Pick<Indicator, 'unit'> & { readonly key: number },
	places: LinePlaces,
	until: PeriodId | null
): Promise<StandingLines | null> {
	if (indicator.unit !== 'pounds' && indicator.unit !== 'other') return null;
	const { own, neighbours, england } = places;
	const keys = [own, ...neighbours, ...(england ? [england] : [])].map((place) => place.key);
	const last = until && parsePeriod(until)?.end;
	const rows = (
		await engine.recall<{ key: number; period: PeriodId; value: number | null }>(
			trendFigures(indicator.key)
		)
	)
		.filter(({ key }) => keys.includes(key))
		.filter(({ period }) => !last || (parsePeriod(period)?.end ?? '') <= last);
	const around = new Set(neighbours.map((place) => place.key));
	const periods = new Map<PeriodId, number[]>();
	for (const { key, period, value } of rows)
		if (value !== null && around.has(key))
			periods.set(period, [...(periods.get(period) ?? []), value]);
	const lineOf = (place: Keyed | undefined) =>
		rows.flatMap(({ key, value }) => (key === place?.key ? (value ?? []) : []));
	return {
		own: lineOf(own),
		neighbours: [...periods.values()].flatMap(meanOf),
		theirs: lineOf(england)
	};
}

/** Asks what other periods say: whether anybody else counts this, and whether England's figure compares. */
export async function askBeside(
	engine: Engine,
	indicator: Pick<Indicator, 'lait_code' | 'unit'> & { readonly key: number },
	places: LinePlaces,
	until: PeriodId | null
): Promise<StandingBeside> {
	const [alone, lines] = await Promise.all([
		askAlone(engine, indicator, places.own.key),
		askLines(engine, indicator, places, until)
	]);
	return { alone, lines };
}
