import type { DuckDBConfig } from '@duckdb/duckdb-wasm';

/** The folder files are registered under: the only one the locked engine reads. */
export const FILES = 'data/';

/** Casts on the way out, so that a wide type never arrives unscaled. Queries still cast in SQL. */
export const OPEN: DuckDBConfig = {
	path: ':memory:',
	query: { castBigIntToDouble: true, castDecimalToDouble: true, castTimestampToDate: true }
};

/**
 * Run in this order on a new connection, before anything else. Autoload goes first: offline, a missing extension corrupts
 * the instance. The lock goes last: after it nothing outside `data/` can be read and no setting changed.
 */
export const START: readonly string[] = [
	'SET autoload_known_extensions=false',
	'SET autoinstall_known_extensions=false',
	`SET allowed_directories=['${FILES}']`,
	'SET enable_external_access=false',
	'SET lock_configuration=true'
];
