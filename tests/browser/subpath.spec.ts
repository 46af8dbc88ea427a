import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { cachesOf, keptWhole, startSite, type Site } from './site';

test.use({ serviceWorkers: 'allow' });

let site: Site;
test.beforeAll(async () => {
	site = await startSite('build', '/board');
});
test.afterAll(() => site.end());

test('the site works below a path: pages, engine, downloads and the network off', async ({
	page
}) => {
	const missing: string[] = [];
	page.on('response', (response) => {
		if (response.status() >= 400) missing.push(new URL(response.url()).pathname);
	});
	await page.goto(site.address);
	await page.getByRole('link', { name: 'Measures', exact: true }).click();
	await expect(page).toHaveURL(/\/board\/indicators$/);
	await page.goto(`${site.address}indicators/cla-offending?authority=E06000015`);
	await expect(page.locator('.headline')).toContainText('Derby', { timeout: 60_000 });
	const waiting = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download the table (CSV)' }).click();
	expect(await readFile(await (await waiting).path(), 'utf8')).toContain('Derby');

	await keptWhole(page);
	expect(missing).toEqual([]);
	for (const name of Object.keys(await cachesOf(page))) expect(name).toContain(':/board/:');
	const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
	expect(scope).toBe(site.address);
	const manifest = await page.evaluate(
		async () =>
			await (
				await fetch(document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href ?? '')
			).json()
	);
	expect(manifest).toMatchObject({ start_url: './', scope: './' });
	await page.goto(`${site.address}indicators/nobody-has-this`);
	await expect(page.getByRole('heading', { level: 1, name: /measure/i })).toBeVisible();
	expect(missing).toEqual(['/board/indicators/nobody-has-this']);
});
