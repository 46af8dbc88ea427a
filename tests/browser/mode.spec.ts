import { expect, expectAccessible, test } from './page';

test('an internal page says so on every page it leads to, on paper too, until the reader is public again', async ({
	page
}) => {
	await page.goto('/');
	const choice = page.getByLabel('For whom');
	const said = page.locator('.for-whom');
	await expect(choice).toBeEnabled();
	await expect(said).toContainText('Public version');
	await choice.focus();
	await page.keyboard.press('ArrowDown');
	await expect(page).toHaveURL(/\/\?mode=internal$/);
	await expect(said).toContainText('Internal version');
	await expect(page.locator('footer')).toContainText('Internal: not for publication.');
	await expect(choice).toBeFocused();

	await page.getByRole('link', { name: 'Actions', exact: true }).press('Enter');
	await expect(page).toHaveURL(/\/actions\?mode=internal$/);
	await page.reload();
	await expect(said).toContainText('Internal version');
	await page.emulateMedia({ media: 'print' });
	await expect(said).toContainText('Internal version');
	await expect(choice).toBeHidden();
	await page.emulateMedia({ media: null });

	await page.getByRole('link', { name: 'What is hidden, and why' }).press('Enter');
	await expect(page).toHaveURL(/\/data\/hidden\?mode=internal$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'What is hidden from the public, and why'
	);
	await expect(page.getByRole('main')).toContainText('Total minus parts');
	await expectAccessible(page);

	await expect(choice).toBeEnabled();
	await choice.selectOption('public');
	await expect(page).toHaveURL(/\/data\/hidden$/);
	await page.getByRole('link', { name: 'Data', exact: true }).press('Enter');
	await expect(page).toHaveURL(/\/data$/);
	await expect(said).toContainText('Public version');
});
