import type { Page } from '@playwright/test';
import { zipFiles } from '../../src/lib/export/zip';
import { backupFiles } from '../../src/lib/workspace/backup';
import { added, changesOf, contentOf, edited, filesOf } from '../workspace/backup-copies';
import { expect } from './page';
import { stored } from './working-copy-page';

/** Goes on within the page, as a link of its own does: what is in memory alone stays. */
export const walk = (page: Page, to: string) =>
	page.evaluate((to) => {
		const link = document.createElement('a');
		link.href = to;
		document.querySelector('main')?.append(link);
		link.click();
	}, to);

/** Sets how many bytes the site may keep; null for as many as the disk holds. */
export async function limit(
	page: Page,
	bytes: number | null
): Promise<(bytes: number | null) => Promise<void>> {
	const cdp = await page.context().newCDPSession(page);
	const { origin } = new URL(page.url());
	const set = async (quotaSize: number | null) => {
		await cdp.send('Storage.overrideQuotaForOrigin', {
			origin,
			...(quotaSize === null ? {} : { quotaSize })
		});
	};
	await set(bytes);
	return set;
}

/** How many changes and files are on the disk. */
export async function onDisk(page: Page): Promise<readonly [number, number]> {
	const { keys } = await stored(page);
	return [keys['changes']?.length ?? 0, keys['bytes']?.length ?? 0];
}

export async function keepHere(page: Page, days: string | null = null): Promise<void> {
	await page.getByLabel('Keep, so that it is here next time').check();
	if (days !== null) await page.getByLabel(/erase everything by itself/).selectOption(days);
	await page.getByRole('button', { name: 'Save this choice' }).click();
}

/** A backup of two changes and a file of 3.6 MB, with something done to its list. */
export const zipOf = async (alter: (json: object) => object = (json) => json) => {
	const text = 'Figures. '.repeat(400_000);
	const changes = changesOf([edited('dental', '90', '91'), added('lait-2031-01-15', text)]);
	const bytes = filesOf({ 'lait-2031-01-15': text });
	const files = new Map(await backupFiles(contentOf({ changes, bytes })));
	const json = JSON.parse(new TextDecoder().decode(files.get('backup.json'))) as object;
	return Buffer.from(
		zipFiles(files.set('backup.json', new TextEncoder().encode(JSON.stringify(alter(json)))))
	);
};

export async function chooseBackup(page: Page, buffer: Buffer): Promise<void> {
	const input = page.getByLabel('Backup (.zip)');
	await expect(input).toBeEnabled();
	await input.setInputFiles({ name: 'backup.zip', mimeType: 'application/zip', buffer });
}

/**
 * Lets the page choose a folder of the browser's own without a person, on a disk that fills after 100 bytes of the file named
 * by what is given back; of none, for an empty name.
 */
export async function fillingFolder(page: Page): Promise<(at: string) => Promise<void>> {
	await page.addInitScript(() => {
		const full = { at: '' };
		const open = FileSystemFileHandle.prototype.createWritable;
		FileSystemFileHandle.prototype.createWritable = async function (...given) {
			const stream = await open.apply(this, given);
			const write = stream.write.bind(stream);
			stream.write = async (bytes) => {
				if (this.name !== full.at) return write(bytes);
				await write((bytes as Uint8Array<ArrayBuffer>).slice(0, 100));
				throw new DOMException('The disk is full.', 'QuotaExceededError');
			};
			return stream;
		};
		Object.assign(globalThis, {
			full,
			showDirectoryPicker: async () =>
				(await navigator.storage.getDirectory()).getDirectoryHandle('site')
		});
	});
	return (at) =>
		page.evaluate((at) => {
			(globalThis as unknown as { full: { at: string } }).full.at = at;
		}, at);
}
