import type { Page } from '@playwright/test';
import { laitExcerpt } from './lait-excerpt';
import { expect, expectAccessible, expectNoSidewaysScroll, press, test } from './page';
import { addButton, addedHeading, choose, tabTo } from './upload-page';

const header = (page: Page) => page.getByRole('banner');
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

async function write(page: Page, name: string, text: string): Promise<void> {
	await tabTo(page, field(page, name));
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.type(text);
}

async function open(page: Page): Promise<void> {
	await page.goto('/about/board');
	await press(page, page.getByRole('button', { name: 'Change these settings' }));
	await expect(field(page, 'Name')).toBeFocused();
}

test.describe('the board’s settings', () => {
	test('are changed by keyboard as one change, seen at once, and undone', async ({ page }) => {
		await open(page);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await write(page, 'Name', '=Panel');
		await press(page, page.getByRole('button', { name: 'Keep these settings' }));
		await expect(
			page.getByText('Nothing is changed yet: one thing is to be put right')
		).toBeVisible();
		await expect(field(page, 'Name')).toBeFocused();
		await page.keyboard.press('ControlOrMeta+a');
		await page.keyboard.type('Corporate Parenting Panel');

		const comes = page.getByRole('region', { name: 'What this comes to in 2022/23' });
		await expect(comes.getByRole('listitem')).toHaveCount(6);
		await expect(comes).toContainText('Monday 19 September 2022');
		await expect(comes).toContainText('This is a bank holiday: choose another day.');
		for (const month of ['January', 'May']) {
			await tabTo(page, page.getByRole('checkbox', { name: month, exact: true }));
			await page.keyboard.press('Space');
		}
		await write(page, 'Papers are due: working days before they are public', '2');
		await expect(comes.getByRole('listitem')).toHaveCount(4);
		await expect(comes).toContainText(
			'Papers due by 6 July 2022, agenda and papers public by 8 July 2022.'
		);
		await tabTo(page, page.getByRole('textbox', { name: 'Strategic priorities' }));
		await page.keyboard.type('Stable homes\nHeard and listened to');
		const up = page.getByRole('button', { name: 'Move Care leavers up' });
		await press(page, up);
		await expect(up).toBeFocused();

		await press(page, page.getByRole('button', { name: 'Keep these settings' }));
		await expect(page.getByText(/^Changed the board’s settings: name, meeting days/)).toBeVisible();
		await expect(header(page)).toContainText('Corporate Parenting Panel');
		await expect(page.getByText('Stable homes; Heard and listened to')).toBeVisible();
		await press(page, page.getByRole('button', { name: 'Undo' }));
		await expect(header(page)).toContainText('Corporate Parenting Board');
	});

	test('set up another council from the LAIT file alone', async ({ page }) => {
		await open(page);
		await tabTo(page, page.getByLabel('Authority', { exact: true }));
		await page.keyboard.press('ControlOrMeta+a');
		await page.keyboard.type('Derby');
		await page.keyboard.press('Tab');
		await expect(page.getByLabel(/^Start with an empty year/)).toBeChecked();
		await press(page, page.getByRole('button', { name: 'Keep these settings' }));
		await expect(page.getByText('This is still Nottingham City Council.')).toBeVisible();
		await write(page, 'Council', 'Derby City Council');
		await press(page, page.getByRole('button', { name: 'Keep these settings' }));
		await expect(
			page.getByText('Set the board up for Derby City Council, with an empty year.')
		).toBeVisible();
		await expect(page.getByText('Shown for Derby, as set on this computer')).toBeVisible({
			timeout: 60_000
		});

		// Every page follows, and none shows the other council’s figures, meetings or notice as its own.
		await header(page).getByRole('link', { name: 'Measures' }).click();
		await page
			.getByRole('link', { name: 'Looked-after children cautioned or convicted' })
			.first()
			.click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Derby', {
			timeout: 60_000
		});
		await expect(page.getByRole('main')).toContainText('13 of 279');
		await header(page).getByRole('link', { name: 'Meetings' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Meetings');
		await expect(page.getByRole('main')).not.toContainText('2021');

		// The LAIT file adds its figures, and the pages show them for the new board.
		await header(page).getByRole('link', { name: 'Data', exact: true }).click();
		await page.getByRole('link', { name: 'Add figures' }).click();
		await choose(page, { name: 'lait-2026-05-01.csv', text: laitExcerpt() });
		await press(page, addButton(page));
		await expect(addedHeading(page)).toBeVisible({ timeout: 60_000 });
		await header(page).getByRole('link', { name: 'Scorecard' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/How our children/, {
			timeout: 60_000
		});
		await expect(page.getByText(/Figures here include an edition added/)).toBeVisible();
		await expect(page.getByText('Shown for Derby, as set on this computer')).toBeVisible();
		await expect(page.locator('body')).not.toContainText('Nottingham');
		await expect(page.locator('body')).not.toContainText('8 of 339');
		await expectNoSidewaysScroll(page);
	});

	test('never show one council’s figures under another’s name where they cannot be made', async ({
		page
	}) => {
		await page.route('**/*.wasm*', (route) => route.abort());
		await open(page);
		await page.getByLabel('Authority', { exact: true }).fill('Derby');
		await write(page, 'Council', 'Derby City Council');
		await press(page, page.getByRole('button', { name: 'Keep these settings' }));
		await header(page).getByRole('link', { name: 'Scorecard' }).click();
		await expect(page.getByText(/could not be made for the board as it was changed/)).toBeVisible({
			timeout: 60_000
		});
		await expect(header(page)).toContainText('Nottingham City Council');
		await expect(page.getByText('2024/25, 8 of 339')).toBeVisible();
	});
});
