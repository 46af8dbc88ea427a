import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startNodeEngine } from '$lib/database/node';
import { askMeasure } from '$lib/database/queries/measure';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import type { ObservationPart, RecordManifest } from '$lib/domain/manifest';
import { partition } from '../../src/cli/partition';
import { openRecordFolder, type RecordFolder } from '../../src/cli/record-folder';
import { printAbsolute } from './figures';
import { firstScreen } from './first-screen';
import { FIVE_MILLION, writeSyntheticRecord } from './synthetic-record';

const MEGABYTE = 1e6;
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
const memory = () => `${(process.memoryUsage().rss / MEGABYTE).toFixed(0)} MB`;

const empty = async ({ register }: RecordFolder) => {
	const engine = await startNodeEngine();
	await createSchema(engine);
	await loadRegister(engine, register);
	return engine;
};

/** One measure as its page asks for it when the reader names another authority: its one part, and nothing else of the figures. */
async function oneMeasure(folder: string, record: RecordFolder, part: ObservationPart) {
	const bytes = readFileSync(join(folder, part.file));
	const tables = [...record.tables.values()].map((text) => Buffer.from(text));
	const sum = (each: (bytes: Uint8Array) => number) =>
		tables.reduce((total, table) => total + each(table), 0);
	console.log(
		`a measure asked for another authority: its part ${kilobytes(bytes.length)} (${kilobytes(gzipSync(bytes).length)} gzipped), and the tables ${kilobytes(sum((each) => each.length))} (${kilobytes(sum((each) => gzipSync(each).length))} gzipped)`
	);
	const engine = await empty(record);
	const [indicator] = part.indicators;
	const geography = record.register.geographies[7]?.geography;
	if (!indicator || !geography) throw new Error('There is nothing to ask for.');
	const start = performance.now();
	await loadObservations(engine, bytes);
	const loaded = performance.now();
	const { neighbour_set } = record.register.board;
	await askMeasure(engine, { indicator, geography, neighbour_set });
	console.log(
		`its ${part.rows} rows loaded in ${(loaded - start).toFixed(0)} ms, asked in ${(performance.now() - loaded).toFixed(0)} ms (Node, an engine just started)`
	);
	await engine.close();
}

/** How much of the whole one engine takes, and how long. */
async function everything(folder: string, record: RecordFolder, manifest: RecordManifest) {
	const engine = await empty(record);
	const start = performance.now();
	let rows = 0;
	try {
		for (const part of manifest.observations) {
			await loadObservations(engine, readFileSync(join(folder, part.file)));
			rows += part.rows ?? 0;
		}
		console.log(`everything, ${rows} rows, in one engine: ${seconds(start)} s, ${memory()}`);
	} catch (cause) {
		console.log(
			`one engine took ${rows} rows in ${seconds(start)} s, ${memory()}, and then refused: ${String(cause).slice(0, 200)}`
		);
	} finally {
		await engine.close().catch(() => undefined);
	}
}

/**
 * Publishes a made-up record of five million figures and measures what a member's first screen, one measure and everything take.
 * Resolves to whether every budget was kept.
 */
export async function benchScale(): Promise<boolean> {
	const folder = mkdtempSync(join(tmpdir(), 'scale-'));
	const [from, to] = [join(folder, 'record'), join(folder, 'published')];
	try {
		let start = performance.now();
		const rows = writeSyntheticRecord(from, FIVE_MILLION);
		const size = statSync(join(from, 'observations.csv')).size / MEGABYTE;
		console.log(`a made-up record of ${rows} figures, ${size.toFixed(0)} MB: ${seconds(start)} s`);
		const wanted = { from, to, audience: 'public', made: '2026-11-22T09:30:00Z' } as const;
		start = performance.now();
		await partition({ ...wanted, views: false });
		const peak = process.resourceUsage().maxRSS / 1000;
		console.log(`published without views: ${seconds(start)} s`);
		start = performance.now();
		const manifest = await partition({ ...wanted, views: true });
		console.log(`again with the scorecard's views: ${seconds(start)} s`);
		const screen = firstScreen(to, manifest, (await openRecordFolder(from)).register);
		for (const { path, raw, gzipped } of screen)
			console.log(`  ${path}: ${kilobytes(raw)}, ${kilobytes(gzipped)} gzipped`);
		const total = (of: 'raw' | 'gzipped') => screen.reduce((sum, each) => sum + each[of], 0) / 1000;
		const kept = [
			printAbsolute('most memory while publishing', peak, 2000, 'MB'),
			printAbsolute('data of a member’s first screen, as it is', total('raw'), 300, 'kB'),
			printAbsolute('the same, gzipped', total('gzipped'), 300, 'kB')
		];
		const record = await openRecordFolder(from);
		const part = manifest.observations.find(({ indicators }) => indicators.length === 1);
		if (part) await oneMeasure(to, record, part);
		await everything(to, record, manifest);
		return kept.every(Boolean);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
