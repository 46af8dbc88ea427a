import type { Engine } from './engine';
import { PUBLIC_RELATIONS } from './figure-relations';

/** In the order files are printed in, which makes the index a quarter cheaper to build. */
export const OBSERVATION_KEY =
	'PRIMARY KEY (vintage_key, indicator_key, period_key, geography_key)';

/** The table of figures under a name; `keyed` or with its key still to be added, which is cheaper after a bulk load. */
export function observationTable(name: string, keyed: boolean): string {
	return `CREATE TABLE ${name} (
		indicator_key SMALLINT NOT NULL,
		geography_key SMALLINT NOT NULL,
		period_key SMALLINT NOT NULL,
		vintage_key SMALLINT NOT NULL,
		value DOUBLE,
		symbol TEXT,
		numerator DOUBLE CHECK (numerator >= 0),
		denominator DOUBLE CHECK (denominator >= 0),
		decimals TINYINT NOT NULL CHECK (decimals >= 0),
		source_row INTEGER NOT NULL CHECK (source_row >= 1),
		CHECK ((value IS NULL) = (symbol IS NOT NULL)),
		CHECK (isfinite(value))${keyed ? `, ${OBSERVATION_KEY}` : ''}
	)`;
}

/**
 * The tables, keys and checks, in the order they are made. Figures carry small integer keys because a LAIT edition is
 * 641,070 of them and a text key makes its load three times as slow; `printed_observation` reads them back as text. What the
 * public may read is made after them: see `figure-relations.ts`.
 *
 * The last two are there for undoing. `brought` says what each edition accepted from a file needs that the record did not have:
 * its own row (`vintage`, or `part` where the record had some of it), and measures, periods and neighbour sets. What two editions
 * need is listed with both, so it goes with the last of them. `held_before` lists the cells that the record had of a `part`.
 */
const TABLES: readonly string[] = [
	`CREATE TABLE indicator (
		indicator_key SMALLINT PRIMARY KEY,
		indicator TEXT NOT NULL UNIQUE,
		name TEXT NOT NULL,
		theme TEXT NOT NULL,
		unit TEXT NOT NULL CHECK (unit IN ('percent', 'rate', 'count', 'score', 'pounds', 'other')),
		per INTEGER CHECK (per > 0),
		unit_label TEXT NOT NULL,
		decimals TINYINT NOT NULL CHECK (decimals >= 0),
		polarity TEXT NOT NULL CHECK (polarity IN ('low', 'high', 'none')),
		year_kind TEXT NOT NULL,
		subject TEXT,
		predicate TEXT,
		definition TEXT NOT NULL,
		caution TEXT,
		source TEXT NOT NULL,
		next_update TEXT,
		lait_code TEXT,
		quartile BOOLEAN NOT NULL,
		scorecard SMALLINT CHECK (scorecard >= 1)
	)`,
	`CREATE TABLE geography (
		geography_key SMALLINT PRIMARY KEY,
		geography TEXT NOT NULL UNIQUE,
		number SMALLINT NOT NULL UNIQUE,
		name TEXT NOT NULL,
		kind TEXT NOT NULL CHECK (kind IN ('country', 'region', 'authority')),
		region TEXT,
		current BOOLEAN NOT NULL
	)`,
	`CREATE TABLE period (
		period_key SMALLINT PRIMARY KEY,
		period TEXT NOT NULL UNIQUE,
		period_start TEXT NOT NULL,
		period_end TEXT NOT NULL,
		CHECK (period_start <= period_end)
	)`,
	`CREATE TABLE vintage (
		vintage_key SMALLINT PRIMARY KEY,
		vintage TEXT NOT NULL UNIQUE,
		publisher TEXT NOT NULL,
		title TEXT NOT NULL,
		published TEXT NOT NULL,
		retrieved TEXT NOT NULL,
		status TEXT NOT NULL CHECK (status IN ('statistics', 'provisional', 'paper', 'local')),
		licence TEXT NOT NULL,
		note TEXT,
		hash TEXT
	)`,
	observationTable('observation', true),
	`CREATE TABLE held_back (
		vintage_key SMALLINT NOT NULL,
		indicator_key SMALLINT NOT NULL,
		geography_key SMALLINT NOT NULL,
		period_key SMALLINT NOT NULL,
		rule TEXT NOT NULL,
		reason TEXT NOT NULL,
		PRIMARY KEY (vintage_key, indicator_key, period_key, geography_key)
	)`,
	`CREATE TABLE neighbour (
		neighbour_set TEXT NOT NULL,
		geography TEXT NOT NULL,
		rank SMALLINT NOT NULL CHECK (rank >= 1),
		neighbour TEXT NOT NULL,
		closeness TEXT NOT NULL,
		PRIMARY KEY (neighbour_set, geography, rank),
		UNIQUE (neighbour_set, geography, neighbour)
	)`,
	`CREATE TABLE brought (
		vintage_key SMALLINT NOT NULL,
		noun TEXT NOT NULL CHECK (noun IN ('vintage', 'part', 'indicator', 'period', 'neighbours')),
		id TEXT NOT NULL,
		PRIMARY KEY (vintage_key, noun, id)
	)`,
	`CREATE TABLE held_before (
		vintage_key SMALLINT NOT NULL,
		indicator_key SMALLINT NOT NULL,
		geography_key SMALLINT NOT NULL,
		period_key SMALLINT NOT NULL,
		held_back BOOLEAN NOT NULL
	)`
];

/** Makes the empty tables and views. Call once on a fresh engine. */
export async function createSchema(engine: Engine): Promise<void> {
	await engine.query([...TABLES, ...PUBLIC_RELATIONS].join(';\n'));
}
