import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, press, test } from './page';

const PLAN = '/work-plan/2021-22';
const STRATEGY = 'Children in Care and Care Leaver Strategy';

const reports = (page: Page, meeting: string) =>
	page.getByRole('table', { name: `Reports for ${meeting}` });
/** Waits until a sentence is said to those who do not look. */
const said = (page: Page, text: string) =>
	expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();
const leads = (page: Page) => page.getByRole('textbox', { name: 'Report lead' });

test.describe('the work plan', () => {
	test('is read as published, as agreed on a day, and in part', async ({ page }) => {
		await page.goto(PLAN);
		await expect(reports(page, 'Monday 15 November 2021').getByRole('row')).toHaveCount(9);
		await expect(page.getByRole('heading', { name: 'What needs attention' })).toBeVisible();
		await expectNoSidewaysScroll(page);

		await page.goto(`${PLAN}?agreed=2021-07-26`);
		const september = reports(page, 'Monday 20 September 2021');
		await expect(september).toContainText(STRATEGY);
		await expect(page.getByText('This is the plan as it stood on 26 July 2021.')).toBeVisible();
		await expect(reports(page, 'Monday 15 November 2021')).not.toContainText(STRATEGY);
		await expect(page.getByRole('button', { name: 'Change this plan' })).toHaveCount(0);

		await page.goto(`${PLAN}?lead=CGL`);
		await said(page, '1 of the 12 reports is shown.');
		await page.getByLabel('Report lead').selectOption('none');
		await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
		await expect(page).toHaveURL(/lead=none/);
		await said(page, '10 of the 12 reports are shown.');
	});

	test('is changed by keyboard: a report slips twice, one is added and carried over, all undone', async ({
		page
	}) => {
		await page.goto(PLAN);
		await press(page, page.getByRole('button', { name: 'Change this plan' }));
		const move = page.getByRole('button', { name: `Move ${STRATEGY}` });
		await press(page, move);
		const to = page.getByLabel('Move to the meeting of');
		await expect(to).toBeFocused();
		await expect(to).toHaveValue('2022-01-17');
		await page.getByLabel('Why it is moved').fill('The review is late');
		await page.getByLabel('Why it is moved').press('Enter');
		await said(page, `Moved “${STRATEGY}” to 17 January 2022.`);
		await expect(move).toBeFocused();
		const january = reports(page, 'Monday 17 January 2022');
		await expect(january).toContainText('Moved from 15 November 2021. The review is late.');

		await press(page, move);
		await to.selectOption({ label: 'No meeting yet: deferred' });
		await press(page, page.getByRole('button', { name: 'Move', exact: true }));
		await expect(
			page.getByRole('alert').filter({ hasText: 'Say why it is deferred' })
		).toBeVisible();
		await page.getByLabel('Why it is moved').fill('Waits for the new strategy');
		await press(page, page.getByRole('button', { name: 'Move', exact: true }));
		await expect(page.getByRole('table', { name: 'No meeting yet' })).toContainText(
			'Deferred from 17 January 2022. Waits for the new strategy.'
		);

		const later = page.getByRole('button', { name: 'Put IV Service Report one place later' });
		await press(page, later);
		await said(page, 'Put “IV Service Report” after “Advocacy');
		await expect(later).toBeFocused();

		await press(page, page.getByRole('button', { name: 'Add a report for Monday 21 March 2022' }));
		await expect(page.getByLabel('Report', { exact: true })).toBeFocused();
		await page.getByLabel('Report', { exact: true }).fill('Virtual School <b>report</b>');
		await leads(page).fill('Head of the Virtual School; CGL');
		await press(page, page.getByRole('button', { name: 'Add this report' }));
		await expect(page.getByRole('alert').filter({ hasText: 'has a semicolon' })).toBeVisible();
		await leads(page).fill('Head of the Virtual School\nCGL');
		await page.getByLabel('High aspirations').press('Space');
		await page.getByLabel('Comes every year').press('Space');
		await expectAccessible(page);
		await press(page, page.getByRole('button', { name: 'Add this report' }));
		const march = reports(page, 'Monday 21 March 2022');
		await expect(march).toContainText('Virtual School <b>report</b>');
		await expect(march).toContainText('Head of the Virtual School and CGL');
		await expect(page.getByRole('button', { name: /^Change Virtual School/ })).toBeFocused();

		await page.getByText('Carry reports over to 2022/23').focus();
		await page.keyboard.press('Enter');
		await press(page, page.getByRole('button', { name: 'Carry the ticked ones over' }));
		await said(page, 'Carried a report over to the work plan for 2022/23.');
		await press(page, page.getByRole('button', { name: 'Show 2022/23 beside this year' }));
		await expect(page.getByRole('table', { name: 'Work plans 2021/22 and 2022/23' })).toBeVisible();
		await said(page, '1 report is planned in both years');

		await page.getByRole('link', { name: 'See the plan for 2022/23' }).press('Enter');
		await expect(page.getByRole('table', { name: 'No meeting yet' })).toContainText(
			'Virtual School <b>report</b>'
		);
		await page.getByRole('link', { name: /changes? not published/ }).press('Enter');
		await expect(page.getByRole('heading', { name: 'Changes on this computer' })).toBeVisible();
		for (const what of ['Carried', 'Added', 'Put', 'Deferred', 'Moved']) {
			await press(page, page.getByRole('button', { name: new RegExp(`^Undo: ${what}`) }));
			await said(page, `Undone: ${what}`);
		}
		await page.getByRole('link', { name: 'Work plan', exact: true }).press('Enter');
		await expect(reports(page, 'Monday 15 November 2021').getByRole('row')).toHaveCount(9);
		await expect(reports(page, 'Monday 15 November 2021')).toContainText(STRATEGY);
	});

	test('is changed by touch at 390 pixels, and says so when undone', async ({ browser }) => {
		const context = await browser.newContext({
			viewport: { width: 390, height: 844 },
			hasTouch: true,
			serviceWorkers: 'block'
		});
		const page = await context.newPage();
		await page.goto(`${PLAN}?edit=yes`);
		await page.getByRole('button', { name: 'Change CAMH Services' }).tap();
		await page.getByLabel('Status').last().selectOption('drafting');
		await page.getByLabel('Minutes it takes').fill('20');
		await expectNoSidewaysScroll(page);
		await page.getByRole('button', { name: 'Keep these changes' }).tap();
		const january = reports(page, 'Monday 17 January 2022');
		await expect(january).toContainText('20 minutes');
		await expect(january).toContainText('Drafting');
		await page.getByRole('button', { name: 'Undo' }).tap();
		await said(page, 'Undone: Changed “CAMH Services');
		await expect(january).not.toContainText('Drafting');
		await page.getByRole('button', { name: 'Do it again' }).tap();
		await expect(january).toContainText('Drafting');
		await expectNoSidewaysScroll(page);
		await context.close();
	});

	test('asks which is to stand where two tabs change one report', async ({ page, context }) => {
		await page.goto(`${PLAN}?edit=yes`);
		await press(page, page.getByRole('button', { name: 'Change IV Service Report' }));
		const other = await context.newPage();
		await other.goto(`${PLAN}?edit=yes`);
		await press(other, other.getByRole('button', { name: 'Change IV Service Report' }));
		await leads(other).fill('The other tab');
		await other.getByRole('radio', { name: /^Keep, so that it is here/ }).check();
		await press(other, other.getByRole('button', { name: 'Keep these changes' }));
		await said(other, 'Changed “IV Service Report”');
		await expect(page.getByText('Nothing is lost')).toHaveCount(0);

		await leads(page).fill('This tab');
		await press(page, page.getByRole('button', { name: 'Keep these changes' }));
		const versions = page.getByRole('group', { name: 'Two versions' });
		await expect(
			versions.getByRole('row', { name: /^Leads This tab The other tab$/ })
		).toBeVisible();
		await expectAccessible(page);
		await press(page, versions.getByRole('button', { name: 'Keep mine' }));
		const november = reports(page, 'Monday 15 November 2021');
		await expect(november).toContainText('This tab');
		await expect(reports(other, 'Monday 15 November 2021')).toContainText('This tab');
	});
});
