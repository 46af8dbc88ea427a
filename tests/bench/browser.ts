import { existsSync } from 'node:fs';
import type { DrawnMeasure } from '../../src/routes/drawn-measure';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';
import { compress } from '../../src/cli/compress';
import { serve } from '../../src/cli/serve';
import { findBrowser } from '../browser/find.js';
import { median, print, printAbsolute } from './figures';
import { benchMemory } from './memory';
import { benchReport, reportPage, writeReportViews } from './report';

const RUNS = 5;
const WAIT = 120_000;
/** Milliseconds between a page that is ready and a file that is chosen. */
const PAUSE = 4000;

/** Bundles the yardstick pages into a folder and puts the chart's own figures beside them. */
async function buildYardsticks(folder: string): Promise<void> {
	await build({
		configFile: false,
		logLevel: 'error',
		root: 'tests/bench/page',
		base: './',
		resolve: { alias: { $lib: resolve('src/lib') } },
		build: {
			outDir: folder,
			emptyOutDir: true,
			target: 'esnext',
			rollupOptions: {
				input: ['tests/bench/page/chart.html', 'tests/bench/page/read.html', reportPage]
			}
		}
	});
	const measure = await readFile('build/views/measures/cla-offending.json', 'utf8');
	const { trend } = (JSON.parse(measure) as Pick<DrawnMeasure, 'view'>).view;
	const rows = trend.series.flatMap((series) =>
		series.points.map((point) => `"${series.name}",${point.date},${point.value ?? ''}`)
	);
	await writeFile(join(folder, 'chart.csv'), ['series,date,value', ...rows].join('\n'));
	await writeReportViews(folder);
	await writeFile(join(folder, '404.html'), 'not found');
	await cp('data', join(folder, 'data'), { recursive: true });
	compress(folder);
}

async function slowPage(browser: Browser): Promise<Page> {
	const page = await (
		await browser.newContext({ viewport: { width: 1280, height: 900 } })
	).newPage();
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: 40,
		downloadThroughput: 10_000_000 / 8,
		uploadThroughput: 10_000_000 / 8
	});
	await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	return page;
}

