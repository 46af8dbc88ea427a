import type { Engine } from '$lib/database/engine';
import {
	stageFigures,
	type GivenFigure,
	type GivenFigures,
	type Staged
} from '$lib/database/staged';
import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import type { HeldBack } from '$lib/domain/observation';

export const FY19 = '2018-04-01/2019-03-31';
export const FY20 = '2019-04-01/2020-03-31';

/** Places of the fixture. */
export const place = {
	nottingham: 'E06000018',
	nottinghamshire: 'E10000024',
	derby: 'E06000015',
	leicester: 'E06000016',
	rutland: 'E06000017',
	birmingham: 'E08000025',
	region: 'E12000004',
	england: 'E92000001'
} as const;

/** A figure, or a mark where `printed` is text; decimals as a number is written. */
export function figure(
	indicator: string,
	geography: string,
	period: string,
	printed: number | string,
	change: Partial<GivenFigure> = {}
): GivenFigure {
	return {
		indicator: indicator as IndicatorId,
		geography: geography as GeographyCode,
		period: period as PeriodId,
		value: typeof printed === 'number' ? printed : null,
		symbol: typeof printed === 'number' ? null : printed,
		numerator: null,
		denominator: null,
		decimals: typeof printed === 'number' ? (String(printed).split('.')[1]?.length ?? 0) : 0,
		source_row: 2,
		...change
	};
}

/** A figure to be kept and not shown. */
export const doubt = (
	indicator: string,
	geography: string,
	period: string
): Omit<HeldBack, 'vintage'> => ({
	indicator: indicator as IndicatorId,
	geography: geography as GeographyCode,
	period: period as PeriodId,
	rule: 'value.national',
	reason: 'It cannot be right.'
});

/** Stages figures of `file.csv`. */
export const put = (
	engine: Engine,
	figures: GivenFigures['figures'],
	change: Partial<GivenFigures> = {}
): Promise<Staged> =>
	stageFigures(engine, { file: 'file.csv', figures, indicators: [], held: [], ...change });

const TABLES = [
	'observation',
	'held_back',
	'neighbour',
	'indicator',
	'geography',
	'period',
	'vintage',
	'brought',
	'held_before'
];

/** Everything held, table by table, each row as text and in an order of its own; and which tables there are. */
export async function dump(engine: Engine): Promise<Record<string, unknown>> {
	const held: Record<string, unknown> = {};
	for (const table of TABLES)
		held[table] = (
			await engine.query<{ row: string }>(
				`SELECT row::text AS row FROM ${table} AS row ORDER BY row`
			)
		).map(({ row }) => row);
	held.tables = await engine.query('SELECT table_name FROM duckdb_tables() ORDER BY table_name');
	return held;
}

/** A few numbers that differ when anything held does: for tables too large to be written out. */
export async function digest(engine: Engine): Promise<Record<string, unknown>> {
	const held: Record<string, unknown> = {};
	for (const table of [...TABLES, 'current_observation'])
		held[table] = await engine.query(
			`SELECT count(*)::int AS rows, bit_xor(hash(row::text))::text AS one, sum(hash(row::text))::text AS other
			FROM ${table} AS row`
		);
	return held;
}
