import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
	createDuckDB,
	NODE_RUNTIME,
	VoidLogger,
	type DuckDBConnection
} from '@duckdb/duckdb-wasm/blocking';
import { rowsOf } from './arrow';
import { streamOf } from './arrow-stream';
import { QueryError, type Engine, type Parameter } from './engine';
import { withRecall } from './recall';
import { FILES, OPEN, START } from './settings';

type Database = Awaited<ReturnType<typeof createDuckDB>>;

/** Closed and empty, to be opened again: making one takes a second, most of it linking. */
const idle: Database[] = [];

async function makeDatabase(): Promise<Database> {
	const require = createRequire(import.meta.url);
	const dist = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
	const bundle = (name: string) => ({
		mainModule: join(dist, `duckdb-${name}.wasm`),
		mainWorker: join(dist, `duckdb-node-${name}.worker.cjs`)
	});
	const database = await createDuckDB(
		{ mvp: bundle('mvp'), eh: bundle('eh') },
		new VoidLogger(),
		NODE_RUNTIME
	);
	await database.instantiate(() => undefined);
	return database;
}

/** Starts the engine that ships, on Node's blocking build and with the same settings: for tests, scripts and prerendering. */
export async function startNodeEngine(): Promise<Engine> {
	const database = idle.pop() ?? (await makeDatabase());
	database.open(OPEN);
	const connection = database.connect();
	for (const statement of START) connection.query(statement);
	let closed = false;

	return withRecall({
		async query<Row extends object>(sql: string, parameters: readonly Parameter[] = []) {
			try {
				if (closed) throw new Error('This engine was closed.');
				return rowsOf<Row>(run(connection, sql, parameters));
			} catch (cause) {
				throw new QueryError(sql, cause);
			}
		},
		async insertColumns(table, columns) {
			try {
				connection.insertArrowFromIPCStream(streamOf(columns), { name: table, create: false });
			} catch (cause) {
				throw new QueryError(`INSERT INTO ${table}`, cause);
			}
		},
		async registerFile(name, content) {
			const bytes =
				content instanceof Uint8Array ? content : new Uint8Array(await content.arrayBuffer());
			database.registerFileBuffer(FILES + name, bytes);
		},
		async dropFile(name) {
			database.dropFile(FILES + name);
		},
		async close() {
			if (closed) return;
			closed = true;
			connection.close();
			database.reset();
			database.dropFiles();
			idle.push(database);
		}
	});
}

function run(connection: DuckDBConnection, sql: string, parameters: readonly Parameter[]) {
	if (parameters.length === 0) return connection.query(sql);
	const statement = connection.prepare(sql);
	try {
		return statement.query(...parameters);
	} finally {
		statement.close();
	}
}
