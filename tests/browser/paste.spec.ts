import { expect, expectAccessible, test } from './page';
import { addButton, addedHeading, line, openUpload, press, reviewOf, tabTo } from './upload-page';

test.describe('a pasted table', () => {
	const cells = [
		['LA Number', 'LA and Regions', '2024', '2025'],
		['892', 'Nottingham', '3', '4'],
		['831', 'Derby', '2', '5']
	];
	const title = 'Looked-after children cautioned or convicted';

	for (const [what, html] of [
		['of a spreadsheet, as text', false],
		['of a document, as HTML', true]
	] as const)
		test(`${what}, is read, reviewed and added`, async ({ page }) => {
			await openUpload(page);
			await press(page, page.getByText('Paste a table instead'));
			const box = page.getByLabel('A table copied from Excel or Word');
			await tabTo(page, box);
			const text = html
				? cells.flat().join(' ')
				: [[title], ...cells].map((row) => row.join('\t')).join('\n');
			const markup = `<p>${title}</p><table><tr><td>${title}</td></tr>${cells
				.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
				.join('')}</table>`;
			await box.evaluate(
				(node, given) => {
					const clipboardData = new DataTransfer();
					for (const [type, data] of Object.entries(given)) clipboardData.setData(type, data);
					node.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
				},
				{ 'text/plain': text, ...(html && { 'text/html': markup }) }
			);
			// A made-up event puts nothing into the box: the browser’s own would.
			await page.keyboard.insertText(text);
			await expectAccessible(page);
			await press(page, page.getByRole('button', { name: 'Read the pasted table' }));
			await expect(reviewOf(page, 'Pasted table.csv')).toBeFocused();
			await expect(line(page, 'What it holds', 'Figures')).toContainText('4');
			await tabTo(page, page.getByLabel('The day this edition was published'));
			await page.keyboard.type('05052026');
			await press(page, addButton(page));
			await expect(addedHeading(page, /^Added: 4 cells from Pasted table\.csv/)).toBeFocused();
		});
});
