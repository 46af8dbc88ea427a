import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../browser/find.js';

/** A real browser of its own, with all its processes in one group, and a page in it. */
export interface Running {
	readonly page: Page;
	/** Faults of the page's own scripts since it was opened. */
	readonly faults: readonly string[];
	/** Ends every process of it at once, as a power cut does: nothing is asked and nothing is put in order. */
	kill(): Promise<void>;
	/** Closes it as a person does. */
	close(): Promise<void>;
}

const flags = [
	'--headless=new',
	'--remote-debugging-port=0',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-quic',
	'--disable-gpu',
	'--no-first-run',
	'--no-default-browser-check',
	'--hide-crash-restore-bubble',
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])
];

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function addressIn(profile: string): Promise<string> {
	const file = join(profile, 'DevToolsActivePort');
	for (let tries = 0; tries < 600; tries += 1) {
		const [port, path] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
		if (port && path) return `ws://127.0.0.1:${port}${path}`;
		await pause(50);
	}
	throw new Error('The browser did not start within 30 seconds.');
}

/** Starts a browser on a profile of its own, which stays when it is gone. Throws where there is no browser. */
export async function startChromium(profile: string): Promise<Running> {
	const path = findBrowser();
	if (path === null) throw new Error('No Chromium, Chrome or Edge was found.');
	for (const left of ['DevToolsActivePort', 'SingletonLock', 'SingletonSocket', 'SingletonCookie'])
		rmSync(join(profile, left), { force: true });
	const started = spawn(path, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
		detached: true,
		stdio: 'ignore'
	});
	const ended = new Promise<void>((done) => started.once('exit', () => done()));
	const kill = async () => {
		try {
			process.kill(-(started.pid as number), 'SIGKILL');
		} catch {
			// It is gone already.
		}
		await ended;
	};
	try {
		const browser = await chromium.connectOverCDP(await addressIn(profile));
		const [context] = browser.contexts();
		const page = await context?.newPage();
		if (!page) throw new Error('The browser opened no page.');
		// A busy computer starts the engine slowly; a wait that is in vain still ends.
		page.setDefaultTimeout(120_000);
		const faults: string[] = [];
		page.on('pageerror', (error) => faults.push(error.message));
		return {
			page,
			faults,
			kill,
			async close() {
				const session = await browser.newBrowserCDPSession();
				await session.send('Browser.close').catch(() => undefined);
				await Promise.race([ended, pause(5_000)]);
				await kill();
			}
		};
	} catch (cause) {
		await kill();
		throw cause;
	}
}
