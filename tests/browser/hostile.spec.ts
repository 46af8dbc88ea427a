import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';

const markup = '"><img src=x onerror="window.hostile=1"><svg onload="window.hostile=1">';
const values = [markup, `__proto__'; DROP TABLE observation; --`, 'x'.repeat(6_000)];

const parameters: Readonly<Record<string, readonly string[]>> = {
	'/': ['sort', 'theme', 'principle', 'attention', markup],
	'/compare': ['indicator', 'authority', 'axes'],
	'/indicators': ['held', 'search'],
	'/indicators/cla-offending': ['authority', 'neighbour_set', 'mode', 'average', 'period'],
	'/indicators/__proto__': ['authority'],
	[`/indicators/${encodeURIComponent(markup)}`]: ['mode'],
	'/data/ledger': ['indicator', 'authority', 'period', 'differing'],
	'/meetings/constructor': ['mode'],
	'/work-plan/2021': ['year']
};

/** One link a value, with every parameter of the page said twice and one that cannot be decoded. */
const links = Object.entries(parameters).flatMap(([path, names]) =>
	values.map(
		(value) =>
			`${path}?${[...names, ...names]
				.map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
				.join('&')
				.slice(0, 12_000)}&broken=%E0%A4%A#${encodeURIComponent(value.slice(0, 200))}`
	)
);

test('a hostile link breaks no page, opens no dialog and comes to stand as words', async ({
	page
}, { project }) => {
	test.skip(project.name !== 'wide', 'Links are read alike at every width.');
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(error.message));
	page.on('dialog', (dialog) => {
		faults.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on('console', (message) => {
		if (/Content Security Policy|Trusted/i.test(message.text())) faults.push(message.text());
	});
	let said = 0;
	for (const link of links) {
		await page.goto(link, { waitUntil: 'load' });
		await expect(page.locator('h1')).toBeVisible();
		await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(null))));
		const state = await page.evaluate(() => ({
			ran: 'hostile' in globalThis,
			made: document.querySelectorAll('img[src="x"], svg[onload], [onerror]').length,
			polluted: Object.keys(Object.prototype).length
		}));
		expect(state, link.slice(0, 120)).toEqual({ ran: false, made: 0, polluted: 0 });
		if ((await page.locator('main').innerText()).includes('<img src=x')) said += 1;
	}
	expect(faults).toEqual([]);
	expect(said, 'pages that say what was wrong in the link, in its own words').toBeGreaterThan(2);
});

test('the pages for those who must sign for it are readable by all', async ({ page }) => {
	for (const path of ['dpia', 'accessibility', 'security']) {
		await page.goto('/about');
		await page.locator(`main a[href$="/about/${path}"], main a[href$="./about/${path}"]`).click();
		await expect(page.locator('h1')).toHaveCount(1);
		await expect(page.locator('main')).toContainText('Governance Officer');
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
	}
});
