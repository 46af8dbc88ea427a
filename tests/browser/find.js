import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'microsoft-edge'
];
const places = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
];

/**
 * The browser the tests drive: CHROME_PATH, then Playwright's own, then an installed Chromium, Chrome or Edge.
 * @returns {string | null} a path, or null when there is none
 */
export function findBrowser() {
	const onPath = (process.env.PATH ?? '')
		.split(delimiter)
		.flatMap((folder) => names.map((name) => join(folder, name)));
	const candidates = [
		process.env.CHROME_PATH ?? '',
		chromium.executablePath(),
		...onPath,
		...places
	];
	return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
}

/** @param {string} command @param {string[]} words */
function tries(command, words) {
	console.log(`No browser found. Trying: ${command} ${words.join(' ')}`);
	return (
		spawnSync(command, words, { stdio: 'inherit', shell: process.platform === 'win32' }).status ===
		0
	);
}

function hasApt() {
	try {
		execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
		return process.getuid?.() === 0;
	} catch {
		return false;
	}
}

/** Finds a browser or fetches one: on Debian as root its package, elsewhere Playwright's download. */
export function fetchBrowser() {
	const found = findBrowser();
	if (found !== null) return found;
	if (hasApt() && tries('apt-get', ['update', '-qq']))
		tries('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
	if (findBrowser() === null) tries('npx', ['playwright', 'install', 'chromium']);
	return findBrowser();
}

if (process.argv[1]?.endsWith('find.js')) {
	const path = fetchBrowser();
	if (path === null) {
		console.error(
			'The browser tests need Chromium, Chrome or Edge: install one, or set CHROME_PATH to it.'
		);
		process.exitCode = 1;
	} else console.log(`Browser tests use ${path}`);
}
