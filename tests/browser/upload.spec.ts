import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { laitExcerpt, LAIT_HEADER } from './lait-excerpt';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';

const full = '../shared/data/lait_bds_long_2026-04-08.csv';
const dictionary = '../shared/data/lait_data_dictionary_2026-04-08.csv';

async function open(page: Page): Promise<void> {
	await page.goto('/data/upload');
	await expect(page.getByText('The data engine is ready to read a file.')).toBeVisible({
		timeout: 60_000
	});
}

async function choose(page: Page, name: string, text: string | Buffer): Promise<void> {
	const input = page.getByLabel('LAIT file (CSV), and its data dictionary if you have it');
	// Until the page's script has taken over the input is disabled, and a file set then is seen by nobody.
	await expect(input).toBeEnabled();
	await input.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

async function expectRefused(page: Page, sentence: RegExp): Promise<void> {
	await expect(page.getByRole('main')).toContainText(sentence);
	await expect(page.getByRole('button', { name: /Add this edition/ })).toHaveCount(0);
	await expect(page.getByRole('main')).toContainText('Nothing held has changed');
	await expectAccessible(page);
}

test.describe('an analyst with a LAIT file', () => {
	test('reviews an excerpt, adds it, and charts a measure the record does not hold', async ({
		page
	}) => {
		await open(page);
		await choose(page, 'lait-2026-05-01.csv', laitExcerpt());
		await expect(page.getByRole('heading', { name: 'Review: lait-2026-05-01.csv' })).toBeVisible();
		const held = page.getByRole('table', { name: 'What the file holds' });
		await expect(held.getByRole('row', { name: /Rows read/ })).toContainText('2,100');
		await expect(held.getByRole('row', { name: /Measures/ })).toContainText('15');
		await expect(page.getByLabel('The day this edition was published')).toHaveValue('2026-05-01');
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await page.getByRole('button', { name: 'Add this edition to what I see' }).click();
		await expect(page.getByRole('heading', { name: 'Added: 2,100 cells' })).toBeVisible();
		await page.getByRole('link', { name: 'Choose a measure to chart' }).click();
		await page.getByLabel('Find a measure').fill('infant');
		await page.getByRole('link', { name: /Infant/ }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			/Infant Mortality: Nottingham/i
		);
		await expect(page.getByRole('figure').getByRole('img')).toBeVisible();
		await expect(page.getByRole('main')).toContainText('edition of 1 May 2026');
		await expectAccessible(page);
	});

	test('is asked before a file is kept; kept, it is there after a reload, and it can be removed', async ({
		page
	}) => {
		await open(page);
		await choose(page, 'lait-2026-05-01.csv', laitExcerpt());
		await page.getByLabel(/Keep this file on this computer/).check();
		await page.getByRole('button', { name: 'Add this edition to what I see' }).click();
		await expect(page.getByText('The file is kept on this computer')).toBeVisible();
		await page.goto('/indicators/lait-infmort');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			/Infant Mortality: Nottingham/i
		);
		const own = page.getByText('Figures here include an edition added on this computer');
		await expect(own).toBeVisible();
		await page.goto('/');
		await expect(own).toBeVisible();
		await expect(
			page.getByRole('article', { name: 'Looked-after children cautioned or convicted' })
		).toBeVisible();
		await expect(page.getByText(/edition of 1 May 2026/)).toBeVisible();
		await expectAccessible(page);
		await page.goto('/data');
		await page.getByRole('button', { name: 'Remove lait-2026-05-01.csv' }).click();
		await expect(page.getByText('No file is kept on this computer.')).toBeVisible();
		await page.goto('/indicators/lait-infmort');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'This measure is not in the record'
		);
	});

	test('reads the whole file and its dictionary, and charts any measure for any authority', async ({
		page
	}) => {
		test.skip(!existsSync(full), 'the full LAIT file is not beside the project');
		await open(page);
		await page
			.getByLabel('LAIT file (CSV), and its data dictionary if you have it')
			.setInputFiles([full, dictionary]);
		const held = page.getByRole('table', { name: 'What the file holds' });
		await expect(held.getByRole('row', { name: /Rows read/ })).toContainText('641,070', {
			timeout: 60_000
		});
		await expect(held.getByRole('row', { name: /Measures/ })).toContainText('434');
		await expect(page.getByRole('main')).toContainText('they are the sum of the regions');
		await page.getByRole('button', { name: 'Add this edition to what I see' }).click();
		await expect(page.getByRole('heading', { name: /^Added: / })).toBeVisible({ timeout: 60_000 });
		await page.getByRole('link', { name: 'Choose a measure to chart' }).click();
		await page.getByLabel('Find a measure').fill('social worker vacancies');
		await page
			.getByRole('link', { name: /vacancies/i })
			.first()
			.click();
		await page.getByRole('combobox', { name: 'Authority' }).fill('Nottinghamshire');
		await page.getByRole('button', { name: 'Show' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/: Nottinghamshire$/);
		await expect(page.getByRole('figure').getByRole('img')).toBeVisible();
		await expect(page.locator('.headline')).toContainText('%');
	});
});

