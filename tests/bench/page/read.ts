import { startBrowserEngine } from '$lib/database/browser';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import { LAIT_COLUMNS } from '$lib/domain/lait';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';

/**
 * The yardstick: the chosen file read as seven text columns, and nothing else, three times over, by the engine in the state in
 * which the upload page has it. With `?cold` by an engine just started instead. Prints milliseconds.
 */
const tableOf = async (name: string) => (await fetch(`./data/${name}.csv`)).text();
const engine = await startBrowserEngine({ onProgress: () => undefined });
if (location.search !== '?cold') {
	const tables = REGISTER_TABLES.map(async (name) => [name, await tableOf(name)] as const);
	const { register } = readRegister(new Map(await Promise.all(tables)));
	await createSchema(engine);
	await loadRegister(engine, register);
	await loadObservations(engine, new TextEncoder().encode(await tableOf('observations')));
}
const input = document.querySelector('input') as HTMLInputElement;
const said = document.querySelector('p') as HTMLParagraphElement;
input.addEventListener('change', async () => {
	const file = input.files?.[0];
	if (!file) return;
	const times: number[] = [];
	for (let read = 0; read < 3; read += 1) {
		await engine.registerFile('bare.csv', file);
		const start = performance.now();
		await engine.query(
			`CREATE TEMP TABLE bare AS SELECT * FROM read_csv('data/bare.csv', auto_detect=false, header=true,
			delim=',', quote='"', escape='"', store_rejects=true,
			columns={${LAIT_COLUMNS.map((column) => `'${column}': 'VARCHAR'`).join(', ')}})`
		);
		times.push(performance.now() - start);
		await engine.query('DROP TABLE bare; DROP TABLE reject_errors; DROP TABLE reject_scans');
		await engine.dropFile('bare.csv');
	}
	said.textContent = times.join(' ');
});
said.textContent = 'ready';
