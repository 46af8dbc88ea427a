import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, press, test } from './page';

const main = (page: Page) => page.getByRole('main');
const article = (page: Page, name: string | RegExp) => page.getByRole('article', { name });
const done = (page: Page) =>
	main(page)
		.getByRole('status')
		.filter({ hasText: /^(Added|Changed|Marked|Undone)/ });
const waiting = (page: Page) =>
	page.getByRole('banner').getByRole('link', { name: /^\d+ changes? not published$/ });

/** The forms put by in this browser, as one text. */
const halfWritten = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<string>((resolve, reject) => {
				const request = indexedDB.open('corporate-parenting-board');
				request.onerror = () => reject(request.error);
				request.onsuccess = () => {
					const asked = request.result.transaction('drafts').objectStore('drafts').getAll();
					asked.onerror = () => reject(asked.error);
					asked.onsuccess = () => {
						request.result.close();
						resolve(
							asked.result
								.map((each) => JSON.stringify(each))
								.join('\n')
								.replaceAll('\\"', '"')
						);
					};
				};
			})
	);

test.describe('the board’s actions', () => {
	test('are added with the figure the board had, dated, followed, done and undone', async ({
		page
	}) => {
		await page.goto('/');
		const section = page.getByRole('region', { name: 'What the board asked for' });
		await expect(section).toContainText('3 actions are open, and none of them has a date.');
		await press(page, section.getByRole('link', { name: 'Keep monitoring dental checks.' }));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the board asked for');
		const dental = article(page, 'Keep monitoring dental checks.');
		await expect(dental).toContainText('26 July 2021: dental checks 59.9%');
		await expect(dental).toContainText('against a target of 90%');
		await expect(dental).toContainText('has met once since');
		await expectNoSidewaysScroll(page);

		await press(page, dental.getByRole('button', { name: /^Change/ }));
		const change = page.getByRole('form', { name: /^Change the action/ });
		await expect(change.getByLabel('What is to be done')).toBeFocused();
		await change.getByLabel('By when').fill('30 February 2022');
		await change.getByLabel('Who is to do it').fill('Cllr Smith');
		await press(page, change.getByRole('button', { name: 'Keep this change' }));
		const faults = change.getByRole('alert');
		await expect(faults).toBeFocused();
		await expect(faults.getByRole('link')).toHaveCount(2);
		await press(page, faults.getByRole('link', { name: /“30 February 2022” is not a day/ }));
		await expect(change.getByLabel('By when')).toBeFocused();
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await change.getByLabel('By when').fill('30 September 2021');
		await change.getByLabel('Who is to do it').fill('Head of Service');
		await change.getByLabel('Why it is changed').fill('The audit is late');
		await change.getByLabel('Keep, so that it is here next time').check();
		await press(page, change.getByRole('button', { name: 'Keep this change' }));
		await expect(dental.getByRole('button', { name: /^Change/ })).toBeFocused();
		await expect(done(page)).toContainText('Changed the action “Keep monitoring dental checks”');
		await expect(dental).toContainText('It was due on 30 September 2021, 1 day ago.');
		await expect(page.getByRole('heading', { name: 'Overdue (1)' })).toBeVisible();

		await press(page, page.getByRole('button', { name: 'Add an action' }));
		const form = page.getByRole('form', { name: 'A new action' });
		await form.getByLabel('What is to be done').fill('Bring <b>offending</b> by age group.');
		await form.getByLabel('The meeting that asked for it').selectOption('2021-07-26');
		await expect.poll(() => halfWritten(page)).toContain('Bring <b>offending</b>');
		await page.reload();
		await press(page, page.getByRole('button', { name: 'Add an action' }));
		await expect(form).toContainText('This is what you had begun to write.');
		await form.getByLabel('Measures it is about').selectOption('cla-offending');
		await press(page, form.getByRole('button', { name: 'Link it' }));
		const keeps = form.getByLabel(/^Keep it with the action: /);
		await expect(keeps).toBeVisible();
		await keeps.check();
		await expect.poll(() => halfWritten(page)).toContain('"vintage"');
		// Another page and back: the figure chosen is there again too.
		await page.getByRole('link', { name: 'Protocols', exact: true }).first().click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Protocols');
		await page.goBack();
		await press(page, page.getByRole('button', { name: 'Add an action' }));
		await expect(form.getByLabel(/^Keep it with the action: /)).toBeChecked();
		await press(page, form.getByRole('button', { name: 'Add this action' }));
		await expect(done(page)).toContainText(
			'Added the action “Bring <b>offending</b> by age group”'
		);
		const added = article(page, 'Bring <b>offending</b> by age group.');
		await expect(added).toContainText('26 July 2021: looked-after children cautioned or convicted');
		await expect(added).toContainText('Latest: ');
		await expect(added).toContainText('No owner named');

		await press(page, added.getByRole('button', { name: /^Mark as done/ }));
		await expect(added).toContainText('Done on 1 October 2021.');
		await expect(added.getByRole('button', { name: /^Change/ })).toBeFocused();
		await added.getByText('What became of it').click();
		await expect(added).toContainText('State changed from open to done.');
		await press(page, page.getByRole('button', { name: 'Undo' }));
		await expect(added).toContainText('No date was given.');
		await expect(waiting(page)).toBeVisible();

		await page.getByLabel('Show', { exact: true }).selectOption('overdue');
		await press(page, page.getByRole('button', { name: 'Show these' }));
		await expect(page).toHaveURL(/\/actions\?show=overdue$/);
		await expect(main(page).getByRole('article')).toHaveCount(1);
		await page.goto('/');
		await expect(section).toContainText('4 actions are open: 1 overdue, 3 with no date.');
	});

	test('changed in two tabs are shown side by side', async ({ page, context }) => {
		await page.goto('/actions');
		const change = (tab: Page) => tab.getByRole('form', { name: /^Change the action/ });
		const opening = (tab: Page) =>
			article(tab, /^Strengthen/).getByRole('button', { name: /^Change/ });
		await press(page, opening(page));
		await change(page).getByLabel('Keep, so that it is here next time').check();
		await change(page).getByLabel('By when').fill('1 November 2021');
		await press(page, change(page).getByRole('button', { name: 'Keep this change' }));
		await expect(done(page)).toContainText('Changed the action');
		const other = await context.newPage();
		await other.goto('/actions');
		await expect(article(other, /^Strengthen/)).toContainText('1 November 2021');
		await press(other, opening(other));
		await press(page, opening(page));
		await change(other).getByLabel('Who is to do it').fill('Virtual School');
		await press(other, change(other).getByRole('button', { name: 'Keep this change' }));
		await expect(done(other)).toContainText('owner');
		await change(page).getByLabel('By when').fill('8 November 2021');
		await press(page, change(page).getByRole('button', { name: 'Keep this change' }));
		const versions = page.getByRole('group', { name: 'Two versions' });
		await expect(versions).toContainText('Virtual School');
		await press(page, versions.getByRole('button', { name: 'Take the other tab’s' }));
		await expect(article(page, /^Strengthen/)).toContainText('Virtual School');
		await expect(article(page, /^Strengthen/)).toContainText('1 November 2021');
	});
});

