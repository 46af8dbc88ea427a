import { readFile } from 'node:fs/promises';
import { expect, test } from './page';

test.describe('an officer with a paper to write', () => {
	test('downloads the table, and it is the page’s own', async ({ page }) => {
		await page.goto('/indicators/cla-offending');
		const waiting = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Download the table (CSV)' }).click();
		const download = await waiting;
		expect(download.suggestedFilename()).toMatch(/^cla-offending-nottingham-.*\.csv$/);
		const text = await readFile(await download.path(), 'utf8');
		expect(text.startsWith('\uFEFF')).toBe(true);
		expect(text).toMatch(/2019\/20.*4/);
		expect(text).toContain('8 April 2026');
	});

	test('downloads the figure with its title, source and note inside the picture', async ({
		page
	}) => {
		await page.goto('/indicators/cla-offending');
		const waiting = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Download the figure (SVG)' }).click();
		const download = await waiting;
		const text = await readFile(await download.path(), 'utf8');
		expect(text).toContain('<svg');
		expect(text).toContain('Source:');
		expect(text).toContain('Nottingham');
		expect(text).toContain('England');
	});

	test('downloads the figure as a picture of twice the size', async ({ page }) => {
		await page.goto('/indicators/cla-offending');
		const waiting = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Download the figure (PNG)' }).click();
		const bytes = await readFile(await (await waiting).path());
		expect(bytes.subarray(1, 4).toString()).toBe('PNG');
		expect(bytes.readUInt32BE(16)).toBe(1920);
	});
});
