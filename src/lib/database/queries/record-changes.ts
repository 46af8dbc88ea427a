import { ENGLAND } from '$lib/domain/geography';
import type { GeographyCode, IndicatorId, PeriodId, VintageId } from '$lib/domain/id';
import type { Unit } from '$lib/domain/indicator';
import { loadObservations, loadRegister } from '../record';
import type { Register } from '$lib/domain/record';
import type { Engine } from '../engine';
import { countRows } from '../load';
import { createSchema } from '../schema';

/** A figure as members see it. `value` is null exactly when `symbol` is not. */
export interface SeenFigure {
	readonly value: number | null;
	readonly symbol: string | null;
	readonly decimals: number;
}

/** A cell whose figure members would see change. */
export interface SeenChange {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly unit: Unit;
	/** Place on the scorecard; null for a measure it does not show. */
	readonly scorecard: number | null;
	readonly geography: GeographyCode;
	readonly place: string;
	readonly period: PeriodId;
	/** The edition shown afterwards; before, where there is none any more. */
	readonly vintage: VintageId;
	/** Null where there was no figure, or will be none. */
	readonly was: SeenFigure | null;
	readonly will_be: SeenFigure | null;
}

/** How what members see of one record differs from what they see of another. */
export interface RecordChanges {
	/** Cells of the board's own authority and of England, the scorecard's measures first; at most as many as asked for. */
	readonly shown: readonly SeenChange[];
	/** How many of those there are in all. */
	readonly own: number;
	/** Changed cells of every other place. */
	readonly others: number;
	/** Rows of figures in the record before, and after. */
	readonly rows_before: number;
	readonly rows_after: number;
}

/** A record as it is loaded. */
interface LoadableRecord {
	readonly register: Register;
	/** `observations.csv`. */
	readonly observations: Uint8Array;
}

/** A changed cell as it is asked for: decimals are null where there was, or will be, no figure. */
interface ShownRow extends Omit<SeenChange, 'was' | 'will_be'> {
	readonly was_value: number | null;
	readonly was_symbol: string | null;
	readonly was_decimals: number | null;
	readonly now_value: number | null;
	readonly now_symbol: string | null;
	readonly now_decimals: number | null;
}

const seen = (value: number | null, symbol: string | null, decimals: number | null) =>
	decimals === null ? null : { value, symbol, decimals };

/** What stands in each cell, as text, so that it outlives the keys. */
const SEEN = `SELECT indicator.indicator, geography.geography, period.period, vintage.vintage,
		seen.value, seen.symbol, seen.decimals
	FROM current_observation AS seen
	JOIN indicator USING (indicator_key) JOIN geography USING (geography_key)
	JOIN period USING (period_key) JOIN vintage USING (vintage_key)`;

const CHANGED = `FROM seen_before AS before FULL JOIN seen_after AS after
		USING (indicator, geography, period)
	WHERE (before.value, before.symbol, before.decimals, before.vintage IS NULL)
		IS DISTINCT FROM (after.value, after.symbol, after.decimals, after.vintage IS NULL)`;

const figure = (side: 'before' | 'after') => `CASE WHEN ${side}.vintage IS NOT NULL THEN
	struct_pack(value := ${side}.value::double, symbol := ${side}.symbol, decimals := ${side}.decimals::int) END`;

/** Empties an engine of everything a record put in. */
async function clear(engine: Engine): Promise<void> {
	const made = await engine.query<{ kind: string; name: string }>(
		`SELECT CASE table_type WHEN 'VIEW' THEN 'VIEW' ELSE 'TABLE' END AS kind, table_name AS name
		FROM information_schema.tables WHERE table_name NOT IN ('seen_before', 'seen_after')
		ORDER BY kind DESC`
	);
	for (const { kind, name } of made) await engine.query(`DROP ${kind} "${name}"`);
}

async function load(engine: Engine, { register, observations }: LoadableRecord): Promise<number> {
	await createSchema(engine);
	await loadRegister(engine, register);
	await loadObservations(engine, observations);
	return countRows(engine, 'observation');
}

/**
 * Loads the record that stands and then the one that shall take its place into a fresh engine, which holds the new one
 * afterwards, and says what members would see change. Throws `LoadError` or `QueryError` where a record does not load whole.
 */
export async function compareRecords(
	engine: Engine,
	standing: LoadableRecord,
	next: LoadableRecord,
	most: number
): Promise<RecordChanges> {
	const rows_before = await load(engine, standing);
	await engine.query(`CREATE TABLE seen_before AS ${SEEN}`);
	await clear(engine);
	const rows_after = await load(engine, next);
	await engine.query(`CREATE TABLE seen_after AS ${SEEN}`);
	const { geography } = next.register.board;
	const changes = `SELECT indicator, geography, period, ${figure('before')} AS was,
		${figure('after')} AS will_be, coalesce(after.vintage, before.vintage) AS vintage ${CHANGED}`;
	const shown = await engine.query<ShownRow>(
		`SELECT indicator.indicator, indicator.name, indicator.unit, indicator.scorecard::int AS scorecard,
			geography.geography, geography.name AS place, period, vintage,
			was.value AS was_value, was.symbol AS was_symbol, was.decimals AS was_decimals,
			will_be.value AS now_value, will_be.symbol AS now_symbol, will_be.decimals AS now_decimals
		FROM (${changes}) AS changed
		JOIN indicator USING (indicator) JOIN geography USING (geography)
		WHERE geography IN (?, '${ENGLAND}')
		ORDER BY scorecard IS NULL, scorecard, indicator.name, indicator.indicator,
			geography = '${ENGLAND}', period DESC
		LIMIT ${most}`,
		[geography]
	);
	const [counted] = await engine.query<{ own: number; others: number }>(
		`SELECT (count(*) FILTER (geography IN (?, '${ENGLAND}')))::int AS own,
			(count(*) FILTER (geography NOT IN (?, '${ENGLAND}')))::int AS others FROM (${changes})`,
		[geography, geography]
	);
	await engine.query('DROP TABLE seen_before');
	await engine.query('DROP TABLE seen_after');
	return {
		shown: shown.map(
			({ was_value, was_symbol, was_decimals, now_value, now_symbol, now_decimals, ...cell }) => ({
				...cell,
				was: seen(was_value, was_symbol, was_decimals),
				will_be: seen(now_value, now_symbol, now_decimals)
			})
		),
		own: counted?.own ?? 0,
		others: counted?.others ?? 0,
		rows_before,
		rows_after
	};
}
