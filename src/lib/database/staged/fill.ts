import type { Indicator } from '$lib/domain/indicator';
import type { Neighbour } from '$lib/domain/neighbour';
import type { HeldBack } from '$lib/domain/observation';
import { parsePeriod } from '$lib/domain/period';
import type { Engine } from '../engine';
import { countRows, insertRows, LoadError, nextKey } from '../load';
import { NEIGHBOUR_COLUMNS, neighbourRow } from '../record';
import { discardStaged } from './discard';
import { stampKeys } from './keys';
import { countPacked, packFigures, unpacked, type GivenFigure } from './pack';
import type { Staged } from './relation';

/** What the intake read of one file or sheet, before it belongs to an edition. */
export interface GivenFigures {
	/** The file's name as its owner knows it. */
	readonly file: string;
	/** One for each measure, place and period; or the same from `packFigures`. */
	readonly figures: readonly GivenFigure[] | Uint8Array;
	/** Descriptions of measures the record may not have; those that no figure has are not added. */
	readonly indicators: readonly Indicator[];
	/** Figures to be kept and not shown as true. */
	readonly held: readonly Omit<HeldBack, 'vintage'>[];
	/** Statistical neighbours; none for a file of figures. */
	readonly neighbours?: readonly Neighbour[];
}

const PACKED = 'staged-figures.csv';

const KEYS =
	'indicator_key SMALLINT NOT NULL, geography_key SMALLINT NOT NULL, period_key SMALLINT NOT NULL';

const TABLES: readonly string[] = [
	`CREATE TEMP TABLE staged_cell (${KEYS},
		value DOUBLE CHECK (isfinite(value)),
		symbol TEXT,
		numerator DOUBLE CHECK (numerator >= 0),
		denominator DOUBLE CHECK (denominator >= 0),
		decimals TINYINT NOT NULL CHECK (decimals >= 0),
		source_row INTEGER NOT NULL CHECK (source_row >= 1),
		CHECK ((value IS NULL) = (symbol IS NOT NULL))
	)`,
	`CREATE TEMP TABLE staged_held (${KEYS},
		rule TEXT NOT NULL,
		reason TEXT NOT NULL,
		PRIMARY KEY (indicator_key, geography_key, period_key)
	)`,
	`CREATE TEMP TABLE staged_neighbour (
		neighbour_set TEXT NOT NULL,
		geography TEXT NOT NULL,
		rank SMALLINT NOT NULL CHECK (rank >= 1),
		neighbour TEXT NOT NULL,
		closeness TEXT NOT NULL,
		PRIMARY KEY (neighbour_set, geography, rank),
		UNIQUE (neighbour_set, geography, neighbour)
	)`
];

/**
 * Puts figures beside what is held, changing nothing of it; what was staged before is forgotten. Every figure arrives or it
 * throws: `LoadError` for a cell given twice, a measure nobody describes, an unknown place, a text that is no period, or a
 * figure held back that is not among the figures; `QueryError` for a figure that is none. All are our mistakes, never a user's.
 */
export async function stageFigures(engine: Engine, given: GivenFigures): Promise<Staged> {
	await discardStaged(engine);
	for (const table of TABLES) await engine.query(table);
	try {
		const packed = given.figures instanceof Uint8Array ? given.figures : packFigures(given.figures);
		const rows = countPacked(packed);
		const fresh = rows === 0 ? { indicators: [], periods: [] } : await fill(engine, packed, given);
		const found = await countRows(engine, 'staged_cell');
		if (found !== rows) throw new LoadError('staged_cell', rows, found);
		await countCells(engine, rows);
		await holdBack(engine, given.held);
		const neighbours = given.neighbours ?? [];
		await insertRows(engine, 'staged_neighbour', NEIGHBOUR_COLUMNS, neighbours.map(neighbourRow));
		await forgetText(engine);
		const { file } = given;
		return { relation: 'staged_cell', file, rows, ...fresh, stamp: await stampKeys(engine) };
	} catch (cause) {
		await forgetText(engine);
		await discardStaged(engine);
		throw cause;
	}
}

