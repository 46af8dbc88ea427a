import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';
import { serve } from '../../src/cli/serve';
import { findBrowser } from '../browser/find.js';
import { median, print } from './figures';

const RUNS = 5;

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

async function firstChart(browser: Browser, ours: string, least: string): Promise<void> {
	const times: { ours: number[]; least: number[] } = { ours: [], least: [] };
	for (let run = 0; run < RUNS; run++) {
		times.ours.push(await timeToChart(browser, `${ours}indicators/cla-offending`));
		times.least.push(await timeToChart(browser, `${least}chart.html`));
	}
	print('first chart, cold, 10 Mbit/s, 40 ms, CPU 4x', median(times.ours), median(times.least), 1);
}

/** The full file on the upload page against the bare read of it, in the same browser. */
async function upload(browser: Browser, ours: string, least: string, file: string): Promise<void> {
	const yardstick = await browser.newPage();
	await yardstick.goto(`${least}read.html`);
	const said = yardstick.locator('p');
	await said.getByText('ready').waitFor({ timeout: 60_000 });
	const bare: number[] = [];
	for (let run = 0; run < 3; run++) {
		const before = await said.textContent();
		await yardstick.locator('input').setInputFiles([]);
		await yardstick.locator('input').setInputFiles(file);
		await yardstick.waitForFunction(
			(text) => document.querySelector('p')?.textContent !== text,
			before,
			{ timeout: 120_000 }
		);
		bare.push(Number(await said.textContent()));
	}
	await yardstick.close();

	const page = await browser.newPage();
	await page.addInitScript(() => {
		const longest = { task: 0 };
		Object.assign(window, { longest });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) longest.task = Math.max(longest.task, entry.duration);
		}).observe({ type: 'longtask', buffered: true });
	});
	await page.goto(`${ours}data/upload`);
	await page.getByText(/ready to read/i).waitFor({ timeout: 120_000 });
	const start = performance.now();
	await page.locator('input[type=file]').setInputFiles(file);
	await page.getByRole('heading', { name: /^Review/ }).waitFor({ timeout: 120_000 });
	const review = performance.now() - start;
	const accepting = performance.now();
	await page.getByRole('button', { name: /Add this edition/ }).click();
	await page.getByRole('heading', { name: /^Added/ }).waitFor({ timeout: 120_000 });
	const accepted = review + performance.now() - accepting;
	print('full file, chosen to review, on the page', review, median(bare), 2);
	print('full file, accepted and queryable, on the page', accepted, median(bare), 3);
	const longest = await page.evaluate(
		() => (window as unknown as { longest: { task: number } }).longest.task
	);
	console.log(`longest task on the page while it was read: ${longest.toFixed(0)} ms`);
	await page.close();
}

/** Budgets that only a browser can show. `file` is a LAIT long file; null leaves the upload out. */
export async function benchBrowser(file: string | null): Promise<void> {
	const executablePath = findBrowser();
	if (executablePath === null) {
		console.log('No browser found: the budgets of the page were not measured.');
		return;
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
		await firstChart(browser, site.address, yardstick.address);
		if (file !== null) await upload(browser, site.address, yardstick.address, file);
	} finally {
		await browser.close();
		site.server.close();
		yardstick.server.close();
		await rm(folder, { recursive: true });
	}
}
