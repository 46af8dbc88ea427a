import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';

const measures = 27;

test.describe('the scorecard', () => {
	test('shows every followed measure without an engine, and is accessible', async ({
		page,
		requests
	}) => {
		await page.goto('/');
		await expect(page.getByRole('article')).toHaveCount(measures);
		await expect(page.getByText(`All ${measures} measures shown.`)).toBeVisible();
		await expect(page.getByLabel('Theme', { exact: true })).toBeEnabled();
		expect(requests.filter((url) => /\.wasm|observations|worker/.test(url))).toEqual([]);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
	});

	test('says of a quarter’s figure whose it is and that it misses the board’s target', async ({
		page
	}) => {
		await page.goto('/');
		const quarter = page.getByRole('article', { name: 'Dental checks, quarter' });
		await expect(quarter).toContainText('Quarterly, council’s own');
		await expect(quarter).toContainText('Misses the target of 90% by 30.1 percentage points');
		await expect(quarter).not.toContainText('Rank');
		const year = page.getByRole('article', { name: 'Dental checks', exact: true });
		await expect(year).toContainText('Yearly, England-wide');
		await expect(year).not.toContainText('target');
		await expect(year).toContainText(/Rank \d+(st|nd|rd|th) of \d+/);
	});

	test('does not call new what was published after the day its calendar stands at', async ({
		page
	}) => {
		await page.goto('/');
		await expect(page.getByRole('main')).toContainText(
			'The calendar here stands at 1 October 2021, and 26 of the 27 figures shown were published after it: they are not called new.'
		);
		await expect(page.getByText(/^New since|^Revised since/)).toHaveCount(0);
	});

	test('leads from a doubt to where it is weighed', async ({ page }) => {
		await page.goto('/');
		const row = page.getByRole('article', { name: 'Looked-after children cautioned or convicted' });
		await row.getByRole('link', { name: /^Small numbers \(is it real\?/ }).click();
		await expect(page).toHaveURL(/\/indicators\/cla-offending#is-it-real$/);
		await expect(page.getByRole('heading', { name: 'Is it real?' })).toBeInViewport();
	});

	test('is filtered with the keyboard, says how many are left, and its link restores it', async ({
		page
	}) => {
		await page.goto('/');
		const theme = page.getByLabel('Theme', { exact: true });
		await expect(theme).toBeEnabled();
		await theme.focus();
		await page.keyboard.type('Hea');
		await expect(page).toHaveURL(/\?theme=health$/);
		const status = page.getByRole('status').filter({ hasText: 'measures shown' });
		await expect(status).toHaveText(`6 of ${measures} measures shown: Health.`);
		await expect(theme).toBeFocused();
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Space');
		await expect(page).toHaveURL(/\?theme=health&attention=yes$/);
		await expect(status).toHaveText(`3 of ${measures} measures shown: Health, needs attention.`);
		await expect(page.getByRole('article')).toHaveCount(3);
		await expect(page.getByText('Needs attention: worse than 2023/24')).toBeVisible();
		await expect(page.getByText(/Needs attention: among the worst tenth \(/)).toBeVisible();
		await page.reload();
		await expect(status).toHaveText(`3 of ${measures} measures shown: Health, needs attention.`);
		await expect(theme).toHaveValue('health');
		await expect(page.getByRole('checkbox')).toBeChecked();
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await page.goBack();
		await expect(status).toHaveText(`6 of ${measures} measures shown: Health.`);
	});

	test('is put in another order, worst first', async ({ page }) => {
		await page.goto('/?sort=worst');
		await expect(page.getByRole('heading', { level: 2, name: 'Worst first' })).toBeVisible();
		await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText('Substance misuse');
		await expect(page.getByRole('heading', { level: 3 }).nth(1)).toHaveText(
			'Dental checks, quarter'
		);
		await expectAccessible(page);
		await page.getByLabel('Order', { exact: true }).selectOption('As the board ordered');
		await expect(page).toHaveURL(/\/$/);
		await expect(page.getByRole('heading', { level: 2, name: 'Care leavers' })).toBeVisible();
	});

	test('says which principles no measure speaks to', async ({ page }) => {
		await page.goto('/');
		await page.getByLabel('Corporate parenting principle').selectOption('Listened to');
		await expect(page).toHaveURL(/\?principle=heard$/);
		await expect(page.getByText('No measure on the scorecard fits that.')).toBeVisible();
		await page.getByRole('link', { name: `Show all ${measures} measures` }).click();
		await expect(page.getByRole('article')).toHaveCount(measures);
	});

	test('says what it cannot follow in a link, and keeps the rest', async ({ page }) => {
		await page.goto('/?sort=name&theme=helth&colour=red');
		await expect(page.getByRole('alert')).toHaveText([
			'The link asks for a theme (“helth”) that the scorecard does not have, so it was left out. What may be chosen instead stands above.',
			'The link has a part (“colour”) that the scorecard does not know. It was left out.'
		]);
		await expect(page.getByRole('heading', { level: 2, name: 'By name' })).toBeVisible();
		await expect(page.getByRole('article')).toHaveCount(measures);
		await page
			.getByText('Instead of the theme “helth”')
			.getByRole('link', { name: 'Health' })
			.click();
		await expect(page).toHaveURL(/\?sort=name&theme=health$/);
	});

	test('prints on two sides of A4', async ({ page }) => {
		await page.goto('/');
		await expect(page.getByRole('article')).toHaveCount(measures);
		const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
		expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
	});
});

test.describe('the scorecard without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('has every measure and offers no choice that would do nothing', async ({ page }) => {
		await page.goto('/?theme=health');
		await expect(page.getByRole('article')).toHaveCount(measures);
		await expect(page.getByLabel('Theme', { exact: true })).toBeHidden();
	});
});
