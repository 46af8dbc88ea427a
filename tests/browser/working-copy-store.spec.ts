import type { Page } from '@playwright/test';
import type { Step } from '../../src/lib/workspace/change';
import { added, anEdit, anUpload } from '../workspace/a-change';
import { expect, test } from './page';
import {
	ask,
	choose,
	expectWords,
	make,
	openBare,
	serveBare,
	shown,
	sizeOf,
	stored,
	type Bare
} from './working-copy-page';

const DAY = 86_400_000;

test.beforeEach(async ({ context, page }) => {
	await serveBare(context);
	await openBare(page);
});

async function another(page: Page): Promise<Page> {
	const other = await page.context().newPage();
	await openBare(other);
	await shown(other);
	return other;
}

test('is kept only once somebody says so, with everything made before', async ({ page }) => {
	await make(page, 'One', added('a'));
	expect(await shown(page)).toMatchObject({ keeping: 'unasked', kept: 0, editions: ['a.csv'] });
	expect((await stored(page)).keys['changes']).toEqual([]);
	await choose(page, 'kept');
	await make(page, 'Two', added('b'));
	await page.reload();
	await openBare(page);
	expect(await shown(page)).toMatchObject({
		words: ['One', 'Two'],
		kept: 2,
		keeping: 'kept',
		trouble: null
	});
	expect(await sizeOf(page, 'a')).toBe(3);
});

test('is undone and done again over a reload, and drops what nothing needs', async ({ page }) => {
	await choose(page, 'kept');
	await make(page, 'One', added('a'));
	await make(page, 'Two', added('b'));
	expect(await ask(page, 'undo')).toBe('Undone: Two.');
	await openBare(page);
	expect(await shown(page)).toMatchObject({ words: ['One', '(Two)'], editions: ['a.csv'] });
	expect(await ask(page, 'redo')).toBe('Done again: Two.');
	await ask(page, 'undo');
	await make(page, 'Three', anEdit('x', null, { value: '1' }));
	const { keys } = await stored(page);
	expect(keys['changes']).toEqual([1, 3]);
	expect(keys['bytes']).toEqual(['a']);
	await ask(page, 'undo');
	await make(page, 'Four', anEdit('x', null, { value: '2' }));
	expect((await shown(page)).ids).toEqual([1, 4]);
});

test('of two tabs that change it at once loses nothing, and each sees the other’s', async ({
	page
}) => {
	await choose(page, 'kept');
	const other = await another(page);
	const steps = (from: string): Step[] =>
		[1, 2, 3, 4, 5].map((each) => anEdit(`${from}${each}`, null, { value: '1' }));
	await Promise.all([
		...steps('a').map((step, place) => make(page, `a${place}`, step)),
		...steps('b').map((step, place) => make(other, `b${place}`, step)),
		make(page, 'a file', added('a'), 200_000),
		make(other, 'b file', added('b'), 200_000)
	]);
	await expect.poll(async () => (await shown(page)).words.length).toBe(12);
	await expectWords(other, (await shown(page)).words);
	const { keys } = await stored(page);
	expect(keys['changes']).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
	expect(keys['bytes']).toEqual(['a', 'b']);
	await ask(other, 'undo');
	await expectWords(page, (await shown(other)).words);
	expect((await shown(page)).pending).toBe(11);
});

test('hands a row back that another tab changed meanwhile, and keeps the other’s', async ({
	page
}) => {
	await choose(page, 'kept');
	const other = await another(page);
	const [mine, theirs] = await Promise.all([
		make(page, 'Mine', anEdit('x', { value: '1' }, { value: '2' })),
		make(other, 'Theirs', anEdit('x', { value: '1' }, { value: '3' }))
	]);
	expect([mine.outcome, theirs.outcome].sort()).toEqual(['conflict', 'made']);
	await expect.poll(async () => (await shown(page)).words.length).toBe(1);
});

test('keeps both files that two tabs add under one name at once', async ({ page }) => {
	await choose(page, 'kept');
	const other = await another(page);
	const file = (name: string): Step => {
		const upload = anUpload('a');
		const vintage = { ...upload.vintage, hash: name.repeat(64) };
		return { kind: 'edition-added', upload: { ...upload, file: `${name}.csv`, vintage } };
	};
	await Promise.all([make(page, 'Mine', file('1'), 10), make(other, 'Theirs', file('2'), 20)]);
	await expect.poll(async () => (await shown(page)).editions.length).toBe(2);
	expect((await stored(page)).keys['bytes']).toEqual(['a', 'a-2']);
	expect([await sizeOf(page, 'a'), await sizeOf(page, 'a-2')].sort()).toEqual([10, 20]);
	await make(page, 'Mine again', file('1'), 10);
	expect((await stored(page)).keys['bytes']).toHaveLength(2);
});

