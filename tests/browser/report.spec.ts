import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { laitExcerpt } from './lait-excerpt';
import { expect, expectAccessible, expectNoSidewaysScroll, press, test } from './page';
import { addButton, addedHeading, choose, openUpload } from './upload-page';

const paper = (page: Page) => page.getByRole('article', { name: 'The paper as it is read' });
const standing = (page: Page) =>
	page
		.getByRole('main')
		.getByRole('status')
		.filter({ hasText: /^(The checker found|Found:)/ });
const done = (page: Page) =>
	page
		.getByRole('main')
		.getByRole('status')
		.filter({ hasText: /^(Kept|Published|Undone|Opened|Put|Changed)/ });
const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });
const isWide = (page: Page) => (page.viewportSize()?.width ?? 0) > 1024;

/** Shows the paper where it does not stand beside the writing, or the writing again. */
async function turnTo(page: Page, name: 'Write' | 'Read') {
	if (!isWide(page)) await press(page, page.getByRole('link', { name, exact: true }));
}

test('a report is drafted from the figures, written, checked, kept, taken out and published', async ({
	page
}) => {
	await page.goto('/meetings/2021-11-15');
	await press(page, page.getByRole('link', { name: 'Begin a report to it' }));
	const form = page.getByRole('form', { name: 'A new report' });
	await expect(form.getByLabel('Meeting')).toBeFocused();
	await expect(form.getByLabel('Meeting')).toHaveValue('2021-11-15');
	await press(page, form.getByRole('button', { name: 'Begin this report' }));
	await expect(form.getByRole('alert')).toBeFocused();
	await form.getByLabel('Begin with').selectOption({
		label:
			'A first draft of “Reducing Offending Behaviour (Children in Care)”, written from the figures'
	});
	await form.getByLabel('Keep, so that it is here next time').check();
	await press(page, form.getByRole('button', { name: 'Begin this report' }));
	await expect(page).toHaveURL(/\/reports\/reducing-offending-behaviour-children-in-care$/);
	await turnTo(page, 'Read');
	await expect(paper(page)).toContainText('Public version');
	await expect(paper(page)).toContainText('Figure 1:');
	await expect(paper(page)).toContainText('children in our care');
	await expectNoSidewaysScroll(page);
	await turnTo(page, 'Write');

	// What is typed stands in the paper, outlives a reload, and is one step of undo.
	const reasons = box(page, /^1 Reasons for recommendations/);
	await reasons.focus();
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.type('Our aim is that no child is criminalised. ');
	const part = page.getByRole('region', { name: /^1 Reasons for recommendations/ });
	// At once: what was typed last is not lost with the page.
	await page.reload();
	await expect(reasons).toHaveValue(/^Our aim is that no child is criminalised\. $/);
	await reasons.focus();
	await page.keyboard.press('ControlOrMeta+End');
	await press(page, part.getByRole('button', { name: 'Insert a number' }));
	const insert = part.getByRole('group', { name: 'Insert a number' });
	await expect(insert.getByLabel('Measure')).toBeFocused();
	await insert.getByLabel('Measure').selectOption('cla-offending');
	await insert.getByLabel('Period').selectOption('2019-04-01/2020-03-31');
	await expect(insert.getByRole('status')).toContainText('Nottingham');
	await press(page, insert.getByRole('button', { name: 'Insert 4%' }));
	await expect(reasons).toBeFocused();
	await expect(reasons).toHaveValue(
		/criminalised\.? \[\[cla-offending, E06000018, 2019-04-01\/2020-03-31, /
	);
	await page.keyboard.type(
		' were in 2019/20, the highest ever, and one boy, aged 15, told us why.'
	);
	await press(page, part.getByRole('button', { name: 'Insert a figure or table' }));
	const figure = part.getByRole('group', { name: 'Insert a figure or table' });
	await figure.getByLabel('As', { exact: true }).selectOption('table');
	await figure.getByLabel('Measure').selectOption('cla-offending');
	await press(page, figure.getByRole('button', { name: 'Insert this table' }));
	await expect(part).toContainText('1 live number here');
	await box(page, /^3 Other options/).focus();
	await expect(part.getByText('Kept.', { exact: true })).toBeVisible();
	await turnTo(page, 'Read');
	await expect(paper(page)).toContainText('4% were in 2019/20');
	await turnTo(page, 'Write');

	// The checker lists what is written, with a way to it and a reason that is kept.
	await expect(standing(page)).toContainText('could identify a child');
	await expectAccessible(page);
	const leak = page
		.getByRole('listitem')
		.filter({ hasText: /aged 15/ })
		.first();
	await press(page, leak.getByRole('button', { name: /^Go to it/ }));
	await expect(reasons).toBeFocused();
	await press(page, page.getByRole('button', { name: 'Publish this report' }));
	await expect(page.getByRole('form', { name: 'Publish this report' })).toContainText(
		'say under “What the checker found” why'
	);
	await reasons.focus();
	await reasons.fill((await reasons.inputValue()).replace(/, the highest ever.*why\./, '.'));
	await box(page, /^3 Other options/).focus();
	await expect(standing(page)).not.toContainText('could identify a child');

	await page.getByLabel('Keep it as it stands, as').fill('Before Finance');
	await press(page, page.getByRole('button', { name: 'Keep a version' }));
	await expect(done(page)).toContainText('Kept the version “Before Finance”');
	await box(page, /^3 Other options/).fill('Do nothing: ruled out.');
	await reasons.focus();
	await press(page, page.getByRole('link', { name: /^What changed since/ }));
	await expect(page.getByRole('main')).toContainText('1 heading differs');
	await expect(page.getByRole('row', { name: /^Added/ })).toContainText('Do nothing: ruled out.');
	await page.goBack();

	const [file] = await Promise.all([
		page.waitForEvent('download'),
		press(page, page.getByRole('button', { name: 'Word document (public)' }))
	]);
	expect(file.suggestedFilename()).toBe(
		'reducing-offending-behaviour-children-in-care-2021-11-15-draft-public.docx'
	);
	expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');

	await press(page, page.getByRole('button', { name: 'Publish this report' }));
	await expect(done(page)).toContainText('Published the report');
	await expect(page.getByRole('region', { name: 'What has changed since' })).toContainText(
		'word for word what was published'
	);
	await expect(paper(page)).not.toContainText('DRAFT');
	await page.goto('/meetings/2021-11-15');
	const [pack] = await Promise.all([
		page.waitForEvent('download'),
		press(page, page.getByRole('button', { name: 'Download the pack' }))
	]);
	expect(pack.suggestedFilename()).toBe('meeting-pack-2021-11-15-public.html');
	const html = await readFile(await pack.path(), 'utf8');
	expect(html).toContain('Do nothing: ruled out.');
	expect(html).not.toMatch(/<script/i);
});

test('a template is made on screen from another, its headings ordered', async ({ page }) => {
	await page.goto('/reports/templates');
	await expectAccessible(page);
	await press(page, page.getByRole('button', { name: /^Make a new one like it Derby/ }));
	const form = page.getByRole('form', { name: 'A new template' });
	await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
	await press(page, form.getByRole('button', { name: 'Add this template' }));
	await expect(form.getByRole('alert')).toBeFocused();
	await form.getByLabel('Name', { exact: true }).fill('Short report');
	await press(page, form.getByRole('button', { name: /^Down SUMMARY$/ }));
	await expect(form.getByRole('button', { name: /^Down SUMMARY$/ })).toBeFocused();
	await press(page, form.getByRole('button', { name: 'Add a heading' }));
	await page.keyboard.type('WHAT CHILDREN SAID');
	await expectNoSidewaysScroll(page);
	await press(page, form.getByRole('button', { name: 'Add this template' }));
	await expect(page.getByRole('main')).toContainText('Added the report template “Short report”');
	const article = page.getByRole('article', { name: 'Short report' });
	await article.getByText('Its headings').click();
	await expect(article).toContainText('WHAT CHILDREN SAID');
	await expect(article.getByRole('listitem').nth(1)).toContainText('SUMMARY');
});

test('a measure that only a file brought can be cited, and is missed when the file is taken back', async ({
	page
}) => {
	await openUpload(page);
	await choose(page, { name: 'lait-2026-05-01.csv', text: laitExcerpt() });
	await press(page, addButton(page));
	await expect(addedHeading(page)).toBeVisible({ timeout: 60_000 });
	const nav = page.getByRole('navigation', { name: 'Sections' });
	await press(page, nav.getByRole('link', { name: 'Reports' }));
	await press(page, page.getByRole('button', { name: 'Begin a report' }));
	const form = page.getByRole('form', { name: 'A new report' });
	await form.getByLabel('Title of the paper').fill('Staying put');
	await press(page, form.getByRole('button', { name: 'Begin this report' }));
	await expect(page).toHaveURL(/\/reports\/staying-put$/);

	const part = page.getByRole('region', { name: /^2 Background/ });
	await press(page, part.getByRole('button', { name: 'Insert a number' }));
	const insert = part.getByRole('group', { name: 'Insert a number' });
	const measures = insert.getByLabel('Measure');
	const brought = measures.locator('option[value^="lait-"]').first();
	await expect(brought).toBeAttached();
	await measures.selectOption((await brought.getAttribute('value')) ?? '');
	await press(page, insert.getByRole('button', { name: /^Insert \d/ }));
	await box(page, /^3 Other options/).focus();
	await turnTo(page, 'Read');
	await expect(paper(page)).toContainText(/2\.1\s*\d/);
	await turnTo(page, 'Write');

	// It is another title under another council's headings, and what is written stays.
	await press(page, page.getByRole('button', { name: 'Change title, meeting or headings' }));
	const change = page.getByRole('form', { name: 'Title, meeting and headings' });
	await change.getByLabel('Title of the paper').fill('Staying on');
	await change
		.getByLabel('Headings')
		.selectOption({ label: 'Derby City Council committee report' });
	await press(page, change.getByRole('button', { name: 'Keep this change' }));
	await expect(done(page)).toContainText('Changed the report');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Staying on');
	const kept = box(page, /SUPPORTING INFORMATION/);
	await expect(kept).toHaveValue(/\[\[lait-/);
	await turnTo(page, 'Read');
	await expect(paper(page)).not.toContainText('missing');
	await turnTo(page, 'Write');

	// Without the file the number is gone: the paper says so, the words are safe.
	await press(page, page.getByRole('link', { name: /changes? not published/ }));
	await press(page, page.getByRole('button', { name: /^Take back/ }));
	await page.goBack();
	await expect(kept).toHaveValue(/\[\[lait-/);
	await expect(page.getByRole('main')).toContainText('No edition here has lait-');
});