test('the register of protocols keeps its dates as rough as they are, and its checklists', async ({
	page
}) => {
	await page.goto('/protocols');
	await expect(main(page)).toContainText('No review is overdue on 1 October 2021.');
	await expect(main(page)).toContainText('There is no form for it here.');
	const thames = article(page, 'Thames Valley protocol');
	await press(page, page.getByRole('table').getByRole('link', { name: 'Thames Valley protocol' }));
	await press(page, thames.getByRole('button', { name: /^Change the protocol/ }));
	const form = page.getByRole('form', { name: /^Change the protocol/ });
	await expect(form.getByLabel('Review due')).toHaveValue('September 2022');
	await form.getByLabel('Review due').fill('September 2021');
	await form.getByLabel('Partners').fill('Thames Valley Police\nOxfordshire County Council');
	await press(page, form.getByRole('button', { name: 'Keep this change' }));
	await expect(done(page)).toContainText('Changed the protocol “Thames Valley protocol”');
	await expect(thames).toContainText('Its review was due in September 2021 and is overdue.');
	await expect(thames).toContainText('Thames Valley Police and Oxfordshire County Council');
	await expect(main(page)).toContainText('1 review is overdue on 1 October 2021');

	await press(page, thames.getByText('Implementation checklist.'));
	await press(page, thames.getByRole('button', { name: /^Change step 1/ }));
	const step = page.getByRole('form', { name: /^Change step 1/ });
	await expect(step.getByLabel('Complete')).toBeFocused();
	await step.getByLabel('Complete').selectOption('Yes');
	await step.getByLabel('When').fill('September 2020');
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await press(page, step.getByRole('button', { name: 'Keep this step' }));
	await expect(thames).toContainText('1 of 6 steps complete, 5 not stated.');
	await expect(thames.getByRole('button', { name: /^Change step 1/ })).toBeFocused();
	await press(page, page.getByRole('button', { name: 'Undo' }));
	await expect(thames).toContainText('Nobody has said how far its 6 steps are.');
});
