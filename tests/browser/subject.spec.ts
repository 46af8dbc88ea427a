import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';
import { addButton, addedHeading, choose, openUpload, press, reviewOf, tabTo } from './upload-page';

const header = 'period,authority,carers,measure,reason,unit,window,value,symbol,note';

/** A quarter's rows of one kind of carers; the window of each measure is its own. */
const quarter = (period: string, carers: string, values: Readonly<Record<string, number>>) =>
	Object.entries(values).map(
		([measure, value]) => `${period},Nottingham,${carers},${measure},,households,,${value},,`
	);

/** Four quarters of which the last does not come out: 159 + 9 - 12 = 156, and 166 is given. */
const filled = {
	name: 'fostering-2026-05-01.csv',
	text: [
		header,
		...[
			{ opening: 150, approvals: 12, left: 9, closing: 153 },
			{ opening: 153, approvals: 11, left: 10, closing: 154 },
			{ opening: 154, approvals: 13, left: 8, closing: 159 },
			{ opening: 159, approvals: 9, left: 12, closing: 166 }
		].flatMap((balance, place) =>
			quarter(`2025-26 Q${place + 1}`, 'mainstream', {
				'initial enquiries': 60 + place,
				visits: 34,
				applications: 19,
				...balance,
				'transferred in': 0,
				'transferred out': 0
			})
		),
		...quarter('2025-26 Q4', 'connected persons', { 'initial enquiries': 24, approvals: 17 }),
		''
	].join('\n')
};

const pagesOf = async (page: Page) => {
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	return pdf.match(/\/Type\s*\/Page\b/g)?.length;
};

test.describe('fostering and youth justice', () => {
	test('a return redraws the page and its fault is named; carers, a target and the example are chosen by keyboard', async ({
		page
	}) => {
		await openUpload(page);
		await choose(page, filled);
		await expect(reviewOf(page, filled.name)).toBeFocused();
		await press(page, addButton(page));
		await expect(addedHeading(page)).toBeFocused();
		await press(page, page.getByRole('link', { name: 'Fostering', exact: true }));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fostering: Nottingham');
		const balance = page.getByRole('region', { name: /^Who came and who left/ });
		await expect(balance).toContainText('166');
		await expect(balance).toContainText('10');
		await expect(balance.getByRole('note')).toContainText('fostering-2026-05-01');
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		expect(await pagesOf(page), 'with a return added').toBe(2);

		const carers = page.getByLabel('Carers', { exact: true });
		await tabTo(page, carers);
		await page.keyboard.type('conn');
		await expect(page).toHaveURL(/\?carers=connected-persons$/);
		await expect(page.getByRole('status').filter({ hasText: 'Connected persons' })).toHaveCount(1);
		await expect(carers).toBeFocused();

		await page.goto('/fostering?example=yes');
		await expect(page.getByRole('note').first()).toContainText('Worked example, not real');
		const form = page.getByRole('form', { name: 'Approvals needed for a target' });
		await tabTo(page, form.getByLabel(/wanted$/));
		await page.keyboard.press('ControlOrMeta+A');
		await page.keyboard.type('many');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('alert')).toContainText('“many” is none');
		await tabTo(page, form.getByLabel(/wanted$/));
		await page.keyboard.press('ControlOrMeta+A');
		await page.keyboard.type('300');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/target=300&by=\d{4}-\d{2}-\d{2}$/);
		await expect(page.getByRole('alert')).toHaveCount(0);
		await expect(page.getByRole('status').filter({ hasText: 'To have 300' })).toHaveCount(1);
		await expect(page.getByRole('region', { name: /^Approvals needed/ })).toContainText('300');

		await page.goto('/youth-justice?example=yes');
		await expect(page.getByRole('note').first()).toContainText('Worked example, not real');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Youth justice: Example council'
		);
		await expect(page).toHaveTitle(/^Worked example, /);
		await expect(page.getByRole('figure').first().getByRole('img').first()).toBeVisible();
		await expectAccessible(page);
	});

	test('each page prints on two sides of A4', async ({ page }) => {
		for (const path of [
			'/youth-justice',
			'/fostering',
			'/youth-justice?example=yes',
			'/fostering?example=yes'
		]) {
			await page.goto(path);
			await expect(page.getByRole('heading', { level: 1 })).toContainText(
				path.includes('?') ? 'Example council' : 'Nottingham'
			);
			await expect(page.locator('fieldset.page:disabled')).toHaveCount(0);
			expect(await pagesOf(page), path).toBe(2);
			await expect(page.locator('footer')).toContainText(
				path.includes('?') ? 'Worked example, not real' : 'Published figures only'
			);
		}
	});
});