test('writes no half-written form nor mapping where another tab erased everything meanwhile', async ({
	page
}) => {
	await choose(page, 'kept');
	await page.evaluate(() => {
		const { workingCopy } = (globalThis as unknown as { bare: Bare }).bare;
		return workingCopy.keepDraft('note', 'Half');
	});
	expect((await stored(page)).keys['drafts']).toEqual(['note']);
	const drafts = await page.evaluate(async () => {
		const { workingCopy } = (globalThis as unknown as { bare: Bare }).bare;
		await new Promise((done, reject) => {
			const request = indexedDB.open('corporate-parenting-board');
			request.onsuccess = () => {
				const stores = [...request.result.objectStoreNames];
				const all = request.result.transaction(stores, 'readwrite');
				for (const store of stores) all.objectStore(store).clear();
				all.oncomplete = () => {
					request.result.close();
					done(null);
				};
			};
			request.onerror = () => reject(request.error ?? new Error('Not opened.'));
		});
		await workingCopy.keepDraft('note', 'Half a note');
		return workingCopy.draft('note');
	});
	expect(drafts).toBe('Half a note');
	expect((await stored(page)).keys['drafts']).toEqual([]);
});

test('is erased in every store and every tab', async ({ page }) => {
	await choose(page, 'kept');
	await make(page, 'One', added('a'));
	await page.evaluate(async () => {
		for (const name of ['corporate-parenting-board:/:record', 'somebody-else'])
			await (await caches.open(name)).put('/bare/x', new Response('x'));
	});
	const other = await another(page);
	await make(other, 'Two', added('b'));
	expect(await ask(page, 'erase')).toBe('Everything kept on this computer is erased.');
	for (const keys of Object.values((await stored(page)).keys)) expect(keys).toEqual([]);
	expect(await page.evaluate(() => caches.keys())).toEqual(['somebody-else']);
	await expectWords(other, []);
	expect(await shown(other)).toMatchObject({
		keeping: 'unasked',
		trouble: 'Everything kept on this computer was erased in another tab.'
	});
});

test('taken out for this visit is in memory alone, files and all', async ({ page }) => {
	await choose(page, 'kept');
	await make(page, 'One', added('a'));
	await choose(page, 'visit');
	expect(await shown(page)).toMatchObject({ words: ['One'], kept: 0, keeping: 'visit' });
	expect(await sizeOf(page, 'a')).toBe(3);
	for (const keys of Object.values((await stored(page)).keys)) expect(keys).toEqual([]);
	await openBare(page);
	expect(await shown(page)).toMatchObject({ words: [], keeping: 'visit' });
});

test('goes on in memory when the disk is full, says so, and is kept once there is room', async ({
	page,
	context
}) => {
	// Before the first write: the browser remembers for a while how much room there was.
	const cdp = await context.newCDPSession(page);
	const { origin } = new URL(page.url());
	await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 200_000 });
	await choose(page, 'kept');
	await make(page, 'One', added('a'));
	const made = await make(page, 'Two', added('b'), 3_000_000);
	expect(made).toMatchObject({ outcome: 'made', kept: false });
	expect(await shown(page)).toMatchObject({
		words: ['One', 'Two'],
		kept: 1,
		editions: ['a.csv', 'b.csv']
	});
	expect((await shown(page)).trouble).toMatch(/no room left.*backup/);
	expect(await sizeOf(page, 'b')).toBe(3_000_000);
	await cdp.send('Storage.overrideQuotaForOrigin', { origin });
	await make(page, 'Three', anEdit('x', null, { value: '1' }));
	expect(await shown(page)).toMatchObject({ kept: 3, trouble: null });
	await openBare(page);
	expect((await shown(page)).words).toEqual(['One', 'Two', 'Three']);
	expect(await sizeOf(page, 'b')).toBe(3_000_000);
});

test('names the file the browser removed, and still shows the rest', async ({ page }) => {
	await choose(page, 'kept');
	await make(page, 'One', added('a'));
	await make(page, 'Two', added('b'));
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const request = indexedDB.open('corporate-parenting-board');
				request.onsuccess = () => {
					const stores = request.result.transaction('bytes', 'readwrite');
					stores.objectStore('bytes').delete('a');
					stores.oncomplete = () => {
						request.result.close();
						resolve();
					};
				};
			})
	);
	await openBare(page);
	expect(await shown(page)).toMatchObject({ words: ['One', 'Two'], missing: ['a'] });
	expect((await shown(page)).trouble).toMatch(/removed a\.csv/);
	await make(page, 'One again', added('a'));
	expect(await shown(page)).toMatchObject({ missing: [], trouble: null });
});

