import { laitExcerpt } from './lait-excerpt';
import { expect, test } from './page';
import {
	addButton,
	addedHeading,
	choose,
	fileInput,
	fileList,
	holdEngine,
	press,
	reviewOf
} from './upload-page';

const lait = { name: 'lait-2026-05-01.csv', text: laitExcerpt() };

test.describe('an engine that is stopped or cannot start', () => {
	test('a file that does not come is said soon, with what to do', async ({ page }) => {
		await page.route('**/*.wasm', (route) => route.abort());
		await page.goto('/data/upload');
		await expect(page.getByRole('main')).toContainText(
			'The data engine could not be fetched from this site. Check the connection and reload the page'
		);
	});

	test('two files dropped in a row, and one stopped while the engine starts, leave one review', async ({
		page
	}) => {
		const release = await holdEngine(page);
		await page.goto('/data/upload');
		await choose(page, lait);
		await press(page, page.getByRole('button', { name: 'Stop' }));
		await expect(page.getByRole('button', { name: 'Stop' })).toHaveCount(0);
		await expect(page.getByText('Stopped.')).toBeVisible();
		await expect(fileInput(page)).toBeFocused();
		await expect(fileInput(page)).toBeEnabled();
		await page.evaluate((text) => {
			const drop = (name: string) => {
				const data = new DataTransfer();
				data.items.add(new File([text], name));
				document
					.querySelector('.choose')
					?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
			};
			drop('lait-2026-05-02.csv');
			drop('lait-2026-05-03.csv');
		}, lait.text);
		release();
		await expect(reviewOf(page, 'lait-2026-05-02.csv')).toBeFocused({ timeout: 60_000 });
		await expect(fileList(page).getByRole('row')).toHaveCount(2);
		await press(page, addButton(page));
		await expect(addedHeading(page, /^Added: 2,100 cells/)).toBeFocused();
	});

	test('a file stopped while it is read leaves no fault behind, and is read when chosen again', async ({
		page
	}) => {
		const faults: string[] = [];
		page.on('console', (message) => {
			if (message.type() === 'error') faults.push(message.text());
		});
		page.on('pageerror', ({ message }) => faults.push(message));
		const [header, ...rows] = lait.text.trimEnd().split('\n');
		const long = { name: lait.name, text: [header, ...Array(80).fill(rows).flat()].join('\n') };
		await page.goto('/data/upload');
		for (const moment of [0, 40, 80, 120]) {
			// In the page itself: what is read in a blink is over before a test has pressed anything.
			const stopped = page.evaluate(
				async ([sentence, moment]) => {
					const said = () => document.querySelector('.progress')?.textContent.includes(sentence);
					while (!said()) await new Promise((done) => setTimeout(done, 1));
					await new Promise((done) => setTimeout(done, moment));
					document.querySelector<HTMLElement>('.progress button')?.click();
				},
				[`Reading ${lait.name}.`, moment] as const
			);
			await choose(page, long);
			await stopped;
			await expect(page.getByText('Stopped.')).toBeVisible();
		}
		await choose(page, lait);
		await expect(reviewOf(page, lait.name)).toBeFocused({ timeout: 60_000 });
		expect(faults).toEqual([]);
	});
});
