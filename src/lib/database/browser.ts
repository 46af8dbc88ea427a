import type { AsyncDuckDB, DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import { rowsOf } from './arrow';
import { EngineStartError, QueryError, type Column, type Engine, type Parameter } from './engine';
import { ownScript } from './own-script';
import { withRecall } from './recall';
import { FILES, OPEN, START } from './settings';

/** How starting the engine is told and bounded. */
export interface BrowserEngineOptions {
	/** Told, in sentences, how far starting has come. */
	onProgress(sentence: string): void;
	/** Milliseconds without any progress after which a start counts as failed; 30,000 unless told. */
	readonly deadline_ms?: number;
	/** Says that the engine is no longer wanted: the start ends at once and rejects with the signal's reason. */
	readonly wanted?: AbortSignal;
}

const DEADLINE = 30_000;
const MEGABYTE = 1_000_000;

/**
 * Starts the engine in a worker of its own, from the site's own files, and locks it. Starting can hang for ever instead of
 * failing, so it has a deadline, counted anew whenever bytes arrive, and one retry. What a worker cannot fetch it does not
 * say, so the file is asked for here as well. Throws `EngineStartError`, whose message a reader may be shown.
 */
export async function startBrowserEngine(options: BrowserEngineOptions): Promise<Engine> {
	try {
		return await attempt(options);
	} catch {
		options.wanted?.throwIfAborted();
		options.onProgress('The data engine did not start. Trying once more.');
		try {
			return await attempt(options);
		} catch (cause) {
			options.wanted?.throwIfAborted();
			throw cause instanceof NotFetched
				? new EngineStartError(cause, cause.message)
				: new EngineStartError(cause);
		}
	}
}

/** One of the engine's files did not come. */
class NotFetched extends Error {
	constructor(cause: unknown) {
		super(
			'The data engine could not be fetched from this site. Check the connection and reload the page; the published figures can still be read.',
			{ cause }
		);
	}
}

/** Rejects when the site does not answer for a file. A host that refuses the question itself has answered. */
async function answers(address: string, signal: AbortSignal): Promise<never> {
	const response = await fetch(address, { method: 'HEAD', signal }).catch((cause: unknown) => {
		throw new NotFetched(cause);
	});
	if (!response.ok && response.status !== 405 && response.status !== 501)
		throw new NotFetched(new Error(`${address} was answered with ${response.status}.`));
	return new Promise<never>(() => undefined);
}

const fetchScripts = () =>
	Promise.all([
		import('@duckdb/duckdb-wasm'),
		import('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'),
		import('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url'),
		import('./arrow-stream')
	]).catch((cause: unknown) => {
		throw new NotFetched(cause);
	});

async function attempt(options: BrowserEngineOptions): Promise<Engine> {
	const { onProgress, wanted } = options;
	wanted?.throwIfAborted();
	const watch = startWatch(options.deadline_ms ?? DEADLINE, wanted);
	const over = new AbortController();
	let worker: Worker | null = null;
	try {
		onProgress('Loading the data engine.');
		const [duckdb, wasm, script, { streamOf }] = await Promise.race([
			fetchScripts(),
			watch.expired
		]);
		worker = new Worker(ownScript(script.default));
		const ended = endOf(worker);
		const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
		const address = new URL(wasm.default, location.href).href;
		const started = start(
			duckdb.DuckDBDataProtocol.BROWSER_FILEREADER,
			database,
			ended,
			address,
			streamOf,
			(loaded, total) => {
				watch.again();
				onProgress(sentence(loaded, total));
			}
		);
		const engine = await Promise.race([
			started,
			ended.reached,
			watch.expired,
			answers(address, over.signal)
		]);
		onProgress('The data engine is ready.');
		return engine;
	} catch (cause) {
		worker?.terminate();
		throw cause;
	} finally {
		watch.stop();
		over.abort();
	}
}

/** How far the engine has come, in bytes. A host that compresses tells a total smaller than what arrives. */
const sentence = (loaded: number, total: number) =>
	total >= loaded
		? `Loading the data engine: ${Math.round(loaded / MEGABYTE)} of ${Math.round(total / MEGABYTE)} MB.`
		: `Loading the data engine: ${Math.round(loaded / MEGABYTE)} MB so far.`;

/** Rejects `expired` when the deadline passes without `again`, and at once when nobody wants the engine any more. */
function startWatch(deadline: number, wanted: AbortSignal | undefined) {
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
	const unwanted = () => expire(new Error('The data engine is no longer wanted.'));
	wanted?.addEventListener('abort', unwanted);
	const stop = () => {
		clearTimeout(timer);
		wanted?.removeEventListener('abort', unwanted);
	};
	return { expired, again, stop };
}

/** The end of a worker, as a promise that rejects: without it a question put to a dead worker waits for ever. */
function endOf(worker: Worker) {
	let reach: (cause: Error) => void = () => undefined;
	let over = false;
	const reached = new Promise<never>((_, reject) => {
		reach = (cause) => {
			over = true;
			reject(cause);
		};
	});
	reached.catch(() => undefined);
	worker.addEventListener('error', (event) =>
		reach(new Error(event.message || 'The data engine stopped working.'))
	);
	return { reached, reach, over: () => over };
}

async function start(
	fileReader: DuckDBDataProtocol,
	database: AsyncDuckDB,
	ended: ReturnType<typeof endOf>,
	wasm: string,
	streamOf: (columns: Readonly<Record<string, Column>>) => Uint8Array,
	onBytes: (loaded: number, total: number) => void
): Promise<Engine> {
	await database.instantiate(wasm, null, ({ bytesLoaded, bytesTotal }) =>
		onBytes(bytesLoaded, bytesTotal)
	);
	await database.open(OPEN);
	const connection = await database.connect();
	for (const statement of START) await connection.query(statement);
	// A worker that has ended is asked nothing more.
	const alive = <Value>(work: () => Promise<Value>) =>
		ended.over() ? ended.reached : Promise.race([work(), ended.reached]);
	const run = async (sql: string, parameters: readonly Parameter[]) => {
		if (parameters.length === 0) return connection.query(sql);
		const statement = await connection.prepare(sql);
		try {
			return await statement.query(...parameters);
		} finally {
			await statement.close();
		}
	};

	return withRecall({
		async query<Row extends object>(sql: string, parameters: readonly Parameter[] = []) {
			try {
				return rowsOf<Row>(await alive(() => run(sql, parameters)));
			} catch (cause) {
				throw new QueryError(sql, cause);
			}
		},
		async insertColumns(table, columns) {
			try {
				const options = { name: table, create: false };
				await alive(() => connection.insertArrowFromIPCStream(streamOf(columns), options));
			} catch (cause) {
				throw new QueryError(`INSERT INTO ${table}`, cause);
			}
		},
		registerFile: (name, content) =>
			alive(() =>
				content instanceof Uint8Array
					? // The worker takes the buffer it is sent, so it is sent a copy.
						database.registerFileBuffer(FILES + name, content.slice())
					: database.registerFileHandle(FILES + name, content, fileReader, true)
			),
		async dropFile(name) {
			try {
				await alive(() => database.dropFile(FILES + name));
			} catch (cause) {
				// Where a browser has no such handles the engine names their class all the same, after it has let go of the file.
				if (!String(cause).includes('FileSystemSyncAccessHandle')) throw cause;
			}
		},
		async close() {
			ended.reach(new Error('The data engine was stopped.'));
			await database.terminate();
		}
	});
}