test('holds on to what it shows when everything kept goes while the page is open', async ({
	page,
	context
}) => {
	await choose(page, 'kept');
	await make(page, 'One', anEdit('x', null, { value: '1' }));
	const cdp = await context.newCDPSession(page);
	const { origin } = new URL(page.url());
	await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
	const made = await make(page, 'Two', anEdit('y', null, { value: '1' }));
	expect(made).toMatchObject({ outcome: 'made', kept: false });
	expect(await shown(page)).toMatchObject({ words: ['One', 'Two'], keeping: 'unasked', kept: 0 });
	expect((await shown(page)).trouble).toMatch(/removed what was kept.*backup/);
	await choose(page, 'kept');
	await openBare(page);
	expect((await shown(page)).words).toEqual(['One', 'Two']);
});

test('expires on a shared computer, and not by a clock that went backwards', async ({ page }) => {
	const start = Date.UTC(2026, 10, 22, 9);
	await page.clock.setFixedTime(start);
	await choose(page, 'kept', 7);
	await make(page, 'One', added('a'));
	for (const [days, words] of [
		[-3_000, ['One']],
		[6, ['One']],
		[12, ['One']],
		[20, []]
	] as const) {
		await page.clock.setFixedTime(start + days * DAY);
		await openBare(page);
		expect((await shown(page)).words, `after ${days} days`).toEqual(words);
	}
	expect((await shown(page)).trouble).toMatch(/was not used for as long.*erased/);
	for (const keys of Object.values((await stored(page)).keys)) expect(keys).toEqual([]);
});

test('takes over what an earlier release kept, and a page of that release lets go', async ({
	page
}) => {
	const upload = anUpload('lait-2026-04-08', '2026-04-08');
	await page.evaluate(
		(upload) =>
			new Promise<void>((resolve, reject) => {
				const request = indexedDB.open('corporate-parenting-board', 2);
				request.onupgradeneeded = () => {
					for (const store of ['uploads', 'bytes', 'mappings', 'revision_notes'])
						request.result.createObjectStore(store);
					const stores = request.transaction;
					const { answers: _answers, sheet: _sheet, ...first } = upload;
					stores?.objectStore('uploads').put(first, upload.vintage.vintage);
					stores
						?.objectStore('bytes')
						.put({ bytes: new Uint8Array(5).buffer, dictionary: null }, upload.vintage.vintage);
					stores?.objectStore('mappings').put({ 'period.bare-year': 'ends' }, 'a,b');
					stores?.objectStore('revision_notes').put(
						{
							indicator: 'cla-offending',
							geography: 'E06000018',
							period: '2019-04-01/2020-03-31',
							vintage: 'lait-2026-04-08',
							note: 'Why',
							written_by: 'Analyst',
							written: '2026-11-21'
						},
						'the key'
					);
				};
				request.onsuccess = () => {
					request.result.onversionchange = () => request.result.close();
					resolve();
				};
				request.onerror = () => reject(request.error ?? new Error('Not made.'));
			}),
		upload
	);
	expect(await shown(page)).toMatchObject({
		words: ['Added lait-2026-04-08.csv, edition of 8 April 2026', 'Wrote a note on a figure'],
		keeping: 'kept',
		kept: 2,
		pending: 2,
		missing: [],
		trouble: null
	});
	expect(await sizeOf(page, 'lait-2026-04-08')).toBe(5);
	const { version, keys } = await stored(page);
	expect(version).toBe(3);
	expect(Object.keys(keys).sort()).toEqual(['bytes', 'changes', 'drafts', 'mappings', 'settings']);
	expect(keys['mappings']).toEqual(['a,b']);
});

test('kept by a newer release is left alone, and so said', async ({ page }) => {
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const request = indexedDB.open('corporate-parenting-board', 99);
				request.onsuccess = () => {
					request.result.close();
					resolve();
				};
			})
	);
	expect((await shown(page)).trouble).toMatch(/newer release.*Reload/);
	await make(page, 'One', anEdit('x', null, { value: '1' }));
	expect(await shown(page)).toMatchObject({ words: ['One'], kept: 0 });
	expect((await stored(page)).version).toBe(99);
});
