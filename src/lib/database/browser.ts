import type { AsyncDuckDB, DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import { rowsOf } from './arrow';
import { EngineStartError, QueryError, type Engine, type Parameter } from './engine';
import { FILES, OPEN, START } from './settings';

/** How starting the engine is told and bounded. */
export interface BrowserEngineOptions {
	/** Told, in sentences, how far starting has come. */
	onProgress(sentence: string): void;
	/** Milliseconds without any progress after which a start counts as failed; 30,000 unless told. */
	readonly deadline_ms?: number;
}

const DEADLINE = 30_000;
const MEGABYTE = 1_000_000;

/**
 * Starts the engine in a worker of its own, from the site's own files, and locks it. Starting can hang for ever instead of
 * failing, so it has a deadline, counted anew whenever bytes arrive, and one retry. Throws `EngineStartError`, whose message
 * a reader may be shown.
 */
export async function startBrowserEngine(options: BrowserEngineOptions): Promise<Engine> {
	const deadline = options.deadline_ms ?? DEADLINE;
	try {
		return await attempt(options.onProgress, deadline);
	} catch {
		options.onProgress('The data engine did not start. Trying once more.');
		try {
			return await attempt(options.onProgress, deadline);
		} catch (cause) {
			throw new EngineStartError(cause);
		}
	}
}

async function attempt(
	onProgress: BrowserEngineOptions['onProgress'],
	deadline: number
): Promise<Engine> {
	const watch = startWatch(deadline);
	let worker: Worker | null = null;
	try {
		onProgress('Fetching the data engine.');
		const [duckdb, wasm, script] = await Promise.race([
			Promise.all([
				import('@duckdb/duckdb-wasm'),
				import('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'),
				import('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url')
			]),
			watch.expired
		]);
		worker = new Worker(script.default);
		const ended = endOf(worker);
		const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
		const started = start(
			duckdb.DuckDBDataProtocol.BROWSER_FILEREADER,
			database,
			ended,
			new URL(wasm.default, location.href).href,
			(loaded, total) => {
				watch.again();
				onProgress(
					total > 0
						? `Fetching the data engine: ${Math.round(loaded / MEGABYTE)} of ${Math.round(total / MEGABYTE)} MB.`
						: 'Fetching the data engine.'
				);
			}
		);
		const engine = await Promise.race([started, ended.reached, watch.expired]);
		onProgress('The data engine is ready.');
		return engine;
	} catch (cause) {
		worker?.terminate();
		throw cause;
	} finally {
		watch.stop();
	}
}

function startWatch(deadline: number) {
	let timer: ReturnType<typeof setTimeout>;
	let expire: (cause: Error) => void = () => undefined;
	const expired = new Promise<never>((_, reject) => {
		expire = reject;
	});
	// Nobody may be racing it when it fires.
	expired.catch(() => undefined);
	const again = () => {
		clearTimeout(timer);
		timer = setTimeout(
			() => expire(new Error(`No progress in ${deadline / 1000} seconds.`)),
			deadline
		);
	};
	again();
	return { expired, again, stop: () => clearTimeout(timer) };
}

/** The end of a worker, as a promise that rejects: without it a question put to a dead worker waits for ever. */
function endOf(worker: Worker) {
	let reach: (cause: Error) => void = () => undefined;
	const reached = new Promise<never>((_, reject) => {
		reach = reject;
	});
	reached.catch(() => undefined);
	worker.addEventListener('error', (event) =>
		reach(new Error(event.message || 'The data engine stopped working.'))
	);
	return { reached, reach };
}

async function start(
	fileReader: DuckDBDataProtocol,
	database: AsyncDuckDB,
	ended: ReturnType<typeof endOf>,
	wasm: string,
	onBytes: (loaded: number, total: number) => void
): Promise<Engine> {
	await database.instantiate(wasm, null, ({ bytesLoaded, bytesTotal }) =>
		onBytes(bytesLoaded, bytesTotal)
	);
	await database.open(OPEN);
	const connection = await database.connect();
	for (const statement of START) await connection.query(statement);
	const alive = <Value>(work: Promise<Value>) => Promise.race([work, ended.reached]);
	const run = async (sql: string, parameters: readonly Parameter[]) => {
		if (parameters.length === 0) return connection.query(sql);
		const statement = await connection.prepare(sql);
		try {
			return await statement.query(...parameters);
		} finally {
			await statement.close();
		}
	};

	return {
		async query<Row extends object>(sql: string, parameters: readonly Parameter[] = []) {
			try {
				return rowsOf<Row>(await alive(run(sql, parameters)));
			} catch (cause) {
				throw new QueryError(sql, cause);
			}
		},
		registerFile: (name, content) =>
			alive(
				content instanceof Uint8Array
					? // The worker takes the buffer it is sent, so it is sent a copy.
						database.registerFileBuffer(FILES + name, content.slice())
					: database.registerFileHandle(FILES + name, content, fileReader, true)
			),
		async dropFile(name) {
			await alive(database.dropFile(FILES + name));
		},
		async close() {
			ended.reach(new Error('The data engine was stopped.'));
			await database.terminate();
		}
	};
}