test.describe('the day an edition was published', () => {
	const day = 'The day this edition was published';
	const add = 'Add this edition to what I see';

	test('is asked for where the name holds none, and is not after today', async ({ page }) => {
		await open(page);
		await choose(page, 'download.csv', laitExcerpt());
		await expect(page.getByLabel(day)).toHaveValue('');
		await page.getByRole('button', { name: add }).click();
		await expect(page.getByRole('heading', { name: 'Review: download.csv' })).toBeVisible();
		await page.getByLabel(day).fill('2999-01-01');
		await page.getByLabel(day).blur();
		await expect(
			page.getByText('An edition cannot have been published after today.')
		).toBeVisible();
		await page.getByRole('button', { name: add }).click();
		await expect(page.getByRole('heading', { name: 'Review: download.csv' })).toBeVisible();
		await expectAccessible(page);
		await page.getByLabel(day).fill('2026-05-01');
		await page.getByLabel(day).blur();
		await expect(page.getByText('An edition cannot have been published after today.')).toBeHidden();
		await page.getByRole('button', { name: add }).click();
		await expect(page.getByRole('heading', { name: 'Added: 2,100 cells' })).toBeVisible();
		await expect(page.getByRole('main')).toContainText('The edition of 1 May 2026 is added.');
	});

	test('before that of an edition held is said to fill only what that one has not', async ({
		page
	}) => {
		await open(page);
		await choose(page, 'lait-2020-05-01.csv', laitExcerpt());
		const older = /This edition is older than the one of .* that is held: it is kept/;
		await expect(page.getByText(older)).toBeVisible();
		await page.getByLabel(day).fill('2026-05-01');
		await page.getByLabel(day).blur();
		await expect(page.getByText(older)).toBeHidden();
	});
});

test.describe('an engine that is stopped or cannot start', () => {
	test('a file that does not come is said soon, with what to do', async ({ page }) => {
		await page.route('**/*.wasm', (route) => route.abort());
		await page.goto('/data/upload');
		await expect(page.getByRole('main')).toContainText(
			'The data engine could not be fetched from this site. Check the connection and reload the page'
		);
	});

	test('two files dropped in a row, and one stopped while the engine starts, leave one review', async ({
		page
	}) => {
		let release = () => undefined as unknown;
		const held = new Promise((resolve) => (release = () => resolve(null)));
		await page.route('**/*.wasm', async (route) => {
			await held;
			await route.continue().catch(() => undefined);
		});
		await page.goto('/data/upload');
		await choose(page, 'lait-2026-05-01.csv', laitExcerpt());
		await page.getByRole('button', { name: 'Stop' }).click();
		await expect(page.getByRole('button', { name: 'Stop' })).toHaveCount(0);
		await page.evaluate((text) => {
			const drop = (name: string) => {
				const data = new DataTransfer();
				data.items.add(new File([text], name));
				document
					.querySelector('.choose')
					?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
			};
			drop('lait-2026-05-02.csv');
			drop('lait-2026-05-03.csv');
		}, laitExcerpt());
		release();
		await expect(page.getByRole('heading', { name: 'Review: lait-2026-05-02.csv' })).toBeVisible({
			timeout: 60_000
		});
		expect(page.workers()).toHaveLength(1);
		await page.getByRole('button', { name: 'Add this edition to what I see' }).click();
		await expect(page.getByRole('heading', { name: 'Added: 2,100 cells' })).toBeVisible();
	});
});

test.describe('a file that cannot be read', () => {
	const rows = laitExcerpt().split('\n');
	const swap = (row: number, change: (text: string) => string) =>
		rows.map((text, index) => (index === row ? change(text) : text)).join('\n');

	const cases: readonly (readonly [string, string, string | Buffer, RegExp])[] = [
		['an empty file', 'empty.csv', '', /empty\.csv is empty|The selected file is empty/],
		[
			'a picture renamed',
			'picture.csv',
			Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
			/picture\.csv/
		],
		[
			'another table',
			'trees.csv',
			'species,height\noak,12\n',
			/This is not the LAIT long file: the first row of trees\.csv is “species, height”/
		],
		[
			'a renamed column',
			'renamed.csv',
			swap(0, (text) => text.replace('Values', 'Figures')),
			/“?Values”?/
		],
		[
			'a value that is neither number nor mark',
			'words.csv',
			swap(5, (text) => text.replace(/"(\d+|-)","(\d{3})"/, '"about ten","$2"')),
			/about ten/
		],
		[
			'a duplicate key',
			'twice.csv',
			[...rows.slice(0, -1), (rows[3] ?? '').replace(/"[\d.-]+","(\d{3})"/, '"99","$1"'), ''].join(
				'\n'
			),
			/twice|more than once|duplicate/i
		],
		[
			'a file in Windows-1252',
			'windows.csv',
			Buffer.from(laitExcerpt().replace('East Midlands', 'Côte'), 'latin1'),
			/Save it as CSV UTF-8/
		],
		[
			'a file that stops being UTF-8 far down',
			'late.csv',
			Buffer.from(`${laitExcerpt()}"LAC","NA","2020","C\u00f4te","5","892","x"\n`, 'latin1'),
			/Save it as CSV UTF-8/
		],
		['a truncated file', 'cut.csv', laitExcerpt().slice(0, -40), /cut\.csv/]
	];

	for (const [what, name, text, sentence] of cases)
		test(`${what} gets a sentence, and nothing held changes`, async ({ page }) => {
			await open(page);
			await choose(page, name, text);
			await expectRefused(page, sentence);
		});

	test('markup in a file is text, never HTML', async ({ page }) => {
		await open(page);
		const hostile = `${LAIT_HEADER}\n<img src=x onerror=alert(1)>,NA,2020,Nottingham,5,892,East Midlands\n`;
		await choose(page, '<b>bold</b>.csv', hostile);
		await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
		await expect(page.getByRole('main')).toContainText('<b>bold</b>.csv');
		expect(await page.locator('main img, main b').count()).toBe(0);
	});
});
