import type { Locator, Page } from '@playwright/test';
import { placeRecord, readFolder } from '../crash/folder';
import { chooseBackup, fillingFolder, keepHere, limit, onDisk, walk, zipOf } from './faults-page';
import { laitExcerpt } from './lait-excerpt';
import { expect, test } from './page';
import { addButton, addedHeading, choose, openUpload, reviewOf } from './upload-page';

const CASE =
	'/data/ledger?indicator=cla-offending&authority=E06000018&period=2019-04-01%2F2020-03-31';
const FIGURE = 'Paper of 20 September 2021, 2019/20';
const DAY = 86_400_000;
const lait = { name: 'lait-2026-05-01.csv', text: laitExcerpt() };
const justice = {
	name: 'youth-justice_2026-10-01.csv',
	text: [
		'period,authority,care_status,placed,outcome,counted,window,value,denominator,symbol,note',
		'2021-22 Q1,Nottingham,looked-after children,in area,community resolution,offences,,41,,,',
		'2021-22 Q1,Nottingham,looked-after children,out of area,community resolution,offences,,30,,,',
		'2021-22 Q1,Nottingham,looked-after children,all,community resolution,offences,,71,,,',
		''
	].join('\n')
};

test.skip(({ viewport }) => (viewport?.width ?? 0) < 1_000, 'A fault is the same at every width.');

const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name });
const history = (page: Page) => page.getByRole('table', { name: /^What was changed/ });
const waiting = (page: Page) =>
	page.getByRole('banner').getByRole('link', { name: /^\d+ changes? not published$/ });
const trouble = (page: Page) => page.getByRole('status').filter({ hasText: 'backup' });

/** Adds a file; `keeps`: answers the question that is asked once. */
async function add(page: Page, file: typeof lait, keeps: boolean): Promise<void> {
	await choose(page, file);
	await expect(reviewOf(page, file.name)).toBeVisible();
	if (keeps) await page.getByLabel('Keep, so that it is here next time').check();
	await addButton(page).click();
	await expect(addedHeading(page)).toBeVisible();
}

/** Writes a note; with `wait` also answers that it is to be kept, and waits for what comes of that. */
async function writeNote(
	page: Page,
	text: string,
	wait?: (note: Locator) => Promise<void>
): Promise<void> {
	const note = page.getByRole('form', { name: `Note on ${FIGURE}` });
	await button(page, `Write a note on ${FIGURE}`).click();
	await note.getByLabel('Why this figure differs').fill(text);
	if (wait) await note.getByLabel('Keep, so that it is here next time').check();
	await note.getByRole('button', { name: /^Keep this note/ }).click();
	await wait?.(note);
	await expect(note).toHaveCount(0);
	await expect(page.getByText(text)).toBeVisible();
}

test('a disk that is full when a file is added and a note written stops neither, and both are kept once there is room', async ({
	page
}) => {
	await openUpload(page);
	const allow = await limit(page, 60_000);
	await add(page, lait, true);
	await expect(trouble(page)).toContainText('This browser has no room left');
	await expect(waiting(page)).toHaveText('1 change not published');
	expect(await onDisk(page)).toEqual([0, 0]);
	await walk(page, CASE);
	await writeNote(page, 'Written on a full disk.');
	await expect(waiting(page)).toHaveText('2 changes not published');
	expect(await onDisk(page)).toEqual([0, 0]);

	await page.getByRole('link', { name: 'Make a backup' }).first().click();
	const downloading = page.waitForEvent('download');
	await button(page, 'Save a backup').click();
	expect((await downloading).suggestedFilename()).toMatch(/-backup-/);

	await allow(null);
	await waiting(page).click();
	await expect(history(page).getByRole('row')).toHaveCount(3);
	await keepHere(page);
	await expect.poll(() => onDisk(page)).toEqual([2, 1]);
	await expect(trouble(page)).toHaveCount(0);
	await page.reload();
	await expect(history(page)).toContainText('Written on a full disk.');
	await expect(history(page)).toContainText(lait.name);
});

test('a browser whose storage never answers is waited for a little, and then gone without', async ({
	page
}) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
	});
	await page.clock.install();
	await page.goto(CASE);
	// The storage is given eight seconds each time it is asked, which pass at once here.
	const hurry = (until: () => Promise<void>) =>
		expect(async () => {
			await page.clock.fastForward(9_000);
			await until();
		}).toPass();
	await hurry(() =>
		expect(trouble(page)).toContainText('could not keep or read', { timeout: 500 })
	);
	await writeNote(page, 'Written without any storage.', (note) =>
		hurry(() => expect(note).toHaveCount(0, { timeout: 500 }))
	);
	await expect(trouble(page)).toContainText('could not keep or read');
	await waiting(page).click();
	await button(page, /^Undo: /).click();
	await expect(button(page, /^Redo: /)).toBeVisible();
	await expect(waiting(page)).toHaveCount(0);
});

