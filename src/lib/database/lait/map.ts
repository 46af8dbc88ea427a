import type { Indicator } from '$lib/domain/indicator';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Engine } from '../engine';
import { nextKey } from '../load';

/** One measure and label of the file, and what it means; null where that is unknown. */
interface Series {
	readonly code: string;
	readonly label: string;
	readonly rows: number;
	readonly first_row: number;
	/** The most decimals of its figures, as printed. */
	readonly printed_decimals: number;
	readonly indicator: Indicator | null;
	readonly period: string | null;
}

/** One place as the file names it, and the name held for its number; null when the number is nobody's. */
export interface Area {
	readonly name: string;
	/** Null when the file prints no whole number. */
	readonly number: number | null;
	readonly rows: number;
	readonly first_row: number;
	readonly held_name: string | null;
}

/** What the file speaks of, in the record's terms. */
export interface Mapping {
	readonly series: readonly Series[];
	readonly areas: readonly Area[];
	/** Measures and periods not held yet, in the order of the keys set aside for them. */
	readonly indicators: readonly Indicator[];
	readonly periods: readonly string[];
	/** Every measure of the file by its key. */
	readonly names: ReadonlyMap<number, string>;
}

const KEYS = 'lait-keys.csv';

const SERIES = `CREATE TEMP TABLE lait_series AS
	SELECT lait_label.*, indicator_key, period_key, unit, decimals
	FROM lait_label JOIN read_csv('data/${KEYS}', auto_detect=false, header=false, delim=',', quote='"',
		columns={'first_row': 'INTEGER', 'indicator_key': 'SMALLINT', 'period_key': 'SMALLINT', 'unit': 'VARCHAR',
			'decimals': 'TINYINT'}) USING (first_row)`;

type Keys = Map<string, number>;

/** Keys of what is held, and the next free ones for what is not; `fresh` collects the latter in order. */
async function keysOf(engine: Engine, table: 'indicator' | 'period') {
	const held = await engine.query<{ id: string; key: number }>(
		`SELECT ${table} AS id, ${table}_key::int AS key FROM ${table}`
	);
	const keys: Keys = new Map(held.map(({ id, key }) => [id, key]));
	const fresh: string[] = [];
	let next = await nextKey(engine, table);
	return {
		fresh,
		key(id: string): number {
			const known = keys.get(id);
			if (known !== undefined) return known;
			keys.set(id, next);
			fresh.push(id);
			return next++;
		}
	};
}

/**
 * Finds what each code, label and place of the staged file means and leaves the answers beside them as keys: a code
 * through `lait_code`, a label through the measure's own kind of year, a place through its number.
 */
export async function mapLait(engine: Engine, indicators: readonly Indicator[]): Promise<Mapping> {
	const byCode = new Map<string, Indicator>();
	for (const each of indicators)
		if (each.lait_code !== null && !byCode.has(each.lait_code)) byCode.set(each.lait_code, each);
	const national = await engine.query<{ number: number }>(
		`SELECT number::int AS number FROM geography WHERE kind = 'country'`
	);
	const isNational = `number IN (${national.map(({ number }) => number).join(', ') || 'NULL'})`;
	// The ranges of places and nation are for the check of national figures, the sums for the one of repeated rows, the
	// decimals for what a year of a measure is printed to: grouped here once.
	await engine.query(`CREATE TEMP TABLE lait_label AS
		SELECT short_desc, years, count(*)::int AS rows, (min(lait_raw.rowid) + 2)::int AS first_row,
			min(value) FILTER (number < 970) AS lowest, max(value) FILTER (number < 970) AS highest,
			min(value) AS smallest, max(value) AS largest, max(decimals) AS printed_decimals, count(value) FILTER (number < 970) AS authorities,
			min(value) FILTER (${isNational}) AS national_lowest, max(value) FILTER (${isNational}) AS national_highest,
			sum(number) AS numbers, bit_xor(hash(number)) AS numbers_hash
		FROM lait_raw JOIN lait_value USING (text) GROUP BY short_desc, years`);
	const found = await engine.query<Omit<Series, 'indicator' | 'period'>>(
		`SELECT short_desc AS code, years AS label, rows, first_row, printed_decimals::int AS printed_decimals
		FROM lait_label ORDER BY first_row`
	);
	const series = found.map((each): Series => {
		const indicator = byCode.get(each.code.trim()) ?? null;
		const label = indicator && parsePeriodLabel(each.label, indicator.year_kind);
		return { ...each, indicator, period: label?.period.period ?? null };
	});
	const precision = precisionOf(series);
	const indicatorKeys = await keysOf(engine, 'indicator');
	const periodKeys = await keysOf(engine, 'period');
	const measures = new Map<number, Indicator>();
	const keyed = series.map(({ first_row, indicator, period }) => {
		if (!indicator || period === null) return `${first_row},,,,`;
		const key = indicatorKeys.key(indicator.indicator);
		measures.set(key, indicator);
		return `${first_row},${key},${periodKeys.key(period)},${indicator.unit},${precision(indicator, period)}`;
	});
	await engine.registerFile(KEYS, new TextEncoder().encode(`${keyed.join('\n')}\n`));
	await engine.query(SERIES);
	await engine.dropFile(KEYS);
	const fresh = new Set(indicatorKeys.fresh);
	const added = new Map(
		series.flatMap(({ indicator }) =>
			indicator && fresh.has(indicator.indicator)
				? [[indicator.indicator as string, indicator]]
				: []
		)
	);
	return {
		series,
		areas: await mapAreas(engine),
		indicators: indicatorKeys.fresh.flatMap((id) => added.get(id) ?? []),
		periods: periodKeys.fresh,
		names: new Map([...measures].map(([key, { name }]) => [key, name]))
	};
}

/**
 * Decimals a measure is published to in a period. A spreadsheet drops trailing zeros, so 15.0 stands as 15 among 15.2 and
 * 14.8: a year of a measure has the most decimals any place shows, and never more than the measure's own, because LAIT prints
 * some figures unrounded.
 */
function precisionOf(series: readonly Series[]) {
	const most = new Map<string, number>();
	const key = (indicator: Indicator, period: string) => `${indicator.indicator} ${period}`;
	for (const { indicator, period, printed_decimals } of series)
		if (indicator && period !== null) {
			const place = key(indicator, period);
			most.set(place, Math.max(most.get(place) ?? 0, printed_decimals));
		}
	return (indicator: Indicator, period: string) =>
		Math.min(most.get(key(indicator, period)) ?? 0, indicator.decimals);
}

async function mapAreas(engine: Engine): Promise<Area[]> {
	await engine.query(`CREATE TEMP TABLE lait_area AS
		WITH named AS (
			SELECT area, number, count(*)::int AS rows, (min(rowid) + 2)::int AS first_row
			FROM lait_raw GROUP BY area, number
		)
		SELECT named.*, name AS held_name FROM named LEFT JOIN geography USING (number)`);
	return engine.query<Area>(
		`SELECT area AS name, number::int AS number, rows, first_row, held_name FROM lait_area ORDER BY first_row`
	);
}
