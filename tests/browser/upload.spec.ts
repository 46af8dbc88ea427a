import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { laitExcerpt } from './lait-excerpt';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';
import {
	addButton,
	addedHeading,
	choose,
	chooseToKeep,
	fileInput,
	fileList,
	line,
	linesOf,
	openUpload,
	press,
	reviewOf,
	saved,
	tabTo
} from './upload-page';

const full = '../shared/data/lait_bds_long_2026-04-08.csv';
const dictionary = '../shared/data/lait_data_dictionary_2026-04-08.csv';
const lait = { name: 'lait-2026-05-01.csv', text: laitExcerpt() };
const own = (page: Page) =>
	page.getByText('Figures here include an edition added on this computer');
const headline = (page: Page) => page.locator('.headline');

/** Follows links, which keep what was added for this visit, from a list of measures to a chart. */
async function chart(page: Page, from: string, words: string, link: RegExp): Promise<void> {
	await press(page, page.getByRole('link', { name: from, exact: true }));
	await tabTo(page, page.getByLabel('Find a measure'));
	await page.keyboard.type(words);
	await press(page, page.getByRole('link', { name: link }).first());
	await expect(page.getByRole('figure').first().getByRole('img')).toBeVisible();
}

test.describe('an analyst with a LAIT file', () => {
	test('reviews an excerpt, adds it, charts it, takes it back, and all by keyboard', async ({
		page
	}) => {
		await page.goto('/indicators/cla-offending');
		await expect(headline(page)).toBeVisible();
		const before = await headline(page).innerText();
		await openUpload(page);
		await expectAccessible(page);
		await choose(page, lait);
		await expect(reviewOf(page, lait.name)).toBeFocused();
		await expect(line(page, 'What it holds', 'Rows read')).toContainText('2,100');
		await expect(line(page, 'What it holds', 'Measures')).toContainText('15');
		for (const stage of ['No child-level data', 'Measures and places', 'Periods'])
			await expect(line(page, 'Checks', stage)).toContainText('PASS');
		await expect(page.getByLabel('The day this edition was published')).toHaveValue('2026-05-01');
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await press(page, addButton(page));
		await expect(addedHeading(page, /^Added: 2,100 cells/)).toBeFocused();
		await expectAccessible(page);
		await chart(page, 'Choose a measure to chart', 'infant', /Infant/);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			/Infant Mortality: Nottingham/i
		);
		await chart(page, 'Measures', 'cautioned or convicted', /Looked-after children cautioned/);
		await expect(headline(page)).toContainText('35%');
		await expect(page.getByRole('main')).toContainText('edition of 1 May 2026');
		await expectAccessible(page);
		await press(page, page.getByRole('link', { name: 'Data', exact: true }));
		await press(page, page.getByRole('link', { name: 'Add figures' }));
		await press(page, page.getByRole('button', { name: `Review ${lait.name}` }));
		await expect(addedHeading(page)).toBeFocused();
		await press(page, page.getByRole('button', { name: 'Undo: take this edition back' }));
		await expect(reviewOf(page, lait.name)).toBeFocused();
		await expect(line(page, 'Beside what is held now', 'New')).not.toHaveText(/\b0$/);
		await chart(page, 'Measures', 'cautioned or convicted', /Looked-after children cautioned/);
		await expect(headline(page)).toHaveText(before, { useInnerText: true });
		await expect(own(page)).toHaveCount(0);
	});

	test('lists what would change, saves it as CSV, and adds nothing of the very same file', async ({
		page
	}) => {
		await openUpload(page);
		await choose(page, lait);
		await expect(reviewOf(page, lait.name)).toBeFocused();
		await press(page, page.getByText('What would change, by measure and period'));
		const cells = page.getByRole('table', { name: /^Cell by cell/ });
		await expect(cells.getByRole('row').nth(1)).toBeVisible();
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		const kinds = page.getByLabel('Show', { exact: true });
		await tabTo(page, kinds);
		await page.keyboard.type('rev');
		await expect(kinds).toHaveValue('revised');
		await expect(cells.getByRole('row').filter({ hasNotText: 'Revised' })).toHaveCount(1);
		await expectAccessible(page);
		const revised = Number(
			(
				await line(page, 'Beside what is held now', 'Revised').getByRole('cell').innerText()
			).replace(',', '')
		);
		expect(revised).toBeGreaterThan(0);
		const { name, bytes } = await saved(
			page,
			page.getByRole('button', { name: 'Download the changes (CSV)' })
		);
		expect(name).toBe('changes-lait-2026-05-01.csv');
		const lines = linesOf(bytes);
		expect(lines[0]).toMatch(/^change,indicator,name,geography,place,period,old_value,/);
		expect(lines.filter((each) => each.startsWith('revised,'))).toHaveLength(revised);
		expect(lines.some((each) => each.startsWith('new,lait-infmort,'))).toBe(true);
		await press(page, addButton(page));
		await expect(addedHeading(page)).toBeFocused();
		await choose(page, { ...lait, name: 'the-same-again.csv' });
		await expect(reviewOf(page, 'the-same-again.csv')).toBeFocused();
		await expect(
			page.getByText('This very file is already held. There is nothing to add.')
		).toBeVisible();
		await expect(fileList(page)).toContainText('Held already');
		await expect(addButton(page)).toHaveCount(0);
		await expectAccessible(page);
	});

	test('is asked before a file is kept; kept, it is there after a reload and in another tab, and it can be removed', async ({
		page,
		context
	}) => {
		const other = await context.newPage();
		await other.goto('/indicators/cla-offending');
		await expect(own(other)).toHaveCount(0);
		await openUpload(page);
		await choose(page, lait);
		await expect(reviewOf(page, lait.name)).toBeFocused();
		await chooseToKeep(page);
		await press(page, addButton(page));
		await expect(page.getByText('The file is kept on this computer')).toBeVisible();
		await expect(own(other)).toBeVisible();
		await page.goto('/indicators/lait-infmort');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			/Infant Mortality: Nottingham/i
		);
		await page.goto('/');
		await expect(own(page)).toBeVisible();
		await expect(page.getByText(/edition of 1 May 2026/)).toBeVisible();
		await expectAccessible(page);
		await page.goto('/data/changes');
		await press(page, page.getByRole('button', { name: `Take back ${lait.name}` }));
		await expect(page.getByText(`${lait.name} is taken back.`)).toBeVisible();
		await expect(own(other)).toHaveCount(0);
		await page.goto('/indicators/lait-infmort');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'This measure is not in the record'
		);
	});

	test('reads the whole file and its dictionary, and charts any measure for any authority', async ({
		page
	}) => {
		test.skip(!existsSync(full), 'the full LAIT file is not beside the project');
		await openUpload(page);
		await fileInput(page).setInputFiles([full, dictionary]);
		await expect(line(page, 'What it holds', 'Rows read')).toContainText('641,070', {
			timeout: 60_000
		});
		await expect(line(page, 'What it holds', 'Measures')).toContainText('434');
		await expect(fileList(page).getByRole('row').nth(1)).toContainText('describes the other files');
		await expect(page.getByRole('main')).toContainText('they are the sum of the regions');
		await press(page, addButton(page));
		await expect(addedHeading(page)).toBeFocused({ timeout: 60_000 });
		await chart(page, 'Choose a measure to chart', 'social worker vacancies', /vacancies/i);
		await page.getByRole('combobox', { name: 'Authority' }).fill('Nottinghamshire');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/: Nottinghamshire$/);
		await expect(page.getByRole('figure').first().getByRole('img')).toBeVisible();
		await expect(headline(page)).toContainText('%');
	});
});