test('a file the browser removed is named, and the others are loaded', async ({ page }) => {
	await openUpload(page);
	await add(page, justice, true);
	await add(page, lait, false);
	await expect.poll(() => onDisk(page)).toEqual([2, 2]);
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const request = indexedDB.open('corporate-parenting-board');
				request.onsuccess = () => {
					const stores = request.result.transaction('bytes', 'readwrite');
					const files = stores.objectStore('bytes');
					files.getAllKeys().onsuccess = ({ target }) => {
						const keys = (target as IDBRequest<string[]>).result;
						files.delete(keys.find((key) => key.startsWith('lait')) ?? '');
					};
					stores.oncomplete = () => {
						request.result.close();
						resolve();
					};
				};
			})
	);
	await page.goto('/data/changes');
	await expect(trouble(page)).toContainText(`The browser has removed ${lait.name}`);
	await expect(history(page).getByRole('row', { name: lait.name })).toContainText('add the file');
	await expect(history(page).getByRole('row', { name: justice.name })).not.toContainText(
		'add the file'
	);
	await page.goto('/data/publish');
	await button(page, 'See what would change').click();
	await expect(page.getByText(/is added, with 3 figures/)).toBeVisible({ timeout: 60_000 });
	await expect(page.getByText(`${lait.name} is not loaded in this page`)).toBeVisible();
});

test('a clock that jumps back a year loses nothing, and one that jumps on erases what was to expire', async ({
	page
}) => {
	const start = Date.UTC(2026, 10, 22, 9);
	const at = (days: number) => page.clock.setFixedTime(start + days * DAY);
	await at(0);
	await page.goto('/data/changes');
	await keepHere(page, '7');
	await expect(page.getByText(/^What you add or write is kept/)).toBeVisible();
	await page.goto('/data/backup');
	await chooseBackup(page, await zipOf());
	await button(page, 'Restore this backup').click();
	await expect(page.getByText('Restored: 2 changes and 1 file.')).toBeVisible();
	await page.goto('/data/changes');
	for (const days of [-365, 6]) {
		await at(days);
		await page.reload();
		await expect(history(page).getByRole('row')).toHaveCount(3);
		await expect(history(page)).toContainText('20 November 2026');
		await button(page, /^Undo: /).click();
		await button(page, /^Redo: /).click();
		await expect(button(page, /^Undo: /)).toBeVisible();
	}
	await at(14);
	await page.reload();
	await expect(trouble(page)).toContainText('so it was erased. Restore a backup');
	await expect(page.getByText('Nothing has been changed here.')).toBeVisible();
	expect(await onDisk(page)).toEqual([0, 0]);
});

test('a backup that is newer, lacks its last byte or finds no room leaves everything as it was', async ({
	page
}) => {
	await page.goto('/data/changes');
	const allow = await limit(page, 200_000);
	await keepHere(page);
	await expect(page.getByText(/^What you add or write is kept/)).toBeVisible();
	await page.goto('/data/backup');
	const alert = page.getByRole('alert');
	const whole = await zipOf();
	await chooseBackup(page, await zipOf((json) => ({ ...json, backup: 2, program: '9.0.0' })));
	await expect(alert).toContainText('made by a newer version of the program (9.0.0)');
	await chooseBackup(page, whole.subarray(0, -1));
	await expect(alert).toContainText('This zip is cut off');
	await chooseBackup(page, whole);
	await button(page, 'Restore this backup').click();
	await expect(alert).toContainText('no room left');
	await expect(page.getByText('there is nothing to back up')).toBeVisible();
	expect(await onDisk(page)).toEqual([0, 0]);
	await allow(null);
	await button(page, 'Restore this backup').click();
	await expect(page.getByText('Restored: 2 changes and 1 file.')).toBeVisible();
	expect(await onDisk(page)).toEqual([2, 1]);
});

test('a disk that fills while the last file is published leaves the record before it in the folder', async ({
	page
}) => {
	const setFull = await fillingFolder(page);
	await page.goto('/data/publish');
	await placeRecord(page, new URL('/', page.url()).href);
	const before = await readFolder(page);
	expect(before.faults).toEqual([]);
	await button(page, 'See what would change').click();
	await expect(page.getByRole('heading', { name: 'What members will see change' })).toBeVisible({
		timeout: 60_000
	});
	await setFull('manifest.json');
	await button(page, 'Publish into a folder').click();
	await expect(page.getByRole('alert')).toContainText('site still holds the record it held', {
		timeout: 60_000
	});
	expect(await readFolder(page)).toEqual(before);
});
