import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';

const engine = /duckdb|\.wasm|observations\.csv/;
const places = '/compare?indicator=cla-offending&authority=E06000018&authority=E06000015';

/** Opens what is chosen with, by the keyboard. */
async function openChoosers(page: Page) {
	// They open before any script has run, and answer only after.
	await page.waitForLoadState('networkidle');
	const summary = page.getByText('Choose what is compared');
	await summary.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('group').filter({ has: summary })).toHaveAttribute('open');
}

test.describe('comparing', () => {
	test('opens with the first measures of the scorecard, as built, with no engine', async ({
		page,
		requests
	}) => {
		await page.goto('/compare');
		await page.waitForLoadState('networkidle');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Four measures for Nottingham'
		);
		const figures = page.getByRole('figure');
		await expect(figures).toHaveCount(4);
		await expect(figures.getByRole('img').filter({ visible: true })).toHaveCount(4);
		await expect(figures.first()).toContainText('2% in 2024/25, the same as 2023/24');
		await expect(figures.first()).toContainText('Financial years (April to March)');
		await expect(figures.nth(1)).toContainText('Calendar years (January to December)');
		const row = page.getByRole('row', { name: /^Looked-after children cautioned or convicted/ });
		await expect(row.getByRole('cell')).toHaveText([
			'2%',
			'2024/25',
			'8 of 339',
			'The same as 2023/24',
			'No change'
		]);
		expect(requests.filter((url) => engine.test(url))).toEqual([]);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
	});

	test('says what the measure’s own page says', async ({ page }) => {
		await page.goto('/compare');
		const figure = page.getByRole('figure').first();
		await expect(figure).toContainText('2% in 2024/25');
		await figure.getByRole('link', { name: /^More about/ }).click();
		await expect(page).toHaveURL(/\/indicators\/cla-offending\?authority=E06000018$/);
		await expect(page.locator('.headline')).toContainText(/^2% of Nottingham’s/);
		await expect(page.locator('.headline')).toContainText('(8 of 339)');
	});

	test('is done by the keyboard alone, announced, without the engine, and the link restores it', async ({
		page,
		requests
	}) => {
		await page.goto('/compare');
		await openChoosers(page);
		await expect(page.getByText('Four is the most that can be compared.')).toBeVisible();
		await expectAccessible(page);
		await page
			.getByRole('button', { name: 'Remove Reoffending by children aged 10 to 14' })
			.focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Three measures for Nottingham'
		);
		await expect(
			page.getByText('Reoffending by children aged 10 to 14 is removed. 3 measures compared.')
		).toBeAttached();
		await expect(page.getByRole('heading', { name: 'Measures compared' })).toBeFocused();
		await page.getByRole('combobox', { name: 'Add a measure' }).focus();
		await page.keyboard.type('Dental checks');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await expect(page.getByText('Dental checks is added. 4 measures compared.')).toBeAttached();
		await expect(page.getByRole('figure').nth(3)).toContainText('Dental checks');
		await expect(page).toHaveURL(/indicator=dental-checks&authority=E06000018$/);
		await page.reload();
		await expect(page.getByRole('figure').nth(3)).toContainText('Dental checks');
		await openChoosers(page);
		await page.getByRole('radio', { name: 'Shared, where the unit is the same' }).focus();
		await page.keyboard.press('Space');
		await expect(page.getByRole('main')).toContainText(
			'“Looked-after children cautioned or convicted” and “Dental checks” share a scale (%).'
		);
		await expect(page).toHaveURL(/axes=shared$/);
		expect(requests.filter((url) => engine.test(url))).toEqual([]);
	});

	test('of authorities has one scale, and is added to by typing a name', async ({ page }) => {
		await page.goto(places);
		const title = page.getByRole('heading', { level: 1 });
		await expect(title).toHaveText(
			'Looked-after children cautioned or convicted: Nottingham and Derby'
		);
		await expect(page.getByRole('main')).toContainText(
			'All the figures have one scale and one stretch of time: heights can be compared.'
		);
		await expect(page.getByRole('figure').getByRole('img').filter({ visible: true })).toHaveCount(
			2
		);
		await openChoosers(page);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		const box = page.getByRole('combobox', { name: 'Add an authority' });
		await box.fill('Leicestr');
		await box.press('Enter');
		await expect(
			page.getByText(/No authority is called “Leicestr”. Did you mean Leicester/)
		).toBeVisible();
		await box.fill('Leicester');
		await box.press('Enter');
		await expect(title).toHaveText(/: Nottingham, Derby and Leicester$/);
		await expect(page.getByText('Leicester is added. 3 authorities compared.')).toBeAttached();
		await page.reload();
		await expect(title).toHaveText(/: Nottingham, Derby and Leicester$/);
		await openChoosers(page);
		await page.getByRole('link', { name: 'Swap to comparing measures for Nottingham' }).click();
		await expect(title).toHaveText('Four measures for Nottingham');
		await page.getByRole('link', { name: /^Swap to comparing authorities: Nottingham/ }).click();
		await expect(page.getByRole('figure')).toHaveCount(4);
		await expect(title).toHaveText(/^Looked-after children cautioned or convicted: Nottingham, /);
	});

	test('says what of a link it cannot follow, keeps the rest and offers the nearest', async ({
		page
	}) => {
		await page.goto(
			'/compare?indicator=dental-cheks&indicator=missing&authority=Nottingam&axes=%3Cimg%20src%3Dx%3E'
		);
		const alerts = page.getByRole('alert');
		await expect(alerts).toHaveCount(3);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Looked-after children who went missing: Nottingham'
		);
		await expect(alerts.nth(1)).toContainText('(“Nottingam”) that the record does not know');
		expect(await page.locator('main img').count()).toBe(0);
		await expectAccessible(page);
		await alerts.first().getByRole('link', { name: 'Dental checks', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two measures for Nottingham');
		await expect(alerts).toHaveCount(0);
	});

	test('of five measures shows four and says so', async ({ page }) => {
		const five = ['cla-offending', 'missing', 'cla-number', 'dental-checks', 'sdq-score'];
		await page.goto(`/compare?${five.map((id) => `indicator=${id}`).join('&')}`);
		await expect(page.getByRole('alert')).toContainText(
			'Emotional health (SDQ score) is left out.'
		);
		await expect(page.getByRole('figure')).toHaveCount(4);
	});

	test('fits two by two on a sheet', async ({ page }) => {
		await page.goto('/compare');
		await page.setViewportSize({ width: 680, height: 1009 });
		await page.emulateMedia({ media: 'print' });
		const boxes = await page
			.getByRole('figure')
			.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
		expect(new Set(boxes.map(({ left }) => Math.round(left))).size).toBe(2);
		expect(new Set(boxes.map(({ top }) => Math.round(top))).size).toBe(2);
		await expect(page.getByRole('button')).toHaveCount(0);
	});
});

test.describe('comparing without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('shows the figures and the table', async ({ page }) => {
		await page.goto('/compare');
		await expect(page.getByRole('img').filter({ visible: true })).toHaveCount(4);
		await expect(page.getByRole('table').getByRole('row')).toHaveCount(5);
	});
});
