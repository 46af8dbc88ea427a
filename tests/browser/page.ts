import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every test watches all traffic of its page, workers included, and fails on a request that leaves the site. */
export const test = base.extend<{ requests: string[] }>({
	requests: [
		async ({ context }, use) => {
			const requests: string[] = [];
			context.on('request', (request) => requests.push(request.url()));
			await use(requests);
			const strays = requests.filter(
				(url) => !/^(?:http:\/\/localhost:4273\/|blob:|data:)/.test(url)
			);
			expect(strays, 'requests that left the site').toEqual([]);
		},
		{ auto: true }
	]
});

/** Presses a control once it takes one: by keyboard alone, or by touch where the screen is touched. */
export async function press(page: Page, control: Locator): Promise<void> {
	await expect(control).toBeEnabled();
	if (await page.evaluate(() => navigator.maxTouchPoints > 0)) return control.tap();
	await page.bringToFront();
	await control.focus();
	await expect(control).toBeFocused();
	await page.keyboard.press('Enter');
}

/** Asserts that axe finds no violation of WCAG 2.2 A or AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
	// Until the page's script has taken over, everything on it is disabled, which axe takes for out of reach.
	await expect(page.locator('fieldset.page:disabled')).toHaveCount(0);
	if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
	const found = await page.evaluate(async () => {
		const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
		const { violations } = await axe.run({
			runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
			resultTypes: ['violations']
		});
		return violations.map(
			({ id, help, nodes }) =>
				`${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`
		);
	});
	expect(found).toEqual([]);
}

/** Asserts that the page itself does not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(overflow, 'pixels of sideways scroll').toBeLessThanOrEqual(0);
}

export { expect };
