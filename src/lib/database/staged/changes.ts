import type { IndicatorId, PeriodId } from '$lib/domain/id';
import type { CellChange, ChangeCounts, ChangeGroup, ChangeKind } from '$lib/domain/review';
import type { Engine } from '../engine';
import { countRows } from '../load';
import { heldBeside, KIND, pairColumns, type Against } from './compare';
import { forgetChanges } from './discard';
import { withStaged } from './keys';
import { sourceOf, type Staged } from './relation';

/** Kinds of change in the order they are read: what touches a figure shown comes first. */
const KINDS: readonly ChangeKind[] = [
	'revised',
	'withdrawn',
	'suppressed',
	'released',
	'new',
	'superseded',
	'unchanged'
];

/** Which changes are asked for; what is left out is not asked. */
export interface ChangeFilter {
	readonly kind?: ChangeKind;
	readonly indicator?: IndicatorId;
	readonly period?: PeriodId;
}

/**
 * Writes every change down, so that groups and lists of them can be asked for: `listGroups`, `listChanges`, `countChanges`. They
 * hold until it is called again (another file, another day of publication) and the file is accepted or discarded.
 */
export async function findChanges(engine: Engine, staged: Staged, against: Against): Promise<void> {
	const source = sourceOf(staged);
	await forgetChanges(engine);
	await engine.query(`CREATE TEMP TABLE changed_cell AS
		WITH ${heldBeside(source, against, true)},
		pair AS (
			SELECT indicator_key, geography_key, period_key, source_row, given.symbol AS new_symbol,
				coalesce(shown.decimals, most_decimals) AS shown_decimals,
				coalesce(shown.vintage_key, latest_key) AS old_vintage_key,
				CASE WHEN present IS NULL THEN NULL WHEN shown IS NULL THEN 'held'
					WHEN shown.symbol = '-' THEN coalesce(stated, '-') ELSE shown.symbol END AS old_symbol,
				${pairColumns(source)}
			FROM held FULL JOIN ${source.cells} AS given USING (indicator_key, geography_key, period_key)
		),
		change AS (SELECT *, ${KIND} AS kind FROM pair)
		SELECT indicator_key, geography_key, period_key,
			list_position([${KINDS.map((kind) => `'${kind}'`).join(', ')}], kind)::TINYINT AS kind,
			old AS old_value, old_symbol, shown_decimals AS old_decimals, old_vintage_key,
			new AS new_value, new_symbol, new_decimals, source_row::INTEGER AS source_row
		FROM change WHERE kind IS NOT NULL`);
}

const counts = KINDS.map(
	(kind, place) => `count_if(kind = ${place + 1})::int AS ${kind === 'new' ? '"new"' : kind}`
).join(', ');

