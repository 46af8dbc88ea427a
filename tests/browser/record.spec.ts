import { createHash } from 'node:crypto';
import { expect as patient, type Page } from '@playwright/test';
import { listed, test, type NewRecord, type SiteCopy } from './record-host';

/** An engine that steps back from a faulty record starts twice. */
const expect = patient.configure({ timeout: 90_000 });
test.setTimeout(240_000);

const LEICESTER = '/indicators/cla-offending?authority=E06000016';
const NOW = '3% of Leicester’s looked-after children';
const THEN = '77% of Leicester’s looked-after children';
const NEWS = 'This scorecard was published after the site was built.';
const HEADLINE = 'This headline was published after the site was built.';
const REPLACING = /The record on this site is being replaced; figures shown are those published on/;

/** The built record with one figure of Leicester's, one meeting and, with `views`, two pages otherwise. */
function another(site: SiteCopy, views = true): NewRecord {
	const before = site.manifest;
	const files = new Map<string, string>();
	function add(name: string, kind: 'csv' | 'json', text: string) {
		const file = listed(name, kind, text);
		files.set(file.file, text);
		return file;
	}
	const observations = before.observations.map((part) => {
		if (!part.indicators.includes('cla-offending')) return part;
		const text = site
			.read(`data/${part.file}`)
			.replaceAll(
				/^(cla-offending,E06000016,2024-04-01\/2025-03-31,[^,]+),3,,[^,]*,[^,]*,/gm,
				'$1,77,,,,'
			);
		return { ...add('observations', 'csv', text), indicators: part.indicators };
	});
	const meetings = site.read(`data/${before.tables['meetings']?.file}`);
	const [meeting = ''] = meetings.split('\n').slice(1);
	const added = meeting.replace(/^\d{4}-\d\d-\d\d,[^,]*/, '2022-02-02,09:15');
	const scorecard = JSON.parse(site.read('views/scorecard.json')) as { view: object };
	const measure = JSON.parse(site.read('views/measures/cla-offending.json')) as {
		view: { trend: object };
	};
	const made = {
		'scorecard.json': { ...scorecard, view: { ...scorecard.view, news: NEWS } },
		'measures/cla-offending.json': {
			...measure,
			view: { ...measure.view, trend: { ...measure.view.trend, headline: HEADLINE } }
		}
	};
	const shown = views
		? Object.entries(made).map(([path, view]) => [
				path,
				add(path.slice(0, -5).replaceAll('/', '-'), 'json', JSON.stringify(view))
			])
		: [];
	return {
		manifest: {
			...before,
			made: '2026-11-23T09:30:00.000Z',
			tables: {
				...before.tables,
				meetings: add('meetings', 'csv', `${meetings.trimEnd()}\n${added}\n`)
			},
			observations,
			views: Object.fromEntries(shown) as NewRecord['manifest']['views'],
			previous: createHash('sha256').update(site.read('data/manifest.json')).digest('hex')
		},
		files
	};
}

const main = (page: Page) => page.getByRole('main');

