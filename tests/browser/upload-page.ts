import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect } from './page';

/** A file made for a test. */
export interface Given {
	readonly name: string;
	readonly text: string | Uint8Array;
}

/** The one input of the page that is not worked by keyboard: the browser's own window cannot be. */
export const fileInput = (page: Page) =>
	page.getByLabel('Files: CSV, Excel (.xlsx) or OpenDocument (.ods)');

/** The list of files chosen. */
export const fileList = (page: Page) => page.getByRole('table', { name: /^Files chosen/ });

/** The review's heading. */
export const reviewOf = (page: Page, name: string) =>
	page.getByRole('heading', { level: 2, name: `Review: ${name}`, exact: true });

/** A line of the table that says what a file holds, how its checks went, or what it would change. */
export const line = (page: Page, table: string, name: string) =>
	page
		.getByRole('table', { name: table, exact: true })
		.getByRole('row', { name: new RegExp(`^${name}\\b`) });

/** Opens the page and waits for the engine. */
export async function openUpload(page: Page): Promise<void> {
	await page.goto('/data/upload');
	await expect(page.getByText('The data engine is ready to read a file.')).toBeVisible({
		timeout: 60_000
	});
}

/** Chooses files, once the page's script has taken over: a file set before is seen by nobody. */
export async function choose(page: Page, ...given: readonly Given[]): Promise<void> {
	await expect(fileInput(page)).toBeEnabled();
	await fileInput(page).setInputFiles(
		given.map(({ name, text }) => ({
			name,
			mimeType: 'application/octet-stream',
			buffer: Buffer.from(text)
		}))
	);
}

const focused = (target: Locator) => target.evaluate((node) => node === document.activeElement);

/** Presses before a target is looked for again: finding it takes longer than a press, and the page may have put another in its place. */
const STRIDE = 30;

/** Presses Tab until something has the focus. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
	for (let strides = 0; strides < 5; strides += 1) {
		await expect(target).toBeVisible();
		const node = await target.elementHandle();
		for (let presses = 0; presses < STRIDE; presses += 1) {
			if (await node?.evaluate((each) => each === document.activeElement)) return;
			await page.keyboard.press(key);
		}
	}
	expect(await focused(target), `${String(target)} is reached by ${key}`).toBe(true);
}

/** Reaches something by keyboard and presses it. */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press(key);
}

/** The control of a question, or the group of its options. */
const questionOf = (page: Page, text: string) =>
	page.getByRole('combobox', { name: text }).or(page.getByRole('group', { name: text }));

/** Chooses an option of a question by the arrow keys alone. */
export async function answer(page: Page, text: string, option: string | RegExp): Promise<void> {
	const control = questionOf(page, text);
	await expect(control).toBeVisible();
	if ((await control.evaluate(({ tagName }) => tagName)) === 'SELECT') {
		await tabTo(page, control);
		const wanted = await control
			.getByRole('option', { name: option })
			.first()
			.getAttribute('value');
		for (let presses = 0; presses < 250; presses += 1) {
			if ((await control.inputValue()) === wanted) return;
			await page.keyboard.press('ArrowDown');
		}
	} else {
		const wanted = control.getByRole('radio', { name: option });
		const entry = control
			.getByRole('radio', { checked: true })
			.or(control.getByRole('radio').first());
		await tabTo(page, entry.last());
		for (let presses = 0; presses < 20; presses += 1) {
			if (await focused(wanted)) break;
			await page.keyboard.press('ArrowDown');
		}
		await page.keyboard.press('Space');
		await expect(wanted).toBeChecked();
		return;
	}
	await expect(control).toHaveValue(String(option));
}

/** Sends the answers chosen. */
export const useAnswers = (page: Page) =>
	press(page, page.getByRole('button', { name: /^Use (?:this answer|these answers)$/ }));

/** The button that adds the edition under review. */
export const addButton = (page: Page) =>
	page.getByRole('button', { name: 'Add this edition to what I see' });

/** Answers by keyboard that what is added is to be kept on this computer. */
export async function chooseToKeep(page: Page): Promise<void> {
	const asked = page.getByRole('group', { name: 'Keep on this computer?' });
	await tabTo(page, asked.getByLabel('Only until this page is closed or reloaded'));
	await page.keyboard.press('ArrowUp');
	await expect(asked.getByLabel('Keep, so that it is here next time')).toBeChecked();
}

/** The heading that says an edition is added. */
export const addedHeading = (page: Page, cells: string | RegExp = /^Added: /) =>
	page.getByRole('heading', { level: 2, name: cells });

/** What a button pressed by keyboard saves. */
export async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
	const [download] = await Promise.all([page.waitForEvent('download'), press(page, button)]);
	return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Reads the lines of a saved CSV. */
export const linesOf = (bytes: Buffer) =>
	bytes
		.toString('utf8')
		.replace(/^\uFEFF/, '')
		.trimEnd()
		.split('\r\n');

/** Keeps the engine from arriving until what is given back is called. */
export async function holdEngine(page: Page): Promise<() => void> {
	let release: () => void = () => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/*.wasm', async (route) => {
		await held;
		await route.continue().catch(() => undefined);
	});
	return release;
}