/** The changes by measure and period: those with the most figures shown that change first, then the most new ones, then the latest. */
export async function listGroups(engine: Engine, staged: Staged): Promise<ChangeGroup[]> {
	const names = await namesOf(engine, staged);
	const groups = await engine.query<ChangeCounts & { measure: number; time: number }>(
		`SELECT indicator_key::int AS measure, period_key::int AS time, ${counts}
		FROM changed_cell GROUP BY indicator_key, period_key`
	);
	const touched = (each: ChangeCounts) =>
		each.revised + each.withdrawn + each.suppressed + each.released;
	return groups
		.map(({ measure, time, ...rest }): ChangeGroup => {
			return { ...names.measure(measure), period: names.period(time), ...rest };
		})
		.sort(
			(a, b) =>
				touched(b) - touched(a) ||
				b.new - a.new ||
				compare(b.period, a.period) ||
				compare(a.indicator, b.indicator)
		);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** How many changes a filter leaves. */
export async function countChanges(
	engine: Engine,
	staged: Staged,
	filter: ChangeFilter
): Promise<number> {
	const where = condition(await namesOf(engine, staged), filter);
	return countRows(engine, `changed_cell WHERE ${where}`);
}

/** New less old at the coarser precision, nothing where they agree at it; and half a unit of each last digit together. */
const DIFFERENCE = `CASE WHEN kind = ${KINDS.indexOf('unchanged') + 1} THEN 0 * (new_value - old_value)
	ELSE round(new_value - old_value, least(old_decimals, new_decimals)::INTEGER) END + 0`;
const HALVES = '0.5 * pow(10, -old_decimals) + 0.5 * pow(10, -new_decimals)';

/**
 * Some of the changes: by kind, those of figures shown first, then by how large the difference is beside the figure, the largest
 * first. `offset` and `limit` page through them; a table of all is read a few thousand at a time.
 */
export async function listChanges(
	engine: Engine,
	staged: Staged,
	filter: ChangeFilter,
	limit: number,
	offset = 0
): Promise<CellChange[]> {
	const names = await namesOf(engine, staged);
	type Found = Omit<CellChange, 'kind' | 'indicator' | 'name' | 'period'> & {
		kind: number;
		measure: number;
		time: number;
	};
	const found = await engine.query<Found>(
		`WITH listed AS (
			SELECT *, ${DIFFERENCE} AS difference,
				abs(new_value - old_value) / nullif(greatest(abs(old_value), abs(new_value)), 0) AS size
			FROM changed_cell WHERE ${condition(names, filter)}
			ORDER BY kind, size DESC NULLS LAST, indicator_key, period_key DESC, geography_key
			LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset)}
		)
		SELECT listed.kind::int AS kind, indicator_key::int AS measure, geography.geography, geography.name AS place,
			period_key::int AS time, old_value::double AS old_value, old_symbol, old_decimals::int AS old_decimals,
			vintage.vintage AS old_vintage, new_value::double AS new_value, new_symbol,
			new_decimals::int AS new_decimals, difference::double AS difference,
			abs(new_value - old_value) < ${HALVES} - 1e-9 AS within_rounding, source_row::int AS source_row
		FROM listed
		JOIN geography USING (geography_key)
		LEFT JOIN vintage ON vintage.vintage_key = listed.old_vintage_key
		ORDER BY listed.kind, size DESC NULLS LAST, indicator_key, period_key DESC, geography_key`
	);
	return found.map(({ kind, measure, time, ...rest }): CellChange => {
		const said = KINDS[kind - 1] as ChangeKind;
		return { kind: said, ...names.measure(measure), period: names.period(time), ...rest };
	});
}

/** Measures and periods by key, those the file would bring among them. */
async function namesOf(engine: Engine, staged: Staged) {
	const ids = staged.indicators.map((each) => each.indicator as string);
	const measures = await withStaged(engine, 'indicator', ids);
	const periods = await withStaged(engine, 'period', staged.periods);
	const held = await engine.query<{ indicator: string; name: string }>(
		'SELECT indicator, name FROM indicator'
	);
	const names = new Map(
		[...staged.indicators, ...held].map((each) => [each.indicator as string, each.name])
	);
	const keyOf = (of: ReadonlyMap<number, string>, id: string) =>
		[...of].find(([, each]) => each === id)?.[0] ?? -1;
	return {
		measure(key: number) {
			const indicator = (measures.get(key) ?? '') as IndicatorId;
			return { indicator, name: names.get(indicator) ?? indicator };
		},
		period: (key: number) => (periods.get(key) ?? '') as PeriodId,
		measureKey: (id: string) => keyOf(measures, id),
		periodKey: (id: string) => keyOf(periods, id)
	};
}

const condition = (names: Awaited<ReturnType<typeof namesOf>>, filter: ChangeFilter) =>
	[
		'true',
		...(filter.kind ? [`kind = ${KINDS.indexOf(filter.kind) + 1}`] : []),
		...(filter.indicator ? [`indicator_key = ${names.measureKey(filter.indicator)}`] : []),
		...(filter.period ? [`period_key = ${names.periodKey(filter.period)}`] : [])
	].join(' AND ');
