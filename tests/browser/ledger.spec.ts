import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';

const CASE =
	'/data/ledger?indicator=cla-offending&authority=E06000018&period=2019-04-01%2F2020-03-31';
const ENTRANTS = '/data/ledger?indicator=first-time-entrants&authority=E92000001&differing=yes';

const ledger = (page: Page) => page.getByRole('table', { name: /every figure held/ });
const group = (page: Page, period: string) =>
	ledger(page).getByRole('rowgroup').filter({ hasText: period });

test.describe('the ledger of restatements', () => {
	for (const [name, path] of [
		['as it was built', '/data/ledger'],
		['of one period', CASE],
		['of figures held back', ENTRANTS]
	] as const)
		test(`${name} is accessible and does not scroll sideways`, async ({ page }) => {
			await page.goto(path);
			await expect(ledger(page)).toBeVisible({ timeout: 60_000 });
			await expectAccessible(page);
			await expectNoSidewaysScroll(page);
		});

	test('tells of 2019/20 what each paper printed, what is shown now and why they differ', async ({
		page,
		requests
	}) => {
		await page.goto('/data/ledger');
		const year = group(page, 'Year ending 31 March 2020');
		await expect(year).toContainText('Editions differ');
		await expect(year).toContainText(
			'The board was told 4% in the paper of 18 January 2021, then 3% in the paper of 20 September 2021.'
		);
		await expect(year).toContainText('Shown now: 4%, from the edition of 8 April 2026');
		const september = year.getByRole('row').filter({
			has: page.getByRole('rowheader', { name: /^Paper of 20 September 2021/ })
		});
		await expect(september.getByRole('cell').first()).toHaveText(/3%/);
		await expect(september).toContainText(
			'Restated from 4% to 3%: a change of 1 percentage point, more than rounding.'
		);
		await expect(september).toContainText('Written on 21 November 2026, Performance analyst.');
		await page.waitForLoadState('networkidle');
		expect(requests.filter((url) => /duckdb|\.wasm|observations\.csv/.test(url))).toEqual([]);
	});

	test('lists where editions disagree, and opens the cell', async ({ page }) => {
		await page.goto('/data/ledger');
		const list = page.getByRole('region', { name: 'Where editions disagree' });
		await expect(list).toContainText('Editions disagree on 10 figures');
		await list.getByRole('link', { name: '2019/20' }).click();
		await expect(page).toHaveURL(/period=2019-04-01%2F2020-03-31/);
		await expect(ledger(page).getByRole('rowgroup')).toHaveCount(2);
		await page.getByRole('button', { name: 'Show all 16 periods' }).click();
		await expect(ledger(page).getByRole('rowgroup')).toHaveCount(17);
	});

	test('names the fault of England’s first-time entrants, for a measure and an area chosen', async ({
		page
	}) => {
		await page.goto('/data/ledger');
		const show = page.getByRole('button', { name: 'Show', exact: true });
		await expect(page.getByLabel('Measure')).toBeEditable();
		await page
			.getByLabel('Measure')
			.selectOption({ label: 'First-time entrants to the youth justice system' });
		await show.first().click();
		await expect(page).toHaveURL(/indicator=first-time-entrants/);
		await page.getByLabel('Authority', { exact: true }).fill('England');
		await show.last().click();
		await expect(page).toHaveURL(/authority=E92000001/);
		const year = group(page, 'Calendar year 2016');
		await expect(year).toContainText('3,071 per 100,000');
		await expect(year).toContainText('Held back. England is printed as 3071');
		await expect(year).toContainText('the rates of the nine regions added together');
		await expect(year).toContainText('Shown now: 333 per 100,000');
	});

	test('filters to the periods that differ, and gives them as CSV', async ({ page }) => {
		await page.goto('/data/ledger');
		await page.getByLabel(/^Only periods where editions differ/).check();
		await expect(page).toHaveURL(/differing=yes/);
		await expect(ledger(page).getByRole('rowgroup')).toHaveCount(2);
		await page.getByText('Take what is shown away as a table').click();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Download the table (CSV)' }).click()
		]);
		expect(download.suggestedFilename()).toMatch(
			/^ledger-cla-offending-nottingham-2019-20-.*-public\.csv$/
		);
		const text = await readFile(await download.path(), 'utf8');
		expect(text.trim().split('\r\n')).toHaveLength(5);
		expect(text).toContain('nottingham-paper-2021-09-20');
	});

	test('keeps an analyst’s note on this computer, says so, and forgets it again', async ({
		page
	}) => {
		await page.goto(CASE);
		await page.getByRole('button', { name: 'Write a note on Paper of 20 September 2021' }).click();
		const form = page.getByRole('form', { name: /Paper of 20 September 2021/ });
		await expect(form.getByLabel('Why this figure differs')).toBeFocused();
		await form.getByRole('button', { name: 'Keep this note' }).click();
		await expect(form).toContainText('Write why the figure differs');
		await form.getByLabel('Why this figure differs').fill('The year before was carried over.');
		await form.getByLabel('Keep, so that it is here next time').check();
		await expectAccessible(page);
		await form.getByRole('button', { name: 'Keep this note' }).click();
		await expect(form).toHaveCount(0);
		const note = ledger(page).getByText('The year before was carried over.');
		await expect(note).toBeVisible();
		await expect(ledger(page)).toContainText('Not yet published: kept on this computer only.');
		await page.reload();
		await expect(note).toBeVisible();
		await page.getByRole('button', { name: 'Remove your note' }).click();
		await expect(note).toHaveCount(0);
		await page.reload();
		await expect(ledger(page)).toBeVisible();
		await expect(note).toHaveCount(0);
	});

	test('says in words that a measure is not held, and which part of a link is wrong', async ({
		page
	}) => {
		await page.goto('/data/ledger?indicator=no-such-measure&authority=E99');
		await expect(page.getByRole('main')).toContainText(
			'Neither the board’s record nor a file added on this computer holds a measure called “no-such-measure”'
		);
		await expect(page.getByRole('alert')).toContainText('E99');
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the board’s own ledger can be read', async ({ page }) => {
		await page.goto('/data/ledger');
		await expect(group(page, 'Year ending 31 March 2020')).toContainText('more than rounding');
	});
});