test.describe('a record replaced on the host without a build', () => {
	test('is shown by the pages, by a meeting of its own and by the engine, with its day', async ({
		page,
		site,
		requests
	}) => {
		site.publish(another(site));
		const address = await site.serve();
		await page.goto(address);
		await expect(main(page)).toContainText(NEWS);
		await expect(main(page)).toContainText('Figures published on 23 November 2026.');
		await page.goto(`${address}/indicators/cla-offending`);
		await expect(main(page)).toContainText(HEADLINE);
		await page.goto(`${address}/meetings/2022-02-02`);
		await expect(main(page)).toContainText('09:15');
		await page.goto(`${address}${LEICESTER}`);
		await expect(main(page)).toContainText(THEN);
		expect(
			requests.filter((url) => !url.startsWith(address) && !/^(?:blob|data):/.test(url))
		).toEqual([]);
	});

	test('is shown by the engine where its pages were not published with it', async ({
		page,
		site
	}) => {
		site.publish(another(site, false));
		await page.goto(`${await site.serve()}${LEICESTER}`);
		await expect(main(page)).toContainText(THEN);
		await page.getByRole('link', { name: 'Scorecard' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/How our children/);
		await expect(main(page)).toContainText('Figures published on 23 November 2026.');
	});

	test('is looked for after the page stands, and read one part for one measure', async ({
		page,
		site,
		requests
	}) => {
		const address = await site.serve();
		await page.goto(`${address}/indicators/cla-offending`);
		const drawn = requests.length;
		await expect.poll(() => requests.some((url) => url.endsWith('/data/manifest.json'))).toBe(true);
		expect(requests.findIndex((url) => url.endsWith('/data/manifest.json'))).toBeGreaterThan(0);
		expect(requests.slice(0, drawn).filter((url) => url.includes('/data/'))).toEqual([]);
		await page.goto(`${address}${LEICESTER}`);
		await expect(main(page)).toContainText(NOW);
		const parts = requests.filter((url) => url.includes('/data/parts/observations.'));
		expect(new Set(parts).size).toBe(1);
		expect(site.manifest.observations.length).toBeGreaterThan(8);
	});
});

test.describe('a record that is not whole', () => {
	/** What is wrong with it, and what is said. */
	const faults: readonly [string, RegExp, (site: SiteCopy) => void][] = [
		[
			'whose manifest came before its figures',
			REPLACING,
			(site) => {
				const record = another(site, false);
				site.publish(record);
				for (const { file } of record.manifest.observations)
					if (record.files.has(file)) site.put(`data/${file}`, null);
			}
		],
		[
			'whose manifest lies about the hash of the figures',
			REPLACING,
			(site) => {
				const record = another(site, false);
				site.publish(record);
				for (const { file } of record.manifest.observations) {
					const text = record.files.get(file);
					if (text !== undefined) site.put(`data/${file}`, text.replaceAll(',77,', ',78,'));
				}
			}
		],
		[
			'that lacks its table of meetings',
			REPLACING,
			(site) => {
				const { manifest, files } = another(site, false);
				const { meetings, ...tables } = manifest.tables;
				void meetings;
				site.publish({ manifest: { ...manifest, tables }, files });
			}
		],
		[
			'whose table of meetings contradicts itself',
			REPLACING,
			(site) => {
				const { manifest, files } = another(site, false);
				const text = 'meeting,time\nnever,late\n';
				const meetings = listed('meetings', 'csv', text);
				site.publish({
					manifest: { ...manifest, tables: { ...manifest.tables, meetings } },
					files: new Map([...files, [meetings.file, text]])
				});
			}
		],
		[
			'whose manifest is a web page with status 200',
			/gives a web page: the file is missing.*Figures shown are those published on/,
			(site) => site.put('data/manifest.json', '<!doctype html><title>Not found</title>')
		],
		[
			'published by a newer version of the site',
			/newer version of this site.*Reload the page.*Figures shown are those published on/,
			(site) => {
				const record = another(site, false);
				site.publish({ ...record, manifest: { ...record.manifest, manifest: 2 } });
			}
		]
	];
	for (const [what, said, spoil] of faults)
		test(`${what} is never shown: the one before is, and it is said`, async ({ page, site }) => {
			spoil(site);
			const address = await site.serve();
			await page.goto(`${address}${LEICESTER}`);
			await expect(main(page)).toContainText(NOW);
			await expect(main(page)).toContainText(said);
			await expect(main(page)).not.toContainText(/7[78]%/);
			await page.goto(address);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(/How our children/);
			await expect(main(page)).not.toContainText(NEWS);
		});

	test('because its manifest has not come yet is not shown, and nothing need be said', async ({
		page,
		site
	}) => {
		site.publish(another(site), false);
		await page.goto(`${await site.serve()}${LEICESTER}`);
		await expect(main(page)).toContainText(NOW);
		await expect(main(page)).not.toContainText('The record on this site');
	});

	test('only in a page’s figures has that page made anew from its tables', async ({
		page,
		site
	}) => {
		const record = another(site);
		site.publish(record);
		const view = record.manifest.views['scorecard.json']?.file ?? '';
		site.put(`data/${view}`, (record.files.get(view) ?? '').replace(NEWS, 'Overwritten.'));
		const address = await site.serve();
		await page.goto(address);
		await expect(main(page)).toContainText('Figures published on 23 November 2026.');
		await expect(page.getByRole('article').first()).toBeVisible();
		await expect(main(page)).not.toContainText('Overwritten.');
		await expect(main(page)).not.toContainText(NEWS);
		await page.goto(`${address}${LEICESTER}`);
		await expect(main(page)).toContainText(THEN);
		await expect(main(page)).not.toContainText('The record on this site');
	});

	test('with nothing whole before it leaves the pages as built, and the engine says what to do', async ({
		page,
		site
	}) => {
		for (const { file } of site.manifest.observations) site.put(`data/${file}`, null);
		const address = await site.serve();
		await page.goto(`${address}/indicators/cla-offending`);
		await expect(main(page)).toContainText('2% of Nottingham’s looked-after children');
		await page.goto(`${address}${LEICESTER}`);
		await expect(page.getByRole('alert')).toContainText('Reload the page in a few minutes');
	});
});
