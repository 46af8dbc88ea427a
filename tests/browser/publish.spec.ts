import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';
import { addButton, addedHeading, choose, openUpload, press } from './upload-page';

const HEADER =
	'period,authority,care_status,placed,outcome,counted,window,value,denominator,symbol,note';
const row = (placed: string, value: number) =>
	`2021-22 Q1,Nottingham,looked-after children,${placed},community resolution,offences,,${value},,,`;
const given = {
	name: 'youth-justice_2026-10-01.csv',
	text: [HEADER, row('in area', 41), row('out of area', 3), row('all', 44), ''].join('\n')
};

test('an analyst hides what is for the council only, sees what changes, and publishes a zip and a folder', async ({
	page
}) => {
	// A folder of the browser's own stands in for one the analyst would choose.
	await page.addInitScript(() => {
		Object.assign(window, {
			showDirectoryPicker: async () =>
				(await navigator.storage.getDirectory()).getDirectoryHandle('site', { create: true })
		});
	});
	await openUpload(page);
	await choose(page, given);
	await press(page, addButton(page));
	await expect(addedHeading(page)).toBeVisible();

	await page.evaluate(() => {
		const link = document.createElement('a');
		link.href = './publish';
		link.textContent = 'Publish';
		document.querySelector('main')?.append(link);
		link.click();
	});
	await expect(page.getByRole('heading', { level: 1, name: 'Publish' })).toBeVisible();
	await press(page, page.getByRole('button', { name: 'See what would change' }));
	await expect(page.getByRole('heading', { name: 'For the council only' })).toBeVisible({
		timeout: 90_000
	});
	await expect(page.getByText('it would show a number of children from 1 to 5')).toBeAttached();
	await expectAccessible(page);
	await page.getByLabel('Publish it with those figures marked as suppressed').check();
	await press(page, page.getByRole('button', { name: 'Go on with these choices' }));
	await expect(page.getByRole('heading', { name: 'What members will see change' })).toBeVisible({
		timeout: 90_000
	});
	await expect(page.getByText('This record is public: anybody')).toBeVisible();
	await expect(page.getByText(/is added, with 3 figures/)).toBeVisible();
	await expect(page.getByRole('row', { name: /No figure Suppressed/ })).toHaveCount(2);
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);

	const downloading = page.waitForEvent('download', { timeout: 110_000 });
	await press(page, page.getByRole('button', { name: 'Download a zip' }));
	const download = await downloading;
	expect(download.suggestedFilename()).toMatch(
		/^corporate-parenting-board-record-\d{4}-\d\d-\d\d-public\.zip$/
	);
	const files = unzipSync(await readFile(await download.path()));
	const names = Object.keys(files);
	expect(names).toContain('manifest.json');
	const figures = names
		.filter((name) => name.startsWith('parts/observations.'))
		.map((name) => new TextDecoder().decode(files[name]))
		.join('');
	expect(figures.match(/^yj-[^\n]*,,c,,,/gm)).toHaveLength(2);

	await press(page, page.getByRole('button', { name: 'Publish into a folder' }));
	await expect(page.getByText(/^Published into the folder site: /)).toBeVisible({
		timeout: 110_000
	});
	const written = await page.evaluate(async () => {
		const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('site');
		const text = await (await (await root.getFileHandle('manifest.json')).getFile()).text();
		return (JSON.parse(text) as { audience: string }).audience;
	});
	expect(written).toBe('public');
});
