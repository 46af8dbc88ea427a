import { firefox } from '@playwright/test';
import type { SmokeBrowser } from './browser';

/** Debian's Firefox, driven by Playwright. Its download event never comes, so its folder is watched instead. */
export async function startFirefox(program: string, folder: string): Promise<SmokeBrowser> {
	const browser = await firefox.launch({
		executablePath: program,
		channel: 'moz-firefox',
		downloadsPath: folder,
		firefoxUserPrefs: {
			'dom.storageManager.prompt.testing': true,
			'dom.storageManager.prompt.testing.allow': true,
			'browser.download.dir': folder,
			'browser.download.folderList': 2,
			'browser.helperApps.neverAsk.saveToDisk': 'text/csv,image/svg+xml,application/octet-stream'
		}
	});
	const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
	return {
		name: `Firefox ${browser.version()}`,
		downloads: folder,
		open: async (address) => void (await page.goto(address)),
		run: (body) => page.evaluate(`(() => { ${body} })()`),
		choose: (path) => page.locator('input[type=file]').first().setInputFiles(path),
		close: () => browser.close()
	};
}
