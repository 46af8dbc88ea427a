import { expect, expectAccessible, test } from './page';

test.describe('choosing another authority', () => {
	test('by typing, with the keyboard alone, redraws the page and the link restores it', async ({
		page
	}) => {
		await page.goto('/indicators/cla-offending');
		const box = page.getByRole('combobox', { name: 'Authority' });
		await expect(box).toBeEnabled();
		await box.focus();
		await page.keyboard.type('Derby');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Looked-after children cautioned or convicted: Derby'
		);
		await expect(page).toHaveURL(/authority=E06000015/);
		await expect(page.getByRole('figure').first().getByRole('img')).toBeVisible();
		await expectAccessible(page);
		await page.reload();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Derby');
	});

	test('Nottingham is not Nottinghamshire', async ({ page }) => {
		await page.goto('/indicators/cla-number?authority=E10000024');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/: Nottinghamshire$/);
	});

	test('a name nobody has is answered with the nearest', async ({ page }) => {
		await page.goto('/indicators/cla-offending');
		await page.getByRole('combobox', { name: 'Authority' }).fill('Nottin');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		await expect(page.getByText('Did you mean Nottingham, Nottinghamshire?')).toBeVisible();
	});

	test('a link with an unknown authority says so and shows the board’s own', async ({ page }) => {
		await page.goto('/indicators/cla-offending?authority=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E');
		await expect(page.getByRole('alert')).toContainText('does not know');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/: Nottingham$/);
		expect(await page.locator('main img').count()).toBe(0);
	});

	test('an older set of neighbours can be chosen and is named', async ({ page }) => {
		await page.goto('/indicators/cla-number');
		await page.getByLabel('Statistical neighbours', { exact: true }).selectOption('2021');
		await expect(page).toHaveURL(/neighbour_set=2021/);
		await expect(page.getByRole('main')).toContainText('2021 set');
	});

	test('a measure that nobody holds is explained', async ({ page }) => {
		await page.goto('/indicators/lait-no-such-measure');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'This measure is not in the record'
		);
		await expectAccessible(page);
	});
});
