import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';

/** The caption of a measure's own table: the measure, the place and the years. */
const FIGURES = /, Nottingham, \d{4}.* to \d{4}/;

const pages = [
	'/',
	'/indicators',
	'/indicators/cla-offending',
	'/indicators/first-time-entrants',
	'/indicators/cla-number',
	'/compare',
	'/youth-justice',
	'/fostering',
	'/meetings',
	'/meetings/2021-11-15',
	'/meetings/2022-03-21',
	'/work-plan/2021-22',
	'/data',
	'/data/upload',
	'/about',
	'/about/glossary',
	'/about/privacy'
];

test.describe('every page', () => {
	for (const path of pages)
		test(`${path} is accessible and does not scroll sideways`, async ({ page }) => {
			await page.goto(path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expectAccessible(page);
			await expectNoSidewaysScroll(page);
		});
});

test.describe('a member with ten minutes', () => {
	test('goes from the scorecard to a measure and reads its sentence, figure and table', async ({
		page
	}) => {
		await page.goto('/');
		await expect(
			page.getByRole('heading', { name: /^Next meeting: Monday 15 November 2021/ })
		).toBeVisible();
		const row = page.getByRole('article', { name: 'Looked-after children cautioned or convicted' });
		await expect(row).toContainText('2%');
		await row.getByRole('heading').getByRole('link').click();
		await expect(page).toHaveURL(/\/indicators\/cla-offending$/);
		await expect(page.locator('.headline')).toContainText(
			'Nottingham’s looked-after children aged 10 to 17'
		);
		const figure = page.getByRole('figure', { name: /cautioned or convicted: Nottingham/ });
		await expect(figure.getByRole('img').filter({ visible: true })).toHaveCount(1);
		const table = page.getByRole('table', { name: FIGURES });
		await expect(
			table.getByRole('row').filter({ hasText: '2019/20' }).getByRole('cell')
		).toContainText(['4', '15', '337']);
	});

	test('is told why there is no figure for 2021/22', async ({ page }) => {
		await page.goto('/indicators/cla-offending');
		const row = page
			.getByRole('table', { name: FIGURES })
			.getByRole('row')
			.filter({ hasText: '2021/22' });
		await expect(row).toContainText('Suppressed');
		await expect(row).toContainText('349');
		await expect(page.getByRole('main')).toContainText(
			'suppressed to protect children’s privacy, because the number is small'
		);
	});

	test('sees what the two board papers printed, and where they differ', async ({ page }) => {
		await page.goto('/indicators/cla-offending');
		await expect(page.getByRole('main')).toContainText(
			'For 2019/20 the paper of 18 January 2021 prints 4% and the paper of 20 September 2021 prints 3%; the figure held now is 4%.'
		);
		const papers = page.getByRole('table', { name: 'As printed in board papers' });
		await expect(papers.getByRole('row')).toHaveCount(12);
	});

	test('is told that the England figures of the April 2026 edition are held back', async ({
		page
	}) => {
		await page.goto('/indicators/first-time-entrants');
		await expect(page.getByRole('main')).toContainText('held back');
		await expect(page.getByRole('main')).not.toContainText('3,071');
		await expect(
			page.getByRole('table', { name: FIGURES }).getByRole('row').filter({ hasText: '2016' })
		).toContainText('333');
	});

	test('reads the work plan and a meeting with nothing planned', async ({ page }) => {
		await page.goto('/work-plan/2021-22');
		await expect(page.getByRole('main')).toContainText(
			'Independent Reviewing Officer Service Annual Report'
		);
		await page.getByRole('link', { name: 'Monday 21 March 2022', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('21 March 2022');
		await expect(page.getByRole('main')).toContainText('The plan has no report for this meeting.');
	});

	test('finds a page that does not exist explained', async ({ page }) => {
		await page.goto('/no-such-page');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
		await expectAccessible(page);
	});

	test('asks for no engine and little script on a page as built', async ({ page, requests }) => {
		await page.goto('/indicators/cla-offending');
		await page.waitForLoadState('networkidle');
		expect(requests.filter((url) => /duckdb|\.wasm|observations\.csv/.test(url))).toEqual([]);
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the sentence, the figure and the table can be read', async ({ page }) => {
		await page.goto('/indicators/cla-offending');
		await expect(page.locator('.headline')).toContainText('Nottingham’s looked-after children');
		// The trend, and the neighbours; a script draws the rest.
		await expect(page.getByRole('img').filter({ visible: true })).toHaveCount(2);
		await expect(page.getByRole('table', { name: FIGURES }).getByRole('row')).not.toHaveCount(0);
		await page.getByRole('link', { name: 'Scorecard' }).click();
		await expect(page.getByRole('heading', { name: 'Offending and youth justice' })).toBeVisible();
	});

	for (const path of [
		'/',
		'/indicators/cla-offending',
		'/compare',
		'/fostering',
		'/data/upload',
		'/data/ledger'
	])
		test(`no control of ${path} takes a press that nobody would hear`, async ({ page }) => {
			await page.goto(path);
			const controls = page.locator(':is(button, input, select, textarea)');
			await expect(controls).not.toHaveCount(0);
			await expect(controls.and(page.locator(':enabled'))).toHaveCount(0);
		});
});

test.describe('the content security policy', () => {
	for (const path of ['/', '/indicators/cla-offending', '/indicators/lait-anything'])
		test(`${path} carries it, and it holds`, async ({ page, requests }) => {
			const refused: string[] = [];
			page.on('console', (message) => {
				if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
			});
			await page.goto(path);
			const policy = await page
				.locator('meta[http-equiv="content-security-policy"]')
				.getAttribute('content');
			expect(policy).toContain("default-src 'self'");
			expect(policy).toContain("object-src 'none'");
			expect(policy).not.toContain("'unsafe-eval'");
			expect(refused, 'the page’s own scripts and styles pass').toEqual([]);
			const outcome = await page.evaluate(async () => {
				const script = document.createElement('script');
				try {
					script.textContent = 'globalThis.intruder = true';
				} catch {
					// Trusted Types refuse it here; a browser without them refuses it by its hash below.
				}
				document.head.append(script);
				const away = await fetch('http://127.0.0.1:9/').then(
					() => 'sent',
					() => 'refused'
				);
				return { away, intruder: 'intruder' in globalThis };
			});
			expect(outcome).toEqual({ away: 'refused', intruder: false });
			expect(requests.filter((url) => url.includes('127.0.0.1:9'))).toEqual([]);
		});
});
