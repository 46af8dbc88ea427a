import { laitExcerpt } from './lait-excerpt';
import { expect, test } from './page';
import {
	addButton,
	addedHeading,
	choose,
	fileInput,
	fileList,
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
		let release = () => undefined as unknown;
		const held = new Promise((resolve) => (release = () => resolve(null)));
		await page.route('**/*.wasm', async (route) => {
			await held;
			await route.continue().catch(() => undefined);
		});
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
});
