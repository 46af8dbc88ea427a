import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, press, test } from './page';

const NOVEMBER = '/meetings/2021-11-15';
const SEPTEMBER = '/meetings/2021-09-20';

const said = (page: Page) =>
	page.getByRole('status').filter({ hasText: /./, hasNotText: /^\s*(?:Public|Internal) version/ });
/** The first button of a name. */
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const agenda = (page: Page) =>
	page.getByRole('list').filter({ has: page.locator('li[id^="item-"]') });

test.describe('a meeting', () => {
	test('shows what was told before beside what is known now, without the engine', async ({
		page,
		requests
	}) => {
		await page.goto(NOVEMBER);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Monday 15 November 2021, 2.00 pm'
		);
		const main = page.getByRole('main');
		await expect(main).toContainText(
			'26 July 2021: dental checks 59.9% (April to June 2021) against a target of 90%, 30.1 percentage points short.'
		);
		await expect(main).toContainText('Latest: no newer figure is in the record.');
		await expect(main).toContainText(
			'20 September 2021: looked-after children cautioned or convicted 3% (2019/20).'
		);
		await expect(main).toContainText('they are not called new');
		await expect(page.getByRole('button', { name: 'Change this meeting' })).toBeEnabled();
		await expectNoSidewaysScroll(page);
		expect(requests.filter((url) => /duckdb|\.wasm|\.parquet/.test(url))).toEqual([]);
	});

	test('its agenda is made, changed, undone and copied by keyboard alone', async ({
		page,
		context
	}) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => undefined);
		await page.goto(NOVEMBER);
		await press(page, button(page, 'Change this meeting'));
		await expect(page).toHaveURL(/edit=yes/);
		await press(page, button(page, 'Make the agenda from the work plan'));
		await expect(said(page).first()).toContainText('Made the agenda of 15 November 2021');
		await expect(agenda(page).getByRole('listitem').first()).toContainText('Apologies for absence');
		await expect(page.locator('li[id^="item-"]')).toHaveCount(13);
		await expect(page.getByRole('button', { name: 'Add an item' })).toBeFocused();

		// Two items with one number: a sentence, and nothing is lost.
		await page.keyboard.press('Enter');
		const form = page.getByRole('form', { name: 'A new item' });
		await form.getByLabel('Title').fill('Any other <b>urgent</b> business');
		await form.getByLabel('Number').fill('4');
		await page.keyboard.press('Enter');
		const fault = form.getByRole('alert');
		await expect(fault).toContainText('Item 4 is “IV Service Report” already. Take 14');
		await expect(form.getByLabel('Title')).toHaveValue('Any other <b>urgent</b> business');
		await form.getByRole('checkbox', { name: /^Put it before/ }).focus();
		await page.keyboard.press('Space');
		await page.keyboard.press('Enter');
		await expect(page.locator('#item-4')).toContainText('Any other <b>urgent</b> business');
		await expect(page.locator('#item-5')).toContainText('IV Service Report');

		await press(page, button(page, /^Down item 4/));
		await expect(page.locator('#item-5')).toContainText('urgent');
		await expect(page.locator('#item-5-down')).toBeFocused();
		await press(page, button(page, 'Undo'));
		await expect(page.locator('#item-4')).toContainText('urgent');

		await page.getByText('The agenda as text, for a committee system').click();
		await expect(page.getByLabel('Agenda', { exact: true })).toHaveValue(
			/Date:\tMonday 15 November 2021[^]*\n4\.\tAny other <b>urgent<\/b> business\n/
		);
		await press(page, button(page, 'Copy the agenda'));
		await expect(page.getByText(/The agenda is copied|copy it with Ctrl/)).toBeVisible();
		await expectAccessible(page);
	});

	test('is minuted: numbers run on, apologies are a count, decisions and questions are kept', async ({
		page
	}) => {
		await page.goto(`${SEPTEMBER}?edit=yes`);
		await press(page, button(page, 'Time, place, apologies and minute numbers'));
		const record = page.getByRole('form', { name: 'What is recorded of the meeting' });
		await record.getByLabel('How many sent apologies').fill('Cllr A and Cllr B');
		await page.keyboard.press('Enter');
		await expect(record.getByRole('alert')).toContainText(
			'the record holds a count and never names'
		);
		await record.getByLabel('How many sent apologies').fill('2');
		await record.getByLabel('First minute number').fill('22');
		await record.getByLabel('Last minute number').fill('29');
		await page.keyboard.press('Enter');
		await expect(page.getByText('2 members sent apologies. Minutes 22 to 29.')).toBeVisible();

		await press(page, button(page, 'Record a decision'));
		const decision = page.getByRole('form', { name: 'A new decision' });
		await decision
			.getByLabel('Begin with a wording boards use')
			.selectOption('Resolved to note the report.');
		await decision.getByLabel('Minute', { exact: true }).fill('26');
		await page.keyboard.press('Enter');
		await expect(page.getByText('Resolved to note the report. Minute 26.')).toBeVisible();

		await press(page, button(page, 'Record a question'));
		const question = page.getByRole('form', { name: 'A new question' });
		await question.getByLabel('What a member asked').fill('How many children does 3% stand for?');
		await question.getByLabel('The item it was asked under').selectOption('5');
		await press(page, button(page, 'Record this question'));
		await expect(page.getByText('It waits for an answer.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Record a question' })).toBeFocused();
		await expectNoSidewaysScroll(page);

		// The next meeting’s numbers run on from it.
		await page.getByRole('link', { name: /^Meeting after/ }).click();
		await expect(
			page.getByText('Its minutes begin with number 30, running on from 20 September 2021.')
		).toBeVisible();
	});

	test('has a brief of one printed side and a page in plain words', async ({ page }) => {
		for (const path of [NOVEMBER, SEPTEMBER]) {
			await page.goto(`${path}/brief`);
			await expect(page.getByRole('heading', { level: 1 })).toContainText('Brief for members');
			const sheet = await page.pdf({ format: 'A4', preferCSSPageSize: true });
			expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
		}
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await page.goto(`${NOVEMBER}/young-people`);
		await expect(page.getByRole('main')).toContainText(
			'93 in every 100 children who had been in care for a year or more had their teeth checked by a dentist'
		);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
	});
});
