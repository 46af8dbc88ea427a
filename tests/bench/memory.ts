import { existsSync, readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { printAbsolute } from './figures';

const WAIT = 120_000;
/** Milliseconds until what was let go of is gone. */
const SETTLED = 5000;

/** Resident memory of the largest page of a browser in MB, its engine and workers with it. Linux only. */
async function largestPage(browser: Browser): Promise<number> {
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	await session.detach();
	const pages = processInfo.filter(({ type }) => type === 'renderer');
	const resident = pages.map(({ id }) => {
		const status = readFileSync(`/proc/${id}/status`, 'utf8');
		return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN) / 1000;
	});
	return Math.max(...resident);
}

/** Memory of the upload page with the record and a whole LAIT file in its engine; true, unmeasured, where there is no `/proc`. */
export async function benchMemory(browser: Browser, ours: string, file: string): Promise<boolean> {
	if (!existsSync('/proc/self/status')) return true;
	const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
	await page.goto(`${ours}data/upload`);
	await page.getByText(/ready to read/i).waitFor({ timeout: WAIT });
	await page.locator('#files').setInputFiles(file);
	await page.getByRole('heading', { name: /^Review/ }).waitFor({ timeout: WAIT });
	await page.getByLabel('Keep, so that it is here next time').check();
	await page.getByRole('button', { name: /Add this edition/ }).click();
	await page.getByText(/The file is kept on this computer/).waitFor({ timeout: WAIT });
	await page.waitForTimeout(SETTLED);
	const memory = await largestPage(browser);
	await page.context().close();
	return printAbsolute('memory of the page, full file loaded', memory, 600, 'MB');
}
