import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipFiles, zipFiles } from '../../src/lib/export/zip';
import { backupFiles } from '../../src/lib/workspace/backup';
import type { Change } from '../../src/lib/workspace/change';
import { added, changesOf, contentOf, edited, filesOf } from '../workspace/backup-copies';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';

const TEXT = 'area,value\nNottingham,4\n';
const zipOf = async (changes: readonly Change[]) =>
	Buffer.from(
		zipFiles(await backupFiles(contentOf({ changes, bytes: filesOf({ 'lait-2031-01-15': TEXT }) })))
	);

async function choose(page: Page, buffer: Buffer): Promise<void> {
	const input = page.getByLabel('Backup (.zip)');
	await expect(input).toBeEnabled();
	await input.setInputFiles({ name: 'backup.zip', mimeType: 'application/zip', buffer });
}

const preview = (page: Page) => page.getByRole('heading', { name: 'What this backup holds' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function save(page: Page, name: string) {
	const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
	const bytes = await readFile(await download.path());
	const read = unzipFiles(bytes, { files: 100, unfolded: 1_000_000 });
	if (!read.done) throw new Error(read.sentence);
	const text = (path: string) => Buffer.from(read.files.get(path) ?? []).toString();
	return { name: download.suggestedFilename(), bytes, text };
}

test('a backup is restored, saved again, merged by choice and replaced, and a bad one changes nothing', async ({
	page
}) => {
	const first = changesOf([edited('dental', '90', '91'), added('lait-2031-01-15', TEXT)]);
	const second = changesOf([edited('dental', '90', '95'), edited('cautions', '3', '4')], 11);
	await page.goto('/data/backup');
	await expect(page.getByText('there is nothing to back up')).toBeVisible();
	await expectAccessible(page);

	const whole = await zipOf(first);
	await choose(page, whole.subarray(0, whole.length - 9));
	await expect(page.getByRole('alert')).toContainText('This zip is cut off');
	await choose(page, Buffer.from('no zip at all, whatever its name'));
	await expect(page.getByRole('alert')).toContainText('This is not a zip file');
	await expect(page.getByText('there is nothing to back up')).toBeVisible();

	await choose(page, whole);
	await expect(preview(page)).toBeFocused();
	await expect(
		page.getByText('lait-2031-01-15.csv, edition of 8 April 2026: new here.')
	).toBeVisible();
	await button(page, 'Restore this backup').press('Enter');
	await expect(page.getByText('Restored: 2 changes and 1 file.')).toBeVisible();
	await expect(
		page.getByText('It will hold 1 edition and 1 target, and the history of 2 changes.')
	).toBeVisible();

	const saved = await save(page, 'Save a backup');
	expect(saved.name).toMatch(/corporate-parenting-board-backup-\d{4}-\d\d-\d\d\.zip$/);
	expect(JSON.parse(saved.text('backup.json'))).toMatchObject({ backup: 1, changes: first });
	expect(saved.text('editions/lait-2031-01-15/lait-2031-01-15.csv')).toBe(TEXT);
	await choose(page, saved.bytes);
	await expect(page.getByText('Everything in this backup is here already.')).toBeVisible();

	await choose(page, await zipOf(second));
	await expect(page.getByText('2 rows of targets: 1 new here, 1 changed in both.')).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await button(page, 'Add this backup to what is here').click();
	await expect(page.getByRole('alert')).toContainText('Choose which version to keep');
	await page.getByRole('radio', { name: 'As in the backup: value: 95' }).check();
	await button(page, 'Add this backup to what is here').click();
	await expect(page.getByText('Restored: 2 changes.')).toBeVisible();

	await choose(page, whole);
	await page.getByRole('radio', { name: /^Put the backup in their place/ }).check();
	await button(page, 'Replace what is here by this backup').click();
	await expect(
		page.getByText('It will hold 1 edition and 1 target, and the history of 2 changes.')
	).toBeVisible();
	const before = await save(page, 'Save what was here before');
	expect(JSON.parse(before.text('backup.json')).changes).toHaveLength(4);
	expect(before.text('tables/targets.csv')).toContain('changed,dental,95');
});
