import type { Indicator } from '$lib/domain/indicator';
import type { Neighbour } from '$lib/domain/neighbour';
import { parsePeriod } from '$lib/domain/period';
import type { Register } from '$lib/domain/record';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from './engine';
import { countRows, insertRows, LoadError, nextKey } from './load';

/** Columns of `data/observations.csv`, in the order the file must have them. */
export const OBSERVATION_COLUMNS = [
	'indicator',
	'geography',
	'period',
	'vintage',
	'value',
	'symbol',
	'numerator',
	'denominator',
	'decimals',
	'source_row'
] as const;

/** Columns of the table of neighbours. */
export const NEIGHBOUR_COLUMNS = ['neighbour_set', 'geography', 'rank', 'neighbour', 'closeness'];

/** A neighbour as a row of those columns. */
export const neighbourRow = (each: Neighbour) => [
	each.neighbour_set,
	each.geography,
	each.rank,
	each.neighbour,
	each.closeness
];

/** Adds measures that are not held yet; one already held keeps its own row. Throws `LoadError`. */
export async function loadIndicators(
	engine: Engine,
	indicators: readonly Indicator[]
): Promise<void> {
	const held = await engine.query<{ indicator: string }>('SELECT indicator FROM indicator');
	const known = new Set(held.map((row) => row.indicator));
	const first = await nextKey(engine, 'indicator');
	const rows = indicators
		.filter((each) => !known.has(each.indicator))
		.map((each, place) => [
			first + place,
			each.indicator,
			each.name,
			each.theme,
			each.unit,
			each.per,
			each.unit_label,
			each.decimals,
			each.polarity,
			each.year_kind,
			each.subject,
			each.predicate,
			each.definition,
			each.caution,
			each.source,
			each.next_update,
			each.lait_code,
			each.quartile,
			each.scorecard
		]);
	await insertRows(
		engine,
		'indicator',
		[
			'indicator_key',
			'indicator',
			'name',
			'theme',
			'unit',
			'per',
			'unit_label',
			'decimals',
			'polarity',
			'year_kind',
			'subject',
			'predicate',
			'definition',
			'caution',
			'source',
			'next_update',
			'lait_code',
			'quartile',
			'scorecard'
		],
		rows
	);
}

/** Adds editions. Throws `LoadError`, or `QueryError` for one already held. */
export async function loadVintages(engine: Engine, vintages: readonly Vintage[]): Promise<void> {
	const first = await nextKey(engine, 'vintage');
	await insertRows(
		engine,
		'vintage',
		[
			'vintage_key',
			'vintage',
			'publisher',
			'title',
			'published',
			'retrieved',
			'status',
			'licence',
			'note',
			'hash'
		],
		vintages.map((each, place) => [
			first + place,
			each.vintage,
			each.publisher,
			each.title,
			each.published,
			each.retrieved,
			each.status,
			each.licence,
			each.note,
			each.hash
		])
	);
}

/** Adds the periods not held yet. Throws `LoadError` when a text is not a period id. */
export async function loadPeriods(engine: Engine, periods: readonly string[]): Promise<void> {
	const held = await engine.query<{ period: string }>('SELECT period FROM period');
	const known = new Set(held.map((row) => row.period));
	const wanted = [...new Set(periods)].filter((each) => !known.has(each));
	const read = wanted.flatMap((each) => parsePeriod(each) ?? []);
	if (read.length !== wanted.length) throw new LoadError('period', wanted.length, read.length);
	const first = await nextKey(engine, 'period');
	await insertRows(
		engine,
		'period',
		['period_key', 'period', 'period_start', 'period_end'],
		read.map((each, place) => [first + place, each.period, each.start, each.end])
	);
}

/**
 * Loads the part of the record that figures hang on: places, measures, editions, neighbours and what is held back. The
 * meetings and the work plan are read as they are and never queried. Throws `LoadError`.
 */
export async function loadRegister(engine: Engine, register: Register): Promise<void> {
	await insertRows(
		engine,
		'geography',
		['geography_key', 'geography', 'number', 'name', 'kind', 'region', 'current'],
		register.geographies.map((each, place) => [
			place + 1,
			each.geography,
			each.number,
			each.name,
			each.kind,
			each.region,
			each.current
		])
	);
	await loadIndicators(engine, register.indicators);
	await loadVintages(engine, register.vintages);
	await insertRows(engine, 'neighbour', NEIGHBOUR_COLUMNS, register.neighbours.map(neighbourRow));
	await loadPeriods(
		engine,
		register.held_back.map((each) => each.period)
	);
	await insertRows(
		engine,
		'held_back',
		['vintage', 'indicator', 'geography', 'period', 'rule', 'reason'],
		register.held_back.map((each) => [
			each.vintage,
			each.indicator,
			each.geography,
			each.period,
			each.rule,
			each.reason
		]),
		{
			select: 'vintage_key, indicator_key, geography_key, period_key, given.rule, given.reason',
			join: 'JOIN vintage USING (vintage) JOIN indicator USING (indicator) JOIN geography USING (geography) JOIN period USING (period)'
		}
	);
}

/**
 * Loads `data/observations.csv` as it is stored. Every row must name a measure, place, period and edition the register
 * holds; otherwise throws `LoadError` with the rows expected and found, or `QueryError` for a cell that is not a number.
 */
export async function loadObservations(engine: Engine, csv: Uint8Array): Promise<void> {
	const header = new TextDecoder().decode(csv.subarray(0, 400)).split(/\r?\n/)[0] ?? '';
	if (header !== OBSERVATION_COLUMNS.join(','))
		throw new LoadError('observation', OBSERVATION_COLUMNS.length, header.split(',').length);
	const name = 'record-observations.csv';
	await engine.registerFile(name, csv);
	try {
		await engine.query(`CREATE OR REPLACE TEMP TABLE given_observation AS
			SELECT * FROM read_csv('data/${name}', auto_detect=false, header=true, delim=',', quote='"',
				escape='"', store_rejects=true, rejects_table='given_reject', rejects_scan='given_scan',
				columns={${OBSERVATION_COLUMNS.map((column) => `'${column}': 'VARCHAR'`).join(', ')}})`);
		const rejected = await countRows(engine, 'given_reject');
		const given = await countRows(engine, 'given_observation');
		if (rejected > 0) throw new LoadError('observation', given + rejected, given);
		const periods = await engine.query<{ period: string }>(
			'SELECT DISTINCT period FROM given_observation'
		);
		await loadPeriods(
			engine,
			periods.map((row) => row.period)
		);
		const before = await countRows(engine, 'observation');
		await engine.query(`INSERT INTO observation
			SELECT indicator_key, geography_key, period_key, vintage_key, given.value::DOUBLE, given.symbol,
				given.numerator::DOUBLE, given.denominator::DOUBLE, given.decimals::TINYINT,
				given.source_row::INTEGER
			FROM given_observation AS given
			JOIN indicator USING (indicator)
			JOIN geography USING (geography)
			JOIN period USING (period)
			JOIN vintage USING (vintage)`);
		const found = (await countRows(engine, 'observation')) - before;
		if (found !== given) throw new LoadError('observation', given, found);
	} finally {
		for (const table of ['given_observation', 'given_reject', 'given_scan'])
			await engine.query(`DROP TABLE IF EXISTS ${table}`).catch(() => undefined);
		await engine.dropFile(name);
	}
}
