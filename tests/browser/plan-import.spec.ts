import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, press, test } from './page';
import { tabTo } from './upload-page';

/** A plan as Word puts it on the clipboard: a row a meeting, reports and leads below each other, the leads one short. */
const WORD = `<html><body><table class=MsoTableGrid>
<tr><td><p>Report (Corresponding Strategic Priority Statement)</p></td><td><p>Report Lead</p></td><td><p>Corporate Parenting Board</p></td></tr>
<tr><td><p>Staying Close Annual Report</p><p>Housing for Care Leavers (verbal update)</p></td><td><p>Service Manager &lt;b&gt;Leaving Care&lt;/b&gt;</p><p>Sam Example</p></td><td><p>Monday 21<sup>st</sup> March 2022, 2.00 pm</p></td></tr>
<tr><td><p>CAMH Services for Children in Care</p><p>Virtual School Report</p><p>Complaints Service Report</p></td><td><p>Head of Service</p><p>Virtual School</p></td><td><p>15 November 2021</p></td></tr>
<tr><td><p>Permanence Report</p></td><td></td><td><p>30 February 2022</p></td></tr></table></body></html>`;

async function paste(page: Page, html: string, text: string): Promise<void> {
	const box = page.getByLabel('Paste the table from Word or Excel');
	await expect(box).toBeEnabled();
	await tabTo(page, box);
	await box.evaluate(
		(node, given) => {
			const clipboardData = new DataTransfer();
			for (const [type, data] of Object.entries(given)) clipboardData.setData(type, data);
			node.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
		},
		{ 'text/plain': text, 'text/html': html }
	);
	// A made-up event puts nothing into the box: the browser’s own would.
	await page.keyboard.insertText(text);
}

const row = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

test.describe('a work plan from Word', () => {
	test('is paired, put right, brought in as one change, undone, and taken away again', async ({
		page,
		context
	}) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto('/work-plan/2021-22/import');
		await paste(page, WORD, 'a plan');
		await press(page, page.getByRole('button', { name: 'Read the table' }));
		await expect(page.getByRole('heading', { name: 'What was read' })).toBeFocused();
		await expect(
			page.getByText(/^6 reports were read: 4 to add, 1 to change, 1 left out\. /)
		).toBeVisible();

		const housing = row(page, 'Housing for Care Leavers');
		await expect(housing).toContainText('“Sam Example” reads like a person’s name');
		await expect(housing.getByLabel('How it reaches the board')).toHaveValue('verbal update');
		await expect(row(page, 'Staying Close Annual Report')).toContainText(
			'Service Manager <b>Leaving Care</b> · 21 March 2022'
		);
		await expect(row(page, 'CAMH Services for Children in Care')).toContainText(
			'A report of this name is planned for 17 January 2022.'
		);
		await expect(row(page, 'Virtual School Report')).toContainText(
			'2 leads stand beside 3 reports, so they were paired from the top.'
		);
		await expect(row(page, 'Complaints Service Report')).toContainText(
			'It is in the plan for this meeting already, so it is left out.'
		);
		const permanence = row(page, 'Permanence Report');
		await expect(permanence).toContainText('“30 February 2022” is no day of the calendar');
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);

		// One report still wants its meeting: nothing is brought in, and the focus goes there.
		await tabTo(page, housing.getByLabel(/^Report lead/));
		await page.keyboard.type('Housing Strategy Manager');
		const bring = page.getByRole('button', { name: 'Bring these into the plan' });
		await press(page, bring);
		await expect(page.getByText('Nothing was brought in: 1 report needs')).toBeVisible();
		await expect(permanence).toContainText('Choose the meeting it is for');
		await expect(permanence.getByLabel('What to do')).toBeFocused();
		await permanence.getByLabel('Meeting', { exact: true }).selectOption('2022-03-21');
		await press(page, bring);
		await expect(
			page.getByText('Brought 4 reports into and moved 1 report in the work plan for 2021/22.')
		).toBeVisible();
		await press(page, page.getByRole('button', { name: 'Undo' }));
		await expect(page.getByText(/^Undone: Brought 4 reports into/)).toBeVisible();
		await press(page, page.getByRole('button', { name: 'Do it again' }));

		await press(page, page.getByRole('link', { name: 'See the work plan for 2021/22' }));
		await expect(page).toHaveURL(/\/work-plan\/2021-22$/);
		const march = page.getByRole('table', { name: /21 March 2022/ });
		await expect(march).toContainText('Housing for Care Leavers');
		await expect(march).toContainText('Housing Strategy Manager');
		await expect(march).toContainText('Permanence Report');

		await press(page, page.getByRole('button', { name: 'Copy the table for Word' }));
		await expect(page.getByText('The table is copied.', { exact: false })).toBeVisible();
		const html = await page.evaluate(async () => {
			const [item] = await navigator.clipboard.read();
			return (await item?.getType('text/html'))?.text();
		});
		expect(html).toContain('Housing for Care Leavers (verbal update)');
		expect(html).toContain('Service Manager &lt;b&gt;Leaving Care&lt;/b&gt;');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			press(page, page.getByRole('button', { name: 'Save for a spreadsheet (CSV)' }))
		]);
		expect(download.suggestedFilename()).toBe('corporate-parenting-board-work-plan-2021-22.csv');
		const csv = await readFile(await download.path(), 'utf8');
		expect(csv).toContain('2022-03-21,Permanence Report,');

		// The same file again finds everything there.
		await page.goBack();
		await page.getByLabel(/^Or choose a file/).setInputFiles({
			name: 'plan.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from(csv)
		});
		await expect(page.getByText(/^16 reports were read: 0 to add, 16 left out\. /)).toBeVisible();
	});

	test('that is none, or of a year without meetings, is a sentence', async ({ page }) => {
		await page.goto('/work-plan/2021-22/import');
		await expect(page.getByRole('button', { name: 'Read the table' })).toBeEnabled();
		await page.getByRole('button', { name: 'Read the table' }).click();
		await expect(page.getByText('No table was found. Copy the whole table')).toBeVisible();
		await page.getByLabel(/^Or choose a file/).setInputFiles({
			name: 'plan.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.from('%PDF-1.7 not a table')
		});
		await expect(page.getByText(/plan\.pdf is a PDF document/)).toBeVisible();
	});
});
