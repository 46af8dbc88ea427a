import { readdirSync, readFileSync } from 'node:fs';
import type { Engine } from '$lib/database/engine';
import { acceptLait, isAcceptable, replayLait, stageLait } from '$lib/database/lait';
import { startNodeEngine } from '$lib/database/node';
import { askTrend } from '$lib/database/queries/trend';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import type { IsoDate, VintageId } from '$lib/domain/id';
import type { Vintage } from '$lib/domain/vintage';
import { LaitReader } from '$lib/intake/lait-bulk/reader';
import { readRegister } from '$lib/intake/record';
import { median, print, printAbsolute } from './figures';
import { syntheticLait, WHOLE } from './synthetic';

const RUNS = 3;
const FILE = 'bench.csv';
const COLUMNS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** The yardstick: the file read as seven text columns into a table, and nothing else. */
const BARE = `CREATE OR REPLACE TEMP TABLE bare AS SELECT * FROM read_csv('data/${FILE}', auto_detect=false,
	header=true, delim=',', quote='"', escape='"', store_rejects=true,
	columns={${COLUMNS.map((column) => `'${column}': 'VARCHAR'`).join(', ')}})`;

const { register, lait_measures } = readRegister(
	new Map(
		readdirSync('data')
			.filter((name) => name.endsWith('.csv'))
			.map((name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')])
	)
);
const observations = readFileSync('data/observations.csv');
const indicators = [...register.indicators, ...lait_measures];

const edition: Vintage = {
	vintage: 'lait-bench' as VintageId,
	publisher: 'Bench',
	title: 'Bench',
	published: '2026-12-31' as IsoDate,
	retrieved: '2026-12-31' as IsoDate,
	status: 'statistics',
	licence: 'None',
	note: null,
	hash: 'bench'
};

async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

async function load(engine: Engine): Promise<void> {
	await createSchema(engine);
	await loadRegister(engine, register);
	await loadObservations(engine, observations);
}

/** An engine with the record, in the state the upload page has it in when a file is chosen. */
async function startWarm(): Promise<Engine> {
	const engine = await startNodeEngine();
	await load(engine);
	return engine;
}

interface Times {
	/** The file read bare by an engine in the state of the upload page. */
	readonly bare: number;
	/** The middle of three such reads, one after another. */
	readonly third: number;
	/** The file read bare by an engine just started. */
	readonly cold: number;
	readonly review: number;
	readonly accepted: number;
	readonly reload: number;
	/** Bytes of the whole process with one engine and the file in it. */
	readonly memory: number;
}

/**
 * An engine for each, because its code is compiled as it is first used: the bare reads in an engine in the state of the upload
 * page and in one just started, the file reviewed and added in one in the state of the page, and the record and the file again,
 * as on a reload, in one just started.
 */
async function once(bytes: Uint8Array): Promise<{ times: Times; engine: Engine }> {
	const bareReads = async (engine: Engine) => {
		await engine.registerFile(FILE, bytes);
		const times: number[] = [];
		for (let read = 0; read < 3; read += 1) {
			times.push(await timed(() => engine.query(BARE)));
			await engine.query('DROP TABLE bare; DROP TABLE reject_errors; DROP TABLE reject_scans');
		}
		await engine.close();
		return times;
	};
	const warm = await bareReads(await startWarm());
	const fresh = await startNodeEngine();
	await load(fresh);
	const [cold = NaN] = await bareReads(fresh);
	const first = await startWarm();
	const add = async (engine: Engine, reviewed: () => void = () => undefined) => {
		const review = await stageLait(engine, { name: FILE, rows: new LaitReader(bytes) }, indicators);
		reviewed();
		if (!isAcceptable(review)) throw new Error(review.problems[0]?.message);
		await acceptLait(engine, review, edition);
	};
	const start = performance.now();
	let review = 0;
	await add(first, () => (review = performance.now() - start));
	const accepted = performance.now() - start;
	const memory = process.memoryUsage().rss;
	await first.close();

	const second = await startNodeEngine();
	const reload = await timed(async () => {
		await load(second);
		await replayLait(second, { name: FILE, rows: new LaitReader(bytes) }, indicators, edition);
	});
	const times = {
		bare: warm[0] ?? NaN,
		third: median(warm),
		cold,
		review,
		accepted,
		reload,
		memory
	};
	return { times, engine: second };
}

async function measure(bytes: Uint8Array): Promise<{ times: Times; engine: Engine }> {
	const runs: Times[] = [];
	let engine: Engine | null = null;
	for (let run = 0; run < RUNS; run += 1) {
		await engine?.close();
		const done = await once(bytes);
		engine = done.engine;
		runs.push(done.times);
	}
	if (!engine) throw new Error('Nothing was measured.');
	const middle = (key: keyof Times) => median(runs.map((each) => each[key]));
	return {
		engine,
		times: {
			bare: middle('bare'),
			third: middle('third'),
			cold: middle('cold'),
			review: middle('review'),
			accepted: middle('accepted'),
			reload: middle('reload'),
			// The first run's: later ones hold what earlier engines have not given back.
			memory: runs[0]?.memory ?? NaN
		}
	};
}

/** Times of the same question for a hundred authorities, one after another. */
async function changesOfAuthority(engine: Engine): Promise<number[]> {
	const measures = indicators.filter((each) => each.lait_code !== null);
	const authorities = register.geographies.filter((each) => each.kind === 'authority');
	const times: number[] = [];
	for (let change = 0; change < 100; change += 1) {
		const indicator = measures[(change * 7) % measures.length]?.indicator;
		const geography = authorities[change % authorities.length]?.geography;
		if (!indicator || !geography) continue;
		times.push(
			await timed(() =>
				askTrend(engine, { indicator, geography, neighbour_set: register.board.neighbour_set })
			)
		);
	}
	return times;
}

/**
 * Prints the budgets that Node can show, as ratios against a bare read of the same file in the same engine. `file` is a LAIT
 * long file; without one a file of the same size and shape is made up. Resolves to whether every budget was kept.
 */
export async function benchNode(file: string | null): Promise<boolean> {
	const bytes = file
		? new Uint8Array(readFileSync(file))
		: syntheticLait(indicators, register.geographies, WHOLE);
	console.log(
		`${file ?? 'a made-up file of LAIT’s shape'}: ${(bytes.length / 1e6).toFixed(0)} MB, in Node ${process.version}`
	);
	const { times, engine } = await measure(bytes);
	const kept = [
		print('full file, chosen to review', times.review, times.bare, 2),
		print('the same, against the middle of three reads in a row', times.review, times.third, 2),
		print('full file, accepted and queryable', times.accepted, times.bare, 3),
		print('full file, record and file again on reload', times.reload, times.cold, 3),
		printAbsolute(
			'change of authority, full file loaded, median of 100',
			median(await changesOfAuthority(engine)),
			100,
			'ms'
		)
	];
	await engine.close();
	console.log(
		`memory of the whole Node process, full file loaded: ${(times.memory / 1e6).toFixed(0)} MB`
	);
	const tenth = await measure(
		syntheticLait(indicators, register.geographies, Math.round(WHOLE / 10))
	);
	await tenth.engine.close();
	const whole = file
		? await measure(syntheticLait(indicators, register.geographies, WHOLE))
		: { times, engine: null };
	await whole.engine?.close();
	kept.push(print('growth: ten times the rows', whole.times.accepted, tenth.times.accepted, 12));
	return kept.every(Boolean);
}
