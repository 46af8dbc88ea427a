import { rm, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { laitExcerpt, LAIT_HEADER } from './lait-excerpt';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';
import { CHILD, childLevel } from './tables';
import {
	addButton,
	choose,
	fileInput,
	fileList,
	holdEngine,
	openUpload,
	press,
	type Given
} from './upload-page';

const lait = laitExcerpt().split('\n');
const changed = (row: number, change: (text: string) => string) =>
	lait.map((text, index) => (index === row ? change(text) : text)).join('\n');

async function expectRefused(page: Page, sentence: RegExp): Promise<void> {
	const main = page.getByRole('main');
	await expect(main).toContainText(sentence);
	await expect(main).toContainText('Nothing held has changed');
	await expect(page.getByRole('heading', { level: 2 }).last()).toBeFocused();
	await expect(
		page.getByRole('list').filter({ hasText: 'about this check' }).getByRole('listitem')
	).toHaveCount(1);
	await expect(addButton(page)).toHaveCount(0);
}

const opened: readonly (readonly [string, Given, RegExp])[] = [
	['an empty file', { name: 'empty.csv', text: '' }, /The selected file empty\.csv is empty\./],
	[
		'a picture named as a table',
		{
			name: 'picture.csv',
			text: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])
		},
		/picture\.csv is a picture, whatever its name says\./
	],
	['a PDF', { name: 'report.csv', text: '%PDF-1.7\n1 0 obj' }, /report\.csv is a PDF document/],
	[
		'a workbook with a password',
		{
			name: 'locked.xlsx',
			text: Buffer.concat([
				Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
				Buffer.alloc(1_024),
				Buffer.from('EncryptedPackage', 'utf16le'),
				Buffer.alloc(1_024)
			])
		},
		/locked\.xlsx .*password/
	],
	[
		'ten thousand columns and one',
		{ name: 'wide.csv', text: `${'year,'.repeat(10_000)}year\n${'1,'.repeat(10_000)}1\n` },
		/Row 1 of wide\.csv has more than 10,000 columns\./
	],
	[
		'child-level rows with a UPN',
		{ name: 'pupils.csv', text: childLevel('UPN', CHILD.upn) },
		/The column “UPN” of pupils\.csv looks like .*one child at a time\. Nothing of it was kept\./
	],
	[
		'one endless line under LAIT’s header',
		{ name: 'endless.csv', text: `${LAIT_HEADER}\n${'x'.repeat(2_100_000)}` },
		/Line 2 of endless\.csv has more than 2,000,000 characters/
	],
	[
		'child-level rows with an NHS number',
		{ name: 'patients.csv', text: childLevel('NHS number', CHILD.nhs) },
		/The column “NHS number” of patients\.csv looks like .*one child at a time\./
	]
];

