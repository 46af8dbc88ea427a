import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser/find.js';

const executablePath = findBrowser();
const quiet = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-quic',
	'--no-first-run',
	'--disable-gpu'
];

/** `npm run test:everything`: every journey at both widths, and every fault in host, disk and network. */
const everything = process.env.EVERYTHING === 'yes';
const faults = /\/(?:record|working-copy-store|offline|subpath|faults|publish)\.spec\.ts$/;
/** Journeys over each kind of page, for how it lies on a narrow screen. */
const laidOut = /\/(?:actions|calendar|meeting|reading|scorecard|subject|working-copy)\.spec\.ts$/;
/** What no width can change, in those. */
const anyWidth = /the content security policy|without (?:JavaScript|a script)/;

export default defineConfig({
	testDir: 'browser',
	testMatch: '*.spec.ts',
	outputDir: '../test-results',
	fullyParallel: true,
	workers: 2,
	forbidOnly: true,
	timeout: 120_000,
	expect: { timeout: 30_000 },
	reporter: [['list']],
	use: {
		baseURL: 'http://localhost:4273',
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		// The tests of offline use allow it; elsewhere every test would fetch the whole site.
		serviceWorkers: 'block',
		screenshot: 'only-on-failure',
		launchOptions: {
			...(executablePath === null ? {} : { executablePath }),
			args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
		}
	},
	projects: [
		{
			name: 'wide',
			testIgnore: everything ? [] : faults,
			use: { viewport: { width: 1280, height: 900 } }
		},
		{
			name: 'narrow',
			// What no width can change is tried once.
			...(everything
				? {
						testIgnore: /\/(?:record|working-copy-store|offline|subpath|faults|requests)\.spec\.ts$/
					}
				: { testMatch: laidOut, grepInvert: anyWidth }),
			use: { viewport: { width: 390, height: 844 }, hasTouch: true }
		}
	],
	webServer: {
		command: 'node src/cli/run.js serve --port 4273',
		cwd: '..',
		url: 'http://localhost:4273/',
		reuseExistingServer: false,
		stdout: 'ignore'
	}
});
