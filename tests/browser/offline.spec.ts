import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { laitExcerpt } from './lait-excerpt';
import { cachesOf, keptWhole, startSite, type Site } from './site';
import { choose, fileInput } from './upload-page';

test.use({ serviceWorkers: 'allow' });
test.skip(({ viewport }) => (viewport?.width ?? 0) < 1_000, 'once is enough');

const WORKER = 'build/service-worker.js';

let site: Site;
test.afterEach(() => site.end());

const heading = (name: string | RegExp) => ({ level: 1, name }) as const;

test('after one visit everything works with the site gone, engine included', async ({ page }) => {
	site = await startSite();
	await page.goto(site.address);
	await keptWhole(page);
	site.end();

	await page.goto(`${site.address}indicators/cla-offending?authority=E06000015`);
	await expect(page.locator('.headline')).toContainText('Derby', { timeout: 60_000 });
	await page.goto(`${site.address}indicators/nobody-has-this?x=1`);
	await expect(page.getByRole('heading', heading(/measure/i))).toBeVisible();
	await page.goto(`${site.address}meetings`);
	await page.getByRole('link', { name: 'Data', exact: true }).click();
	await expect(page.getByRole('heading', heading(/./))).toBeVisible();
	await page.goto(`${site.address}data/upload`);
	await expect(fileInput(page)).toBeEnabled({ timeout: 60_000 });
	await choose(page, { name: 'lait-2026-05-01.csv', text: laitExcerpt() });
	await expect(page.getByRole('heading', { name: /^Review: / })).toBeVisible({ timeout: 60_000 });
});

test('a new version waits until it is asked for, and leaves nothing of the old', async ({
	page
}) => {
	site = await startSite();
	await page.goto(site.address);
	await keptWhole(page);
	const [before = ''] = Object.keys(await cachesOf(page)).filter((name) => !/:record$/.test(name));
	const version = before.split(':').at(-1) ?? '';
	expect(version).toMatch(/^\d{10,}$/);

	site.instead((request, response) => {
		if (!request.url?.endsWith('/service-worker.js')) return false;
		response.setHeader('content-type', 'text/javascript');
		response.end(readFileSync(WORKER, 'utf8').replaceAll(version, `${version}2`));
		return true;
	});
	// The engine is taken from the version before, not fetched again.
	const fetched: string[] = [];
	page.context().on('request', (request) => {
		if (request.serviceWorker()) fetched.push(request.url());
	});
	await page.goto(`${site.address}data/upload`);
	const notice = page.getByText('A new version of this site is ready.');
	await expect(notice).toBeVisible({ timeout: 60_000 });
	const button = page.getByRole('button', { name: 'Use the new version' });
	await expect(button).toHaveCount(0);
	expect(Object.keys(await cachesOf(page))).toContain(before);
	await page.getByRole('link', { name: 'About', exact: true }).click();
	await button.click();
	await expect(notice).toHaveCount(0);
	await expect.poll(async () => Object.keys(await cachesOf(page))).not.toContain(before);
	expect(Object.keys(await cachesOf(page))).toContain(`${before}2`);
	expect(fetched.length).toBeGreaterThan(0);
	expect(fetched.filter((url) => url.endsWith('.wasm'))).toEqual([]);
});

/** Waits until the page has all of its scripts: only what is fetched after them is to be answered with something else. */
const awake = (page: Page) =>
	expect(page.getByText(/^The browser (?:counts|does not say)/)).toBeVisible();

/** How many of the files kept are the host's sign-in page. */
const signInPagesKept = (page: Page) =>
	page.evaluate(async () => {
		let found = 0;
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys())
				if ((await (await cache.match(request))?.text())?.includes('<h1>Sign in</h1>')) found += 1;
		}
		return found;
	});

test('a sign-in page or an error is never kept in the place of the site', async ({ page }) => {
	site = await startSite();
	await page.goto(`${site.address}about/privacy`);
	await awake(page);
	for (const [status, headers] of [
		[200, { 'content-type': 'text/html' }],
		[302, { location: '/sign-in' }],
		[500, { 'content-type': 'text/html' }]
	] as const) {
		site.instead((request, response) => {
			if (request.url?.endsWith('/service-worker.js')) return false;
			response.writeHead(status, headers);
			response.end('<h1>Sign in</h1>');
			return true;
		});
		await expect(page.getByText(/answered with something else than its own files/)).toBeVisible();
		expect(await signInPagesKept(page)).toBe(0);
		site.instead(null);
		if (status === 500) continue;
		await page.reload();
		await awake(page);
	}
	await page.reload();
	await keptWhole(page);
	// Erasing empties the caches; the worker fills them again, and no page fails meanwhile.
	const whole = await cachesOf(page);
	await page.evaluate(async () => {
		for (const name of await caches.keys()) await caches.delete(name);
	});
	await page.reload();
	await expect(page.getByRole('heading', heading('Privacy'))).toBeVisible();
	await expect.poll(() => cachesOf(page), { timeout: 60_000 }).toEqual(whole);
	site.instead((_, response) => {
		response.writeHead(200, { 'content-type': 'text/html' });
		response.end('<h1>Sign in</h1>');
		return true;
	});
	await page.reload();
	await expect(page.getByRole('heading', heading('Privacy'))).toBeVisible();
});