async function forgetText(engine: Engine): Promise<void> {
	await engine.query('DROP TABLE IF EXISTS staged_text');
	await engine.query('DROP TABLE IF EXISTS staged_key');
}

/** Finds the keys of what the figures name, sets the next free ones aside for what is not held, and fills the cells. */
async function fill(engine: Engine, packed: Uint8Array, { indicators }: GivenFigures) {
	await engine.registerFile(PACKED, packed);
	try {
		await engine.query(`CREATE TEMP TABLE staged_text AS SELECT * FROM ${unpacked(PACKED)}`);
	} finally {
		await engine.dropFile(PACKED);
	}
	await engine.query(`CREATE TEMP TABLE staged_key AS
		SELECT 'indicator' AS noun, indicator AS id, indicator_key AS key FROM indicator
		UNION ALL SELECT 'period', period, period_key FROM period
		UNION ALL SELECT 'geography', geography, geography_key FROM geography`);
	const measures = await setAside(engine, 'indicator');
	const periods = await setAside(engine, 'period');
	const described = new Map<string, Indicator>();
	for (const each of indicators)
		if (!described.has(each.indicator)) described.set(each.indicator, each);
	const fresh = measures.flatMap((id) => described.get(id) ?? []);
	if (fresh.length !== measures.length)
		throw new LoadError('indicator', measures.length, fresh.length);
	const read = periods.filter((id) => parsePeriod(id) !== null);
	if (read.length !== periods.length) throw new LoadError('period', periods.length, read.length);
	await engine.query(`INSERT INTO staged_cell
		SELECT measure.key, place.key, time.key, value, symbol, numerator, denominator, decimals, source_row
		FROM staged_text
		JOIN staged_key AS measure ON measure.noun = 'indicator' AND measure.id = indicator
		JOIN staged_key AS place ON place.noun = 'geography' AND place.id = geography
		JOIN staged_key AS time ON time.noun = 'period' AND time.id = period`);
	return { indicators: fresh, periods };
}

/** The ids that are not held, in order; each has the next free key afterwards. */
async function setAside(engine: Engine, noun: 'indicator' | 'period'): Promise<string[]> {
	const first = await nextKey(engine, noun);
	const fresh = await engine.query<{ id: string }>(
		`SELECT DISTINCT ${noun} AS id FROM staged_text
		WHERE ${noun} NOT IN (SELECT ${noun} FROM ${noun}) ORDER BY id`
	);
	const rows = fresh.map(({ id }, place) => [noun, id, first + place]);
	await insertRows(engine, 'staged_key', ['noun', 'id', 'key'], rows);
	return fresh.map(({ id }) => id);
}

/** Throws where a measure, place and period stand twice: nobody could say which of them is meant. */
async function countCells(engine: Engine, rows: number): Promise<void> {
	const [row] = await engine.query<{ cells: number }>(
		`SELECT count(DISTINCT (indicator_key::BIGINT * 65536 + geography_key) * 65536 + period_key)::int AS cells
		FROM staged_cell`
	);
	const cells = row?.cells ?? 0;
	if (cells !== rows) throw new LoadError('staged_cell', rows, cells);
}

async function holdBack(engine: Engine, held: GivenFigures['held']): Promise<void> {
	if (held.length === 0) return;
	await insertRows(
		engine,
		'staged_held',
		['indicator', 'geography', 'period', 'rule', 'reason'],
		held.map((each) => [each.indicator, each.geography, each.period, each.rule, each.reason]),
		{
			select: 'measure.key, place.key, time.key, given.rule, given.reason',
			join: `JOIN staged_key AS measure ON measure.noun = 'indicator' AND measure.id = given.indicator
				JOIN staged_key AS place ON place.noun = 'geography' AND place.id = given.geography
				JOIN staged_key AS time ON time.noun = 'period' AND time.id = given.period`
		}
	);
	const found = await countRows(
		engine,
		'staged_held SEMI JOIN staged_cell USING (indicator_key, geography_key, period_key)'
	);
	if (found !== held.length) throw new LoadError('staged_held', held.length, found);
}
