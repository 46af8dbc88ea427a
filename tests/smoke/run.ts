import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../src/cli/serve';
import { laitExcerpt } from '../browser/lait-excerpt';
import { until, type SmokeBrowser } from './browser';
import { startFirefox } from './firefox';
import { startWebKit } from './webkit';

const browsers = [
	{ program: '/usr/bin/firefox-esr', package: 'firefox-esr', start: startFirefox },
	{ program: '/usr/bin/WebKitWebDriver', package: 'webkit2gtk-driver xvfb', start: startWebKit }
];

const FILE = 'lait-2026-05-01.csv';
const BUTTON = "[...document.querySelectorAll('button')]";

/** Whether a folder holds a table of the measure as our export writes it. */
async function hasTable(folder: string): Promise<boolean> {
	for (const name of await readdir(folder, { recursive: true })) {
		const text = await readFile(join(folder, name), 'utf8').catch(() => '');
		if (text.startsWith('\uFEFF') && text.includes('2019/20')) return true;
	}
	return false;
}

/** What the smoke does in each browser: reads, uploads and exports. Each step throws a sentence where it fails. */
function journey(browser: SmokeBrowser, address: string, file: string) {
	const says = (text: RegExp) =>
		until(`the page to say ${String(text)}`, () =>
			browser.run<boolean>(`return ${String(text)}.test(document.body.innerText)`)
		);
	const press = async (name: RegExp) => {
		const found = `${BUTTON}.find((each) => ${String(name)}.test(each.innerText.trim()) && !each.disabled)`;
		await until(`a button called ${String(name)}`, () => browser.run<boolean>(`return !!${found}`));
		await browser.run(`${found}.click()`);
	};
	return {
		'reads a measure': async () => {
			await browser.open(`${address}indicators/cla-offending`);
			await says(/4%/);
			await until('a figure', () =>
				browser.run<boolean>("return document.querySelectorAll('figure svg path').length > 0")
			);
		},
		'asks the engine for another authority': async () => {
			await browser.open(`${address}indicators/cla-offending?authority=E06000015`);
			await says(/Derby/);
			await until('a headline about Derby', () =>
				browser.run<boolean>(
					"return (document.querySelector('.headline')?.innerText ?? '').includes('Derby')"
				)
			);
		},
		'reads and adds a file': async () => {
			await browser.open(`${address}data/upload`);
			await says(/The data engine is ready to read a file/);
			await browser.choose(file);
			await says(/Review: lait-2026-05-01\.csv/);
			await says(/2,100/);
			await press(/^Add this edition to what I see$/);
			await says(/Added: 2,100 cells/);
		},
		'saves a table': async () => {
			await browser.open(`${address}indicators/cla-offending`);
			await until('a saved table', async () => {
				// A press before the page's script has taken over does nothing, so it is pressed until something comes.
				await press(/^Download the table \(CSV\)$/);
				return hasTable(browser.downloads);
			});
		}
	};
}

/**
 * Reading, upload and export in the browsers other than Chromium that are installed here. Prints a line a step and says what
 * to install for a browser that is missing; 1 when a step failed. Build the site first.
 */
export async function main(): Promise<number> {
	const { server, address } = await serve('build', 0);
	let failed = 0;
	for (const { program, package: name, start } of browsers) {
		if (!existsSync(program)) {
			console.log(`not tried: ${program} is not here (on Debian: apt-get install ${name})`);
			continue;
		}
		const folder = await mkdtemp(join(tmpdir(), 'smoke-'));
		const file = join(folder, FILE);
		await writeFile(file, laitExcerpt());
		let browser: SmokeBrowser | null = null;
		try {
			browser = await start(program, folder);
			const { name } = browser;
			for (const [step, work] of Object.entries(journey(browser, address, file))) {
				const outcome = await work().then(
					() => null,
					(cause: unknown) => (cause instanceof Error ? cause.message : String(cause))
				);
				if (outcome !== null) failed += 1;
				console.log(`${name} ${step}: ${outcome === null ? 'yes' : `NO, ${outcome}`}`);
			}
		} catch (cause) {
			failed += 1;
			console.log(`${program} could not be driven: ${String(cause)}`);
		} finally {
			await browser?.close();
			await rm(folder, { recursive: true, force: true });
		}
	}
	server.close();
	server.closeAllConnections();
	return failed === 0 ? 0 : 1;
}
