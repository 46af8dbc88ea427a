import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import { LAIT_COLUMNS } from '../../../src/lib/domain/lait';
import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import worker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

/** The yardstick: the chosen file read as seven text columns by the same engine, and nothing else. Prints milliseconds. */
const database = new AsyncDuckDB(new VoidLogger(), new Worker(worker));
await database.instantiate(wasm);
const connection = await database.connect();
await connection.query('SET autoload_known_extensions=false');
const input = document.querySelector('input') as HTMLInputElement;
const said = document.querySelector('p') as HTMLParagraphElement;
let reads = 0;
input.addEventListener('change', async () => {
	const file = input.files?.[0];
	if (!file) return;
	const name = `data/bare-${reads++}.csv`;
	await database.registerFileHandle(name, file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
	const start = performance.now();
	await connection.query(
		`CREATE OR REPLACE TABLE bare AS SELECT * FROM read_csv('${name}', auto_detect=false, header=true,
		delim=',', quote='"', escape='"', store_rejects=true,
		columns={${LAIT_COLUMNS.map((column) => `'${column}': 'VARCHAR'`).join(', ')}})`
	);
	said.textContent = String(performance.now() - start);
});
said.textContent = 'ready';