test.describe('the day an edition was published', () => {
	const day = 'The day this edition was published';

	test('is typed where the name holds none, is not after today, and is said to be before an edition’s held', async ({
		page
	}) => {
		await openUpload(page);
		await choose(page, { ...lait, name: 'download.csv' });
		await expect(reviewOf(page, 'download.csv')).toBeFocused();
		await expect(page.getByLabel(day)).toHaveValue('');
		const older = /This edition is older than the one of 8 April 2026/;
		await page.getByLabel(day).fill('2020-05-01');
		await page.getByLabel(day).blur();
		await expect(page.getByText(older)).toBeVisible();
		await page.getByLabel(day).fill('');
		await page.getByLabel(day).blur();
		await expect(page.getByText(older)).toBeHidden();
		await press(page, addButton(page));
		await expect(page.getByLabel(day)).toBeFocused();
		// Day and month alike: the order in which a browser asks for them is its own.
		await page.keyboard.type('01012999');
		await press(page, addButton(page));
		await expect(
			page.getByText('An edition cannot have been published after today.')
		).toBeVisible();
		await expect(reviewOf(page, 'download.csv')).toBeVisible();
		await expectAccessible(page);
		await tabTo(page, page.getByText('What would change, by measure and period'), 'Shift+Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.type('05052026');
		await expect(page.getByLabel(day)).toHaveValue('2026-05-05');
		await expect(page.getByLabel(day)).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(addedHeading(page, /^Added: 2,100 cells/)).toBeFocused();
		await expect(page.getByRole('main')).toContainText('The edition of 5 May 2026 is added.');
	});
});
