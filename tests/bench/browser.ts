import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';
import { compress } from '../../src/cli/compress';
import { serve } from '../../src/cli/serve';
import { findBrowser } from '../browser/find.js';
import { median, print, printAbsolute } from './figures';

const RUNS = 5;
const WAIT = 120_000;

/** Bundles the yardstick pages into a folder and puts the chart's own figures beside them. */
async function buildYardsticks(folder: string): Promise<void> {
	await build({
		configFile: false,
		logLevel: 'error',
		root: 'tests/bench/page',
		base: './',
		build: {
			outDir: folder,
			emptyOutDir: true,
			target: 'esnext',
			rollupOptions: { input: ['tests/bench/page/chart.html', 'tests/bench/page/read.html'] }
		}
	});
	const { view } = JSON.parse(await readFile('build/views/trends/cla-offending.json', 'utf8')) as {
		view: { series: { name: string; points: { date: string; value: number | null }[] }[] };
	};
	const rows = view.series.flatMap((series) =>
		series.points.map((point) => `"${series.name}",${point.date},${point.value ?? ''}`)
	);
	await writeFile(join(folder, 'chart.csv'), ['series,date,value', ...rows].join('\n'));
	await writeFile(join(folder, '404.html'), 'not found');
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

/**
 * A bare read of the file in an engine just started. The upload is measured in such an engine too: the browser compiles the
 * engine's code as it is first used, so a second read of the same file is a third quicker and no yardstick for a first one.
 */
async function bareRead(browser: Browser, least: string, file: string): Promise<number> {
	const page = await browser.newPage();
	await page.goto(`${least}read.html`);
	const said = page.locator('p');
	await said.getByText('ready').waitFor({ timeout: WAIT });
	await page.locator('input').setInputFiles(file);
	await said.getByText(/^[\d.]+$/).waitFor({ timeout: WAIT });
	const time = Number(await said.textContent());
	await page.close();
	return time;
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
		['loading', () => document.querySelector('.progress')?.textContent.includes('Loading')],
		['loaded', () => document.querySelector('.progress')?.textContent.includes('ready to read')],
		['review', () => document.querySelector('.outcome h2')?.textContent.startsWith('Review')],
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

async function uploadOnce(browser: Browser, ours: string, file: string): Promise<UploadTimes> {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.addInitScript(notice);
	const noticed = () => page.evaluate(() => (window as unknown as { noticed: Noticed }).noticed);
	const ready = page.getByText(/ready to read/i);
	await page.goto(`${ours}data/upload`);
	await ready.waitFor({ timeout: WAIT });
	await page.locator('input[type=file]').setInputFiles(file);
	await page.getByRole('heading', { name: /^Review/ }).waitFor({ timeout: WAIT });
	await page.getByLabel(/Keep this file/).check();
	await page.getByRole('button', { name: /Add this edition/ }).click();
	await page.getByText(/is kept on this computer/).waitFor({ timeout: WAIT });
	const first = await noticed();
	await page.reload();
	await ready.waitFor({ timeout: WAIT });
	const again = await noticed();
	await context.close();
	const between = ({ at }: Noticed, from: string, to: string) =>
		(at[to] ?? NaN) - (at[from] ?? NaN);
	const review = between(first, 'chosen', 'review');
	return {
		review,
		accepted: review + between(first, 'accepted', 'added'),
		reload: between(again, 'loading', 'loaded'),
		task: first.task
	};
}

/** The full file on the upload page against the bare read of it, in the same browser, in turns. */
async function upload(
	browser: Browser,
	ours: string,
	least: string,
	file: string
): Promise<boolean> {
	const bare: number[] = [];
	const runs: UploadTimes[] = [];
	for (let run = 0; run < RUNS; run++) {
		bare.push(await bareRead(browser, least, file));
		runs.push(await uploadOnce(browser, ours, file));
	}
	const middle = (key: keyof UploadTimes) => median(runs.map((each) => each[key]));
	const yardstick = median(bare);
	return [
		print('full file on the page, chosen to review', middle('review'), yardstick, 2),
		print('full file on the page, accepted and queryable', middle('accepted'), yardstick, 3),
		print('full file on the page, record and file again on reload', middle('reload'), yardstick, 3),
		printAbsolute('longest task on the page while it was read and added', middle('task'), 100, 'ms')
	].every(Boolean);
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
		return (
			(file === null || (await upload(browser, site.address, yardstick.address, file))) && chart
		);
	} finally {
		await browser.close();
		site.server.close();
		yardstick.server.close();
		await rm(folder, { recursive: true });
	}
}
