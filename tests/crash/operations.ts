import type { Page } from '@playwright/test';
import { zipFiles } from '../../src/lib/export/zip';
import { backupFiles } from '../../src/lib/workspace/backup';
import { laitExcerpt } from '../browser/lait-excerpt';
import { added, changesOf, contentOf, edited, filesOf } from '../workspace/backup-copies';
import { heldBack, placeRecord, release, standIn } from './folder';

const LEDGER =
	'data/ledger?indicator=cla-offending&authority=E06000018&period=2019-04-01%2F2020-03-31';
const FIGURE = 'Paper of 20 September 2021, 2019/20';
const lait = 'lait-2026-05-01.csv';

/** Something a person does, in which the browser is killed. */
export interface Operation {
	readonly name: string;
	/** The state it begins with: what this operation, or none, came to. */
	readonly from: string | null;
	/** Only makes the state others begin with: nothing is killed in it. */
	readonly unkilled?: true;
	/** Everything up to the press that counts. */
	prepare(page: Page, site: string): Promise<void>;
	/** The press, and waiting until the page says that it is done. */
	act(page: Page): Promise<void>;
}

const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name });

async function openChanges(page: Page, site: string): Promise<void> {
	await page.goto(`${site}data/changes`);
	await button(page, 'Erase everything on this computer').waitFor();
}

async function openUpload(page: Page, site: string): Promise<void> {
	await page.goto(`${site}data/upload`);
	await page.getByText('The data engine is ready to read a file.').waitFor();
}

const chooseFile = (page: Page) =>
	page.getByLabel('Files: CSV, Excel (.xlsx) or OpenDocument (.ods)').setInputFiles({
		name: lait,
		mimeType: 'text/csv',
		buffer: Buffer.from(laitExcerpt())
	});

async function accept(page: Page): Promise<void> {
	await button(page, 'Add this edition to what I see').click();
	// The heading says that the figures are there; this, that the file is on the disk.
	await page.getByText('The file is kept on this computer').waitFor();
}

const note = (page: Page) => page.getByRole('form', { name: `Note on ${FIGURE}` });

async function writeNote(page: Page, site: string, opener: string, text: string): Promise<void> {
	await page.goto(site + LEDGER);
	await button(page, `${opener} note on ${FIGURE}`).click();
	await note(page).getByLabel('Why this figure differs').fill(text);
}

async function keepNote(page: Page): Promise<void> {
	await note(page)
		.getByRole('button', { name: /^Keep this note/ })
		.click();
	await note(page).waitFor({ state: 'detached' });
}

/** A step of the history, done when the page offers to take it back. */
async function press(page: Page, pressed: 'Undo' | 'Redo', then: 'Undo' | 'Redo'): Promise<void> {
	await button(page, new RegExp(`^${pressed}: `)).click();
	await button(page, new RegExp(`^${then}: `)).waitFor();
}

export const operations: readonly Operation[] = [
	{
		name: 'keep',
		from: null,
		prepare: async (page, site) => {
			await openChanges(page, site);
			await page.getByLabel('Keep, so that it is here next time').check();
		},
		act: async (page) => {
			await button(page, 'Save this choice').click();
			await page.getByText(/^What you add or write is kept on this computer/).waitFor();
		}
	},
	{
		name: 'upload',
		from: 'keep',
		prepare: openUpload,
		act: async (page) => {
			await chooseFile(page);
			await accept(page);
		}
	},
	{
		name: 'accept',
		from: 'keep',
		prepare: async (page, site) => {
			await openUpload(page, site);
			await chooseFile(page);
			await button(page, 'Add this edition to what I see').waitFor();
		},
		act: accept
	},
	{
		name: 'note',
		from: 'keep',
		prepare: (page, site) => writeNote(page, site, 'Write a', 'The year before was carried over.'),
		act: keepNote
	},
	{
		name: 'edit',
		from: 'note',
		prepare: (page, site) =>
			writeNote(page, site, 'Change your', 'The wrong year was carried over.'),
		act: keepNote
	},
	{
		name: 'undo',
		from: 'accept',
		prepare: openChanges,
		act: (page) => press(page, 'Undo', 'Redo')
	},
	{
		name: 'redo',
		from: 'undo',
		prepare: openChanges,
		act: (page) => press(page, 'Redo', 'Undo')
	},
	{
		name: 'erase',
		from: 'accept',
		prepare: async (page, site) => {
			await openChanges(page, site);
			await button(page, 'Erase everything on this computer').click();
			await button(page, /^Yes, erase/).waitFor();
		},
		act: async (page) => {
			await button(page, /^Yes, erase/).click();
			await button(page, 'Erase everything on this computer').waitFor();
		}
	},
	{
		name: 'restore',
		from: 'keep',
		prepare: async (page, site) => {
			const text = laitExcerpt();
			const changes = changesOf([edited('dental', '90', '91'), added('lait-2031-01-15', text)]);
			const content = contentOf({ changes, bytes: filesOf({ 'lait-2031-01-15': text }) });
			await page.goto(`${site}data/backup`);
			// A file set before the page's script has taken over is seen by nobody.
			await page.locator('input[type="file"]:enabled').waitFor({ state: 'attached' });
			await page.getByLabel('Backup (.zip)').setInputFiles({
				name: 'backup.zip',
				mimeType: 'application/zip',
				buffer: Buffer.from(zipFiles(await backupFiles(content)))
			});
			await button(page, 'Restore this backup').waitFor();
		},
		act: async (page) => {
			await button(page, 'Restore this backup').click();
			await page.getByText(/^Restored: /).waitFor();
		}
	},
	{
		name: 'folder',
		from: 'note',
		unkilled: true,
		prepare: openChanges,
		act: async (page) => placeRecord(page, new URL('/', page.url()).href)
	},
	{
		name: 'publish',
		from: 'folder',
		prepare: async (page, site) => {
			await standIn(page);
			await page.goto(`${site}data/publish`);
			await button(page, 'See what would change').click();
			const changes = page.getByRole('heading', { name: 'What members will see change' });
			const mine = page.getByRole('radio', { name: /^Mine\./ });
			await changes.or(mine).waitFor();
			if (await mine.isVisible()) {
				await mine.check();
				await button(page, 'Go on with these choices').click();
				await changes.waitFor();
			}
			await button(page, /^Publish into/)
				.first()
				.click();
			await heldBack(page);
		},
		act: async (page) => {
			await release(page);
			await page.getByText(/^Published into the folder /).waitFor();
		}
	}
];
