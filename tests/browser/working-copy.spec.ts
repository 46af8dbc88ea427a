import type { Page } from '@playwright/test';
import { laitExcerpt } from './lait-excerpt';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';
import {
	addButton,
	addedHeading,
	choose,
	chooseToKeep,
	openUpload,
	press,
	reviewOf
} from './upload-page';

const CASE =
	'/data/ledger?indicator=cla-offending&authority=E06000018&period=2019-04-01%2F2020-03-31';
const FIGURE = 'Paper of 20 September 2021, 2019/20';
const lait = { name: 'lait-2026-05-01.csv', text: laitExcerpt() };

const waiting = (page: Page) =>
	page.getByRole('banner').getByRole('link', { name: /^\d+ changes? not published$/ });
const history = (page: Page) => page.getByRole('table', { name: /^What was changed/ });
const steps = (page: Page, step: 'Undo' | 'Redo') =>
	page.getByRole('button', { name: new RegExp(`^${step}: `) });
const note = (page: Page) => page.getByRole('form', { name: `Note on ${FIGURE}` });
const text = (page: Page) => note(page).getByLabel('Why this figure differs');
const keep = (page: Page) => note(page).getByRole('button', { name: /^Keep this note/ });
const opening = (page: Page, name: 'Write a' | 'Change your') =>
	page.getByRole('button', { name: `${name} note on ${FIGURE}` });

/** How many entries each store of this browser's database holds, and how many caches there are. */
const kept = (page: Page) =>
	page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('corporate-parenting-board');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const counts: Record<string, number> = { caches: (await caches.keys()).length };
		for (const store of database.objectStoreNames)
			counts[store] = await new Promise<number>((resolve, reject) => {
				const request = database.transaction(store).objectStore(store).count();
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		database.close();
		return counts;
	});

test.describe('what is changed on this computer', () => {
	test('is asked about once, counted on every page, undone, redone and erased', async ({
		page
	}) => {
		await page.goto('/data/changes');
		await expect(page.getByText('Nothing has been changed here.')).toBeVisible();
		await expectAccessible(page);
		await openUpload(page);
		await choose(page, lait);
		await expect(reviewOf(page, lait.name)).toBeFocused();
		await chooseToKeep(page);
		await expectAccessible(page);
		await press(page, addButton(page));
		await expect(addedHeading(page)).toBeFocused();
		await expect(page.getByText('The file is kept on this computer')).toBeVisible();
		await expect(waiting(page)).toHaveText('1 change not published');
		await page.reload();
		await press(page, waiting(page));
		await expect(history(page).getByRole('row')).toHaveCount(2);
		await expect(history(page)).toContainText(lait.name);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await press(page, steps(page, 'Undo'));
		await expect(history(page)).toContainText('Undone');
		await expect(waiting(page)).toHaveCount(0);
		await expectAccessible(page);
		await page.getByRole('heading', { level: 1 }).click();
		await page.keyboard.press('Control+y');
		await expect(waiting(page)).toHaveText('1 change not published');
		await page.keyboard.press('Control+z');
		await expect(waiting(page)).toHaveCount(0);
		await page.keyboard.press('Control+Shift+z');
		await expect(steps(page, 'Undo')).toContainText(lait.name);
		await press(page, page.getByRole('button', { name: 'Erase everything on this computer' }));
		await expectAccessible(page);
		await press(page, page.getByRole('button', { name: /^Yes, erase 1 file/ }));
		await expect(page.getByText('Nothing has been changed here.')).toBeVisible();
		await expect(waiting(page)).toHaveCount(0);
		await expect
			.poll(async () => Object.entries(await kept(page)).filter(([, count]) => count > 0))
			.toEqual([]);
	});

	test('of one note in two tabs is shown side by side, and nothing is lost', async ({
		page,
		context
	}) => {
		await page.goto(CASE);
		await opening(page, 'Write a').click();
		await text(page).fill('The year before was carried over.');
		await note(page).getByLabel('Keep, so that it is here next time').check();
		await keep(page).click();
		await expect(opening(page, 'Change your')).toBeFocused();
		const other = await context.newPage();
		await other.goto(CASE);
		await opening(other, 'Change your').click();
		await expect(text(other)).toHaveValue('The year before was carried over.');
		await expect(note(other).getByRole('group', { name: /Keep on this/ })).toHaveCount(0);
		await text(other).fill('As the other tab has it.');
		await opening(page, 'Change your').click();
		await text(page).fill('As this tab has it.');
		await keep(other).click();
		await expect(note(other)).toHaveCount(0);
		const versions = note(page).getByRole('group', { name: 'Two versions of this note' });
		await expect(versions).toContainText('As this tab has it.');
		await expect(versions).toContainText('As the other tab has it.');
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await versions.getByRole('button', { name: 'Edit mine further' }).click();
		await expect(text(page)).toBeFocused();
		await text(page).fill('As both tabs have it.');
		await keep(page).click();
		await expect(note(page)).toHaveCount(0);
		await expect(other.getByText('As both tabs have it.')).toBeVisible();
		await expect(waiting(other)).toHaveText('1 change not published');
	});

	test('half written is there after a reload', async ({ page }) => {
		await page.goto('/data/changes');
		await page.getByLabel('Keep, so that it is here next time').check();
		await page.getByRole('button', { name: 'Save this choice' }).click();
		await expect(page.getByText(/^What you add or write is kept on this computer/)).toBeVisible();
		await page.goto(CASE);
		await opening(page, 'Write a').click();
		await text(page).fill('Half a sen');
		await expect.poll(async () => (await kept(page))['drafts']).toBe(1);
		await page.reload();
		await opening(page, 'Write a').click();
		await expect(text(page)).toHaveValue('Half a sen');
		await expect(note(page)).toContainText('This is what you had begun to write.');
		await note(page).getByRole('button', { name: 'Start afresh' }).click();
		await expect.poll(async () => (await kept(page))['drafts']).toBe(0);
	});

	test('works, and says so, in a browser that refuses to keep anything', async ({ page }) => {
		await page.addInitScript(() => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('Refused.', 'SecurityError');
			};
		});
		await page.goto(CASE);
		await opening(page, 'Write a').click();
		await text(page).fill('Written all the same.');
		await note(page).getByLabel('Keep, so that it is here next time').check();
		await keep(page).click();
		await expect(page.getByText('Written all the same.')).toBeVisible();
		await expect(waiting(page)).toHaveText('1 change not published');
		await expect(page.getByRole('main')).toContainText('does not let');
		await expect(page.getByRole('link', { name: 'Make a backup' })).toBeVisible();
		await expectAccessible(page);
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the page of changes says what it needs', async ({ page }) => {
		await page.goto('/data/changes');
		const said = page.locator('main noscript');
		await expect(said).toBeVisible();
		expect(await said.evaluate((node) => node.textContent)).toContain('needs JavaScript');
	});
});