/** Milliseconds from navigation to the frame after a drawn line stands on the page. */
async function timeToChart(browser: Browser, address: string): Promise<number> {
	const page = await slowPage(browser);
	await page.addInitScript(() => {
		const look = () => {
			const drawn = [...document.querySelectorAll('svg path')].some(
				(path) => path.getBoundingClientRect().width > 100
			);
			if (drawn) requestAnimationFrame(() => Object.assign(window, { drawnAt: performance.now() }));
			else requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
	await page.goto(address, { waitUntil: 'commit' });
	const handle = await page.waitForFunction(() => (window as { drawnAt?: number }).drawnAt);
	const time = (await handle.jsonValue()) as number;
	await page.context().close();
	return time;
}

async function firstChart(browser: Browser, ours: string, least: string): Promise<boolean> {
	const times: { ours: number[]; least: number[] } = { ours: [], least: [] };
	for (let run = 0; run < RUNS; run++) {
		times.ours.push(await timeToChart(browser, `${ours}indicators/cla-offending`));
		times.least.push(await timeToChart(browser, `${least}chart.html`));
	}
	return print(
		'first chart, cold, 10 Mbit/s, 40 ms, CPU 4x',
		median(times.ours),
		median(times.least),
		1
	);
}

/** Bare reads of the file, one after another, by the engine as the upload page has it, or `cold` by one just started. */
async function bareReads(
	browser: Browser,
	least: string,
	file: string,
	cold: boolean
): Promise<number[]> {
	const page = await browser.newPage();
	await page.goto(`${least}read.html${cold ? '?cold' : ''}`);
	const said = page.locator('p');
	await said.getByText('ready').waitFor({ timeout: WAIT });
	await page.locator('input').setInputFiles(file);
	await said.getByText(/^[\d. ]+$/).waitFor({ timeout: WAIT });
	const times = ((await said.textContent()) ?? '').split(' ').map(Number);
	await page.close();
	return times;
}

interface Noticed {
	/** The longest task since the file was chosen, in milliseconds. */
	task: number;
	/** When the page said so first: choosing, review, adding, added, loading and loaded, in milliseconds since it was opened. */
	at: Record<string, number>;
}

/** Notes, inside the page, when it first says what is waited for: asked from outside, the asking itself takes time. */
function notice(): void {
	const noticed: Noticed = { task: 0, at: {} };
	Object.assign(window, { noticed });
	new PerformanceObserver((list) => {
		for (const { startTime, duration } of list.getEntries())
			if (startTime > (noticed.at.chosen ?? Infinity))
				noticed.task = Math.max(noticed.task, duration);
	}).observe({ type: 'longtask' });
	const said: readonly (readonly [string, () => boolean | undefined])[] = [
		[
			'loading',
			() => document.querySelector('.progress')?.textContent.includes('Loading the published')
		],
		['loaded', () => document.querySelector('.progress')?.textContent.includes('ready to read')],
		['review', () => document.querySelector('.outcome h2') !== null],
		['added', () => document.querySelector('.outcome h2')?.textContent.startsWith('Added')]
	];
	const look = () => {
		for (const [name, holds] of said) if (holds()) noticed.at[name] ??= performance.now();
	};
	new MutationObserver(look).observe(document, {
		subtree: true,
		childList: true,
		characterData: true
	});
	document.addEventListener('change', () => (noticed.at.chosen ??= performance.now()), true);
	document.addEventListener('submit', () => (noticed.at.accepted ??= performance.now()), true);
}

interface UploadTimes {
	readonly review: number;
	readonly accepted: number;
	/** The record and the kept file, loaded again in an engine that has started. */
	readonly reload: number;
	readonly task: number;
}

const noticed = (page: Page) =>
	page.evaluate(() => (window as unknown as { noticed: Noticed }).noticed);

const between = ({ at }: Noticed, from: string, to: string) => (at[to] ?? NaN) - (at[from] ?? NaN);

/** The upload page, ready, after the seconds it takes to find a file in the dialog. */
async function openUpload(browser: Browser, ours: string, pause: number): Promise<Page> {
	const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
	await page.addInitScript(notice);
	await page.goto(`${ours}data/upload`);
	await page.getByText(/ready to read/i).waitFor({ timeout: WAIT });
	await page.waitForTimeout(pause);
	return page;
}

/** Milliseconds from choosing files until something of them is shown to review. */
async function timeToReview(
	browser: Browser,
	ours: string,
	files: readonly string[],
	pause: number
): Promise<Noticed> {
	const page = await openUpload(browser, ours, pause);
	await page.locator('#files').setInputFiles([...files]);
	await page.locator('.outcome h2').first().waitFor({ timeout: WAIT });
	const found = await noticed(page);
	await page.context().close();
	return found;
}

async function uploadOnce(browser: Browser, ours: string, file: string): Promise<UploadTimes> {
	const page = await openUpload(browser, ours, PAUSE);
	await page.locator('#files').setInputFiles(file);
	await page.getByRole('heading', { name: /^Review/ }).waitFor({ timeout: WAIT });
	await page.getByLabel('Keep, so that it is here next time').check();
	await page.getByRole('button', { name: /Add this edition/ }).click();
	await page.getByText(/The file is kept on this computer/).waitFor({ timeout: WAIT });
	const first = await noticed(page);
	await page.reload();
	await page.getByText(/ready to read/i).waitFor({ timeout: WAIT });
	const again = await noticed(page);
	await page.context().close();
	const review = between(first, 'chosen', 'review');
	return {
		review,
		accepted: review + between(first, 'accepted', 'added'),
		reload: between(again, 'loading', 'loaded'),
		task: first.task
	};
}

/** The full file on the upload page against bare reads of it, in the same browser, in turns. */
async function upload(
	browser: Browser,
	ours: string,
	least: string,
	file: string
): Promise<boolean> {
	const warm: number[][] = [];
	const cold: number[] = [];
	const runs: UploadTimes[] = [];
	const atOnce: number[] = [];
	for (let run = 0; run < RUNS; run++) {
		warm.push(await bareReads(browser, least, file, false));
		runs.push(await uploadOnce(browser, ours, file));
		cold.push(...(await bareReads(browser, least, file, true)).slice(0, 1));
		atOnce.push(between(await timeToReview(browser, ours, [file], 0), 'chosen', 'review'));
	}
	const middle = (key: keyof UploadTimes) => median(runs.map((each) => each[key]));
	const first = median(warm.map(([time]) => time ?? NaN));
	const third = median(warm.map(median));
	console.log(
		`bare reads on the page: ${first.toFixed(0)} ms as the first of an engine in the same state, ${third.toFixed(0)} ms as the middle of three in a row, ${median(cold).toFixed(0)} ms in an engine just started; load ${loadavg()[0]?.toFixed(1)}`
	);
	return [
		print('full file on the page, chosen to review', middle('review'), first, 2),
		print('the same, against the middle of three reads in a row', middle('review'), third, 2),
		print('the same, chosen at once, both cold', median(atOnce), median(cold), 2),
		print('full file on the page, accepted and queryable', middle('accepted'), first, 3),
		print(
			'full file on the page, record and file again on reload',
			middle('reload'),
			median(cold),
			3
		),
		printAbsolute('longest task on the page while it was read and added', middle('task'), 100, 'ms')
	].every(Boolean);
}

/** What else an analyst chooses, from the folder of the LAIT file. What is not there is left out. */
async function others(browser: Browser, ours: string, folder: string): Promise<boolean> {
	const inFolder = (names: readonly string[]) =>
		names.map((name) => join(folder, name)).filter((path) => existsSync(path));
	const ten = (await readdir(folder)).filter((name) => /^(ees|sfr|ofsted).*csv$/.test(name)).sort();
	const chosen: readonly (readonly [string, readonly string[], number])[] = [
		['a table of 3.3 MB', inFolder(['ees2025_la_care_leavers_activity.csv']), 3000],
		[
			'a workbook of 1 MB, until its sheets',
			inFolder(['ofsted_fostering_2017-18_dataset.xlsx']),
			3000
		],
		['ten files at once, until the last was read', inFolder(ten.slice(0, 10)), 15_000]
	];
	let kept = true;
	for (const [what, files, budget] of chosen) {
		if (files.length === 0) continue;
		const found: Noticed[] = [];
		for (let run = 0; run < RUNS; run++)
			found.push(await timeToReview(browser, ours, files, PAUSE));
		const time = median(found.map((each) => between(each, 'chosen', 'review')));
		const task = median(found.map((each) => each.task));
		kept =
			printAbsolute(
				`${what} (${files.map((file) => basename(file)).join(', ')})`,
				time,
				budget,
				'ms'
			) && kept;
		kept = printAbsolute('	its longest task on the page', task, 100, 'ms') && kept;
	}
	return kept;
}

/**
 * Budgets that only a browser can show, of the site as built. `file` is a LAIT long file; null leaves the upload out. Resolves
 * to whether every budget was kept.
 */
export async function benchBrowser(file: string | null): Promise<boolean> {
	const executablePath = findBrowser();
	if (executablePath === null) {
		console.log('No browser found: the budgets of the page were not measured.');
		return true;
	}
	const folder = await mkdtemp(join(tmpdir(), 'bench-'));
	await buildYardsticks(folder);
	const site = await serve('build', 4373);
	const yardstick = await serve(folder, 4374);
	const browser = await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-gpu'
		]
	});
	try {
		const chart = await firstChart(browser, site.address, yardstick.address);
		const report = await benchReport(browser, yardstick.address);
		if (file === null) return chart && report;
		const kept = [
			chart,
			report,
			await upload(browser, site.address, yardstick.address, file),
			await benchMemory(browser, site.address, file),
			await others(browser, site.address, dirname(file))
		];
		return kept.every(Boolean);
	} finally {
		await browser.close();
		site.server.close();
		yardstick.server.close();
		await rm(folder, { recursive: true });
	}
}
