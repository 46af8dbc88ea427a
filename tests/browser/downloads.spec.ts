import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, press, test } from './page';

/** Presses a button of some figure's own, by keyboard, and reads the file it gives. */
async function taken(page: Page, from: Page | Locator, name: string) {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		press(page, from.getByRole('button', { name }))
	]);
	return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const folded = (page: Page, what: RegExp) =>
	page.getByRole('group').filter({ has: page.getByText(what) });

test.describe('an officer with a paper to write', () => {
	test('downloads figure and table, and they are the page’s own', async ({ page }) => {
		await page.goto('/indicators/cla-offending');
		const main = page.getByRole('region', { name: 'Take these figures into a report' });
		const csv = await taken(page, main, 'Download the table (CSV)');
		expect(csv.name).toMatch(/^cla-offending-nottingham-.*-public\.csv$/);
		const text = csv.bytes.toString('utf8');
		expect(text.startsWith('\uFEFF')).toBe(true);
		expect(text).toMatch(/2019\/20.*4/);
		expect(text).toContain('8 April 2026');
		const svg = (await taken(page, main, 'Download the figure (SVG)')).bytes.toString('utf8');
		for (const said of ['<svg', '<metadata', 'Source:', 'Nottingham', 'England', 'Public version'])
			expect(svg).toContain(said);
		const png = await taken(page, main, 'Download the figure (PNG)');
		expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
		expect(png.bytes.readUInt32BE(16)).toBe(1920);
		expect(png.bytes.toString('utf8')).toContain('Public version');
		const print = await taken(page, main, 'For print (PNG, 300 dpi)');
		expect(print.bytes.readUInt32BE(16)).toBe(3000);
		const xlsx = await taken(page, main, 'Download the table (Excel)');
		expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
		expect(xlsx.name).toMatch(/-public\.xlsx$/);
		await expect(main.getByRole('status')).toContainText(`Saved as ${xlsx.name}.`);
	});

	test('takes the neighbours and the map as they stand, each with its own table', async ({
		page
	}) => {
		await page.goto('/indicators/cla-offending?mode=internal');
		const near = folded(page, /^Take Nottingham and its neighbours/);
		await press(page, near.locator('summary'));
		await expect(near).toContainText('Internal version');
		const ods = await taken(page, near, 'Download the table (ODS)');
		expect(ods.name).toMatch(/^cla-offending-nottingham-neighbours-.*-internal\.ods$/);
		expect(ods.bytes.subarray(30, 84).toString()).toBe(
			'mimetypeapplication/vnd.oasis.opendocument.spreadsheet'
		);
		const map = folded(page, /^Take the map/);
		await press(page, map.locator('summary'));
		const svg = await taken(page, map, 'Download the figure (SVG)');
		expect(svg.bytes.toString('utf8')).toContain('Internal version');
		await expectAccessible(page);
	});

	test('copies the table for Word, and the comparison as a picture', async ({ page, context }) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto('/indicators/cla-offending');
		const main = page.getByRole('region', { name: 'Take these figures into a report' });
		await press(page, main.getByRole('button', { name: 'Copy the table for Word' }));
		await expect(main.getByRole('status')).toContainText('The table is copied.');
		const html = await page.evaluate(async () => {
			const [item] = await navigator.clipboard.read();
			return item ? (await item.getType('text/html')).text() : '';
		});
		expect(html).toMatch(
			/<table[\s\S]*<caption[\s\S]*<thead[\s\S]*Source: Department for Education/
		);
		await page.goto('/compare');
		const compared = folded(page, /^Take this comparison/);
		await press(page, compared.locator('summary'));
		await press(page, compared.getByRole('button', { name: 'Copy the figure' }));
		await expect(compared.getByRole('status')).toContainText('copied as a picture');
	});

	test('is given a file where the browser refuses the clipboard', async ({ page }) => {
		await page.addInitScript(() => {
			const refuse = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
			Object.defineProperty(navigator, 'clipboard', {
				value: { write: refuse, writeText: refuse }
			});
		});
		await page.goto('/indicators/cla-offending');
		const main = page.getByRole('region', { name: 'Take these figures into a report' });
		const table = await taken(page, main, 'Copy the table for Word');
		expect(table.name).toMatch(/\.csv$/);
		await expect(main.getByRole('status')).toContainText(
			`This browser did not allow copying, so it is saved instead, as ${table.name}.`
		);
		expect((await taken(page, main, 'Copy the figure')).name).toMatch(/\.png$/);
		await press(page, main.getByRole('button', { name: 'Copy the sentence with its source' }));
		await expect(main.getByRole('status')).toContainText('copy it by hand');
	});
});
