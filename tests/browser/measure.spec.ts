import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';

const MEASURE = '/indicators/cla-offending';

test.describe('the page of a measure', () => {
	test('says whether it is real, compared with whom, and what moved, in that order', async ({
		page
	}) => {
		await page.goto(MEASURE);
		await expect(page.getByRole('heading', { level: 2 })).toHaveText([
			'Is it real?',
			'Compared with whom?',
			'What moved?',
			'The same figures as a table',
			'Take these figures into a report',
			'What we have been told before',
			'What this measures',
			'Where the figures come from'
		]);
		const main = page.getByRole('main');
		for (const sentence of [
			'2% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2025 (8 of 339), the same as the year before (9 of 373). England: 2%; statistical neighbours: 3% (mean of 6 of 10, 2025 set).',
			'Likely ranges: 1.2% to 4.6% (8 of 339) now, 1.3% to 4.5% (9 of 373) before. Method: 95% Wilson score intervals',
			'Nottingham is 34th of 92 authorities with a figure, tied with 16 others; 66 have none (5 of them are no longer authorities).',
			'Worked out from the counts, it was 2.4% both times.',
			'it would be 2% (5 of 10) with the 2021 set, which shares 5 of 10 with it.'
		])
			await expect(main).toContainText(sentence);
	});

	test('shows every authority as a strip, a map and a table, without the engine', async ({
		page,
		requests
	}) => {
		await page.goto(MEASURE);
		const map = page.getByRole('figure', { name: /on a map of all authorities/ });
		await expect(map.getByRole('img').filter({ visible: true })).toHaveCount(1);
		const strip = page.getByRole('figure', { name: /Every authority with a figure/ });
		await expect(strip.getByRole('img').filter({ visible: true })).toHaveCount(1);
		await page.getByText('Every authority as a table').click();
		const table = page.getByRole('table', { name: /every authority/i });
		await expect(table.getByRole('row').filter({ hasText: 'Nottinghamshire' })).toContainText('0');
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		expect(requests.filter((url) => /duckdb|\.wasm/.test(url))).toEqual([]);
	});

	test('adds and takes away a child by keyboard, and says what survives', async ({ page }) => {
		await page.goto(`${MEASURE}?period=2019/20`);
		const lens = page.getByRole('region', { name: 'What one child changes' });
		await expect(lens).toContainText('4% (15 of 337)');
		await expect(lens.getByRole('button', { name: 'One more' })).toBeEnabled();
		await lens.getByRole('button', { name: 'One more' }).focus();
		await page.keyboard.press('Enter');
		await expect(lens).toContainText('With 1 more counted:');
		await expect(lens).toContainText('5% (16 of 337)');
		await expect(lens).toContainText('up from 3% stays');
		await lens.getByRole('button', { name: 'As published' }).click();
		await expect(lens).toContainText('4% (15 of 337)');
	});

	test('is told again up to an earlier year, and with the median, as the link says', async ({
		page
	}) => {
		await page.goto(MEASURE);
		await page.getByLabel('Figures up to').selectOption('2019/20');
		await expect(page).toHaveURL(/period=2019-04-01%2F2020-03-31/);
		await expect(page.locator('.headline')).toContainText(
			'in the year ending March 2020 (15 of 337), up from 3% (9 of 331)'
		);
		await page.getByRole('button', { name: 'Show the median here instead' }).click();
		await expect(page).toHaveURL(/average=median/);
		await expect(page.getByRole('main')).toContainText(
			'The median of the neighbours is shown here'
		);
		await page.reload();
		await expect(page.getByRole('main')).toContainText(
			'The median of the neighbours is shown here'
		);
		await expect(page.locator('.headline')).toContainText('March 2020');
		await expectAccessible(page);
	});

	test('shows what suppression hides to internal eyes only', async ({ page }) => {
		await page.goto(MEASURE);
		const hidden = '0.3% to 1.4%: 1 to 5 children';
		const figure = page.getByRole('figure').first();
		await expect(figure).not.toContainText('0.3% to 1.4%');
		await page.getByLabel('For whom').selectOption('internal');
		await expect(page.getByRole('main')).toContainText('Do not publish this page.');
		await expect(page.getByRole('main')).toContainText(hidden.slice(0, 12));
	});
});

test.describe('a link that is wrong', () => {
	test('in its authority and period offers the nearest and keeps the rest', async ({ page }) => {
		await page.goto(`${MEASURE}?authority=Nottinham&period=2031/32&average=median`);
		const complaints = page.getByRole('alert');
		await expect(complaints).toHaveCount(2);
		await expect(complaints.first()).toContainText(
			'an authority (“Nottinham”) that the record does not know'
		);
		await complaints.nth(1).getByRole('link', { name: '2024/25' }).click();
		await expect(page).toHaveURL(/average=median/);
		await complaints.first().getByRole('link', { name: 'Nottingham', exact: true }).click();
		await expect(page.getByRole('alert')).toHaveCount(0);
		await expect(page.getByRole('main')).toContainText(
			'The median of the neighbours is shown here'
		);
	});

	test('in its measure says so and offers the nearest', async ({ page }) => {
		await page.goto('/indicators/cla-ofending');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'This measure is not in the record',
			{ timeout: 60_000 }
		);
		await page
			.getByRole('link', { name: 'Did you mean “Looked-after children cautioned or convicted”?' })
			.click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('cautioned or convicted');
	});
});
