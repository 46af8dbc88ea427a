import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, press, test } from './page';

const CALENDAR = '/meetings/calendar';

const meeting = (page: Page, title: string) =>
	page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
const done = (page: Page, words: string | RegExp) =>
	page.getByRole('status').filter({ hasText: words });

test('a new year is planned by rule, one day moved off a bank holiday, and undone as one', async ({
	page
}) => {
	await page.goto('/meetings');
	await press(page, page.getByRole('link', { name: 'Plan 2022/23' }));
	await expect(page.getByText('No meeting is set for 2022/23 yet.')).toBeVisible();
	const form = page.getByRole('form', { name: 'Dates for 2022/23' });
	await expect(form.getByText('Monday 19 September 2022 is a bank holiday')).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	await press(page, form.getByRole('button', { name: 'A week later than 19 September 2022' }));
	await expect(form.getByText('Monday 26 September 2022')).toBeVisible();
	const day = form.getByRole('textbox', { name: 'Another day' });
	await expect(day.nth(2)).toBeFocused();
	await expect(day.nth(2)).toHaveValue('26 September 2022');
	await expect(page).toHaveURL(/days=/);
	await press(page, form.getByRole('button', { name: 'Leave out 18 July 2022' }));
	await expect(day).toHaveCount(5);
	await day.first().fill('31 February 2022');
	await page.keyboard.press('Enter');
	await expect(form.getByText('“31 February 2022” is not a day')).toBeVisible();
	await day.first().fill('9 May 2022');
	await page.keyboard.press('Tab');
	await expect(form.getByText('Monday 9 May 2022')).toBeVisible();

	await press(page, form.getByRole('button', { name: 'Set these 5 meetings of 2022/23' }));
	await expect(done(page, 'Set 5 meetings of 2022/23')).toBeVisible();
	await expect(page.getByRole('heading', { name: '2022/23', exact: true })).toBeFocused();
	await expect(meeting(page, 'Monday 9 May 2022')).toContainText(
		'Agenda and papers public by Thursday 28 April 2022'
	);
	await expect(page).toHaveURL(/\?year=2022-23$/);
	await expectNoSidewaysScroll(page);

	await press(page, page.getByRole('button', { name: 'Undo' }));
	await expect(page.getByText('No meeting is set for 2022/23 yet.')).toBeVisible();
	const again = page.getByRole('button', { name: 'Do it again' });
	await expect(again).toBeFocused();
	await press(page, again);
	await expect(meeting(page, 'Monday 26 September 2022')).toBeVisible();
});

test('a meeting moves with its reports, faults are said, and the diary file follows', async ({
	page
}) => {
	await page.goto(CALENDAR);
	const november = meeting(page, 'Monday 15 November 2021');
	await expect(november).toContainText('Agenda and papers public by Friday 5 November 2021');
	await press(page, november.getByRole('button', { name: /^Take out/ }));
	await expect(november.getByRole('status')).toContainText(
		'cannot be taken out: it has 8 reports of the work plan'
	);

	await press(page, november.getByRole('button', { name: /^Change or move/ }));
	const form = page.getByRole('form', { name: 'Change the meeting of 15 November 2021' });
	const day = form.getByRole('textbox', { name: 'Day' });
	await expect(day).toBeFocused();
	await day.fill('17 January 2022');
	await page.keyboard.press('Enter');
	await expect(form.getByRole('alert')).toContainText(
		'There is a meeting on Monday 17 January 2022 already.'
	);
	await expectAccessible(page);
	await day.fill('27 December 2021');
	await expect(form.getByRole('status').first()).toContainText(
		'Monday 27 December 2021 is a bank holiday in England.'
	);
	await expect(form).toContainText('Moves with it: 8 reports of the work plan.');
	await day.fill('22 November 2021');
	await form.getByRole('textbox', { name: 'Place' }).fill('<b>Room 2</b>; Loxley House');
	await expectNoSidewaysScroll(page);
	await press(page, form.getByRole('button', { name: 'Keep this change' }));
	await expect(
		done(page, 'Moved the meeting of 15 November 2021 to 22 November 2021')
	).toBeVisible();
	const moved = meeting(page, 'Monday 22 November 2021');
	await expect(moved).toContainText('<b>Room 2</b>; Loxley House');

	const downloading = page.waitForEvent('download');
	await press(page, page.getByRole('button', { name: 'Download 2021/22 for a diary (ICS)' }));
	const file = await downloading;
	expect(file.suggestedFilename()).toBe('corporate-parenting-board-2021-22.ics');
	const lines = (await readFile(await file.path(), 'utf8')).replaceAll('\r\n ', '').split('\r\n');
	const at = lines.indexOf('DTSTART;TZID=Europe/London:20211122T140000');
	expect(lines.slice(at - 4, at + 4)).toEqual([
		'BEGIN:VEVENT',
		'UID:meeting-2021-11-15@corporate-parenting-board.nottingham-city-council',
		expect.stringMatching(/^DTSTAMP:\d{8}T\d{6}Z$/),
		'SEQUENCE:1',
		'DTSTART;TZID=Europe/London:20211122T140000',
		'DTEND;TZID=Europe/London:20211122T160000',
		'SUMMARY:Corporate Parenting Board',
		'LOCATION:<b>Room 2</b>\\; Loxley House'
	]);

	await press(page, page.getByRole('link', { name: 'Work plan 2021/22' }));
	await expect(page.getByText('Advocacy Service Report').first()).toBeVisible();
	await expect(page.getByText('Monday 22 November 2021').first()).toBeVisible();
	await press(page, page.getByRole('link', { name: 'Scorecard' }));
	await expect(
		page.getByRole('heading', { name: 'Next meeting: Monday 22 November 2021' })
	).toBeVisible();
});
