import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { TrendView } from '$lib/view/trend';
import type { DrawnMeasure } from '../../src/routes/drawn-measure';
import { median, printAbsolute } from './figures';

const FIGURES = 10;
const VIEWS = 'build/views/measures';
const WAIT = 120_000;

/** The page that makes the report, for the bundler. */
export const reportPage = 'tests/bench/page/report.html';

/** Puts ten measures of the site as built, those with the longest tables, beside the page that makes a report of them. */
export async function writeReportViews(folder: string): Promise<void> {
	const views: TrendView[] = [];
	for (const name of await readdir(VIEWS)) {
		if (!name.endsWith('.json')) continue;
		const measure = JSON.parse(await readFile(join(VIEWS, name), 'utf8')) as DrawnMeasure;
		if (measure.view.trend.empty === null) views.push(measure.view.trend);
	}
	views.sort((one, other) => other.table.rows.length - one.table.rows.length);
	await writeFile(join(folder, 'report.json'), JSON.stringify(views.slice(0, FIGURES)));
}

/** A Word report of ten figures, made on a page with its pictures, and the same as a page for members. Resolves to whether both kept their budgets. */
export async function benchReport(browser: Browser, address: string): Promise<boolean> {
	const page = await browser.newPage();
	await page.goto(`${address}report.html`);
	const said = page.locator('p');
	await said.getByText(/^[\d ]+$/).waitFor({ timeout: WAIT });
	const numbers = ((await said.textContent()) ?? '').split(' ').map(Number);
	await page.close();
	const [first = NaN, second = NaN, third = NaN, pack = NaN, bytes = NaN] = numbers;
	return [
		printAbsolute('Word report of ten figures, its code fetched too', first, 2000, 'ms'),
		printAbsolute('the same again', median([second, third]), 2000, 'ms'),
		printAbsolute('meeting pack of ten figures', pack, 2000, 'ms'),
		printAbsolute('	its size', bytes / 1000, 2000, 'kB')
	].every(Boolean);
}