test.describe('a file that cannot be used', () => {
	test('gets one sentence, and nothing held changes', async ({ page }) => {
		await openUpload(page);
		for (const [what, given, sentence] of opened)
			await test.step(what, async () => {
				await choose(page, given);
				await expectRefused(page, sentence);
				await expectAccessible(page);
				await expectNoSidewaysScroll(page);
				const away = page.getByRole('button', { name: `Put away ${given.name}` });
				if ((await away.count()) > 0) await press(page, away);
			});
		await page.goto('/data');
		await expect(page.getByText('Nothing has been changed on this computer')).toBeVisible();
	});

	test('leaves nothing of a child in the page or on the computer', async ({ page }) => {
		await openUpload(page);
		await choose(
			page,
			{ name: 'pupils.csv', text: childLevel('UPN', CHILD.upn) },
			{ name: 'patients.csv', text: childLevel('Reference', CHILD.nhs) }
		);
		await expect(fileList(page).getByText('Cannot be used')).toHaveCount(2);
		const held = await page.evaluate(async () => {
			const all: string[] = [document.documentElement.outerHTML];
			for (const { name } of await indexedDB.databases()) {
				const database = await new Promise<IDBDatabase>((resolve, reject) => {
					const request = indexedDB.open(name as string);
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(request.error as DOMException);
				});
				for (const store of database.objectStoreNames) {
					const rows = await new Promise<unknown[]>((resolve, reject) => {
						const request = database.transaction(store).objectStore(store).getAll();
						request.onsuccess = () => resolve(request.result);
						request.onerror = () => reject(request.error as DOMException);
					});
					for (const row of rows)
						all.push(row instanceof Blob ? await row.text() : JSON.stringify(row));
				}
				database.close();
			}
			return [...all, JSON.stringify({ ...localStorage, ...sessionStorage })].join('\n');
		});
		expect(held).toContain('pupils.csv');
		expect(held).not.toContain(CHILD.upn);
		expect(held).not.toContain(CHILD.nhs);
		await expectAccessible(page);
	});

	test('does not stop the others chosen with it', async ({ page }) => {
		await openUpload(page);
		await choose(
			page,
			{ name: 'empty.csv', text: '' },
			{ name: 'lait-2026-05-01.csv', text: lait.join('\n') }
		);
		await expect(
			page.getByRole('heading', { name: /^Review: lait-2026-05-01\.csv/ })
		).toBeFocused();
		await expect(fileList(page).getByText('Cannot be used')).toHaveCount(1);
		await expect(addButton(page)).toBeVisible();
		await expectAccessible(page);
		await press(page, addButton(page));
		await expect(page.getByRole('heading', { name: /^Added: 2,100 cells/ })).toBeFocused();
	});

	test('says that it is gone where it was deleted after it was chosen, and the others are read', async ({
		page
	}, info) => {
		const release = await holdEngine(page);
		await page.goto('/data/upload');
		const files = ['gone.csv', 'lait-2026-05-01.csv'].map((name) => info.outputPath(name));
		for (const file of files) await writeFile(file, lait.join('\n'));
		await expect(fileInput(page)).toBeEnabled();
		await fileInput(page).setInputFiles(files);
		await rm(files[0] as string);
		release();
		await expect(page.getByRole('heading', { name: /^Review: lait-2026-05-01\.csv/ })).toBeFocused({
			timeout: 60_000
		});
		await press(page, page.getByRole('button', { name: 'Review gone.csv' }));
		await expect(page.getByRole('main')).toContainText(
			'gone.csv can no longer be read: it was changed, moved or deleted after it was chosen.'
		);
	});

	test('markup in a file is text, never HTML', async ({ page }) => {
		await openUpload(page);
		await choose(page, {
			name: '<b>bold</b>.csv',
			text: `${LAIT_HEADER}\n<img src=x onerror=alert(1)>,NA,2020,Nottingham,5,892,East Midlands\n`
		});
		await expect(page.getByRole('heading', { level: 2, name: '<b>bold</b>.csv' })).toBeVisible();
		expect(await page.locator('main img, main b').count()).toBe(0);
	});
});

test.describe('a LAIT file with faults', () => {
	const cases: readonly (readonly [string, string, string | Buffer, RegExp])[] = [
		[
			'a value that is neither number nor mark',
			'words.csv',
			changed(5, (text) => text.replace(/"(\d+|-)","(\d{3})"/, '"about ten","$2"')),
			/“about ten”/
		],
		[
			'one cell twice with two figures',
			'twice.csv',
			[...lait.slice(0, -1), (lait[3] ?? '').replace(/"[\d.-]+","(\d{3})"/, '"99","$1"'), ''].join(
				'\n'
			),
			/twice|more than once|duplicate|again/i
		],
		['a file cut short', 'cut.csv', laitExcerpt().slice(0, -40), /cut\.csv/]
	];
	test('says each with its row, and uses none', async ({ page }) => {
		await openUpload(page);
		for (const [what, name, text, sentence] of cases)
			await test.step(what, async () => {
				await choose(page, { name, text });
				await expect(
					page.getByRole('heading', { level: 2 }).filter({ hasText: name })
				).toBeFocused();
				await expect(
					page.getByRole('list').filter({ hasText: 'about this check' }).first()
				).toContainText(sentence);
				await expectAccessible(page);
				await expectNoSidewaysScroll(page);
			});
	});
});

test.describe('the page of every check', () => {
	test('is accessible and has an anchor for each check that a review links to', async ({
		page
	}) => {
		await page.goto('/about/checks');
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		const anchors = new Set(
			await page.locator('main [id]').evaluateAll((nodes) => nodes.map(({ id }) => id))
		);
		await openUpload(page);
		await choose(
			page,
			...opened.map(([, given]) => given),
			{
				name: 'lait-2020-05-01.csv',
				text: changed(0, (text) => text.replace('Values', 'Figures'))
			},
			{ name: 'lait-2026-05-01.csv', text: lait.join('\n') }
		);
		await expect(fileList(page).getByText('Waiting')).toHaveCount(0);
		await expect(page.getByRole('link', { name: 'Structure', exact: true })).toBeVisible();
		const linked = await page
			.locator('main a[href*="/about/checks#"]')
			.evaluateAll((nodes) => nodes.map((node) => (node as HTMLAnchorElement).hash.slice(1)));
		expect(linked.length).toBeGreaterThan(5);
		expect(linked.filter((rule) => !anchors.has(rule))).toEqual([]);
		await press(page, page.getByRole('link', { name: 'Structure', exact: true }));
		await expect(page.getByRole('heading', { name: '1. Is it a table?' })).toBeInViewport();
	});
});
