import { pathToFileURL } from 'node:url';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, press } from './page';

test('a meeting’s pack is one file that is read without the site', async ({ page, context }) => {
	await page.goto('meetings/2021-09-20');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		press(page, page.getByRole('button', { name: 'Download the pack' }))
	]);
	expect(download.suggestedFilename()).toBe('meeting-pack-2021-09-20-public.html');
	await expect(page.getByText('meeting-pack-2021-09-20-public.html is downloaded.')).toBeVisible();
	const path = await download.path();
	expect((await readFile(path)).length).toBeLessThan(2_000_000);

	const pack = await context.newPage();
	const asked: string[] = [];
	pack.on('request', (request) => asked.push(request.url()));
	const copy = `${path}.html`;
	await download.saveAs(copy);
	await pack.goto(pathToFileURL(copy).href);
	await expect(pack.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(pack.getByText(/^Public version/).first()).toBeVisible();
	await expect(pack.getByRole('figure').first().getByRole('img').first()).toBeVisible();
	expect(asked).toEqual([pathToFileURL(copy).href]);
	await expectAccessible(pack);

	await pack.setViewportSize({ width: 320, height: 800 });
	await expectNoSidewaysScroll(pack);
	const fold = pack.getByText('The numbers in this figure').first();
	await fold.focus();
	await pack.keyboard.press('Enter');
	await expect(pack.getByRole('table').first()).toBeVisible();
	await expectNoSidewaysScroll(pack);
});
