import { writeXlsx } from 'hucre/xlsx';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './page';
import { boardPaper, ownTable, partlyBad, screen, shiftedRelease } from './tables';
import {
	addButton,
	addedHeading,
	answer,
	choose,
	chooseToKeep,
	fileList,
	line,
	linesOf,
	openUpload,
	press,
	reviewOf,
	saved,
	tabTo,
	useAnswers
} from './upload-page';

const YEARS = 'What does a year standing alone mean in this table?';
const MEASURE = 'Which measure is this table of?';
const PLACE = 'Which place is this table of?';

test.describe('a table whose years or measure only the analyst knows', () => {
	test('a board paper’s row is asked about with evidence, added as a paper and seen in the ledger', async ({
		page
	}) => {
		await openUpload(page);
		await choose(page, { name: 'offending-2021-09-20.csv', text: boardPaper });
		await expect(reviewOf(page, 'offending-2021-09-20.csv')).toBeFocused();
		await expect(line(page, 'What it holds', 'Figures')).toContainText('Not yet read');
		await expect(line(page, 'Checks', 'Values')).toContainText('After your answer');
		await expect(page.getByRole('main')).toContainText(
			'“Looked-after children cautioned or convicted”'
		);
		await expect(addButton(page)).toHaveCount(0);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await answer(page, MEASURE, /^Looked-after children cautioned or convicted/);
		await answer(page, PLACE, 'Nottingham');
		await useAnswers(page);
		await expect(reviewOf(page, 'offending-2021-09-20.csv')).toBeFocused();
		const years = page.getByRole('group', { name: YEARS });
		await expect(years).toContainText(
			'At +1 year this table agrees with what is held in 10 of 11 cells, the last differs (2019/20: file 3%, held 4%)'
		);
		await expect(years).toContainText('at 0 in 2 of 10');
		await expectAccessible(page);
		await answer(page, YEARS, /^The year it begins in: 2009 is 2009\/10/);
		await useAnswers(page);
		await expect(addButton(page)).toBeVisible();
		await expect(line(page, 'Beside what is held now', 'Revised')).toContainText(/1$/);
		await expect(line(page, 'Beside what is held now', 'Unchanged')).toContainText(/10$/);
		const called = page.getByLabel('What the edition is called where figures are cited');
		await tabTo(page, called);
		await page.keyboard.press('ControlOrMeta+A');
		await page.keyboard.type('The row as it was uploaded');
		await press(page, addButton(page));
		await expect(addedHeading(page, /^Added: 11 cells/)).toBeFocused();
		await press(page, page.getByRole('link', { name: 'See what was restated' }));
		const ledger = page.getByRole('table', { name: /every figure held/ });
		const year = ledger.getByRole('rowgroup').filter({ hasText: 'Year ending 31 March 2020' });
		await expect(year).toContainText('The row as it was uploaded');
		await expect(year).toContainText('Shown now: 4%');
		await expectAccessible(page);
	});

	test('a release labelled a year early is asked about, and moved by the answer', async ({
		page
	}) => {
		const name = 'shifted-2026-05-01.csv';
		await openUpload(page);
		await choose(page, { name, text: shiftedRelease });
		await expect(reviewOf(page, name)).toBeFocused();
		const asked = 'Do the years of this table say what they seem to say?';
		await expect(page.getByRole('group', { name: asked })).toContainText(
			/At \+1 year this table agrees with what is held in \d+ of \d+ cells/
		);
		await expect(addButton(page)).toHaveCount(0);
		await expectAccessible(page);
		await answer(page, asked, /^No: each year stands for the one after/);
		await useAnswers(page);
		await expect(addButton(page)).toBeVisible();
		await expect(line(page, 'Beside what is held now', 'Unchanged')).toContainText(/5$/);
		await expect(line(page, 'Beside what is held now', 'Revised')).toContainText(/0$/);
		await answer(page, asked, /^Yes: take the years as labelled/);
		await useAnswers(page);
		await expect(line(page, 'Beside what is held now', 'Unchanged')).not.toContainText(/5$/);
		await expect(addButton(page)).toBeVisible();
	});
});

test.describe('a table no format knows', () => {
	test('is mapped by its columns, kept, and known by its header the next time', async ({
		page
	}) => {
		await openUpload(page);
		await choose(page, { name: 'mentors-2026-05-01.csv', text: ownTable() });
		await expect(reviewOf(page, 'mentors-2026-05-01.csv')).toBeFocused();
		await expect(page.getByRole('group', { name: 'Which column names the place?' })).toContainText(
			'“Council” looks like it: 3 of its first 3 cells name places.'
		);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await answer(page, 'Which column names the place?', /^Council/);
		await answer(page, 'Which column names the period?', /^Quarter/);
		await answer(page, 'Which column has the figures?', /^Score/);
		await answer(page, 'Which column names the measure?', /^Outcome/);
		await useAnswers(page);
		await expect(addButton(page)).toBeVisible();
		await expect(line(page, 'Beside what is held now', 'New')).toContainText(/3$/);
		await expectAccessible(page);
		await chooseToKeep(page);
		await press(page, addButton(page));
		await expect(page.getByText('The file is kept on this computer')).toBeVisible();
		await page.reload();
		await choose(page, { name: 'mentors-2026-08-01.csv', text: ownTable([12, 14, 15, 17]) });
		await expect(reviewOf(page, 'mentors-2026-08-01.csv')).toBeFocused();
		await expect(addButton(page)).toBeVisible();
		await expect(line(page, 'Beside what is held now', 'New')).toContainText(/1$/);
		await expect(line(page, 'Beside what is held now', 'Unchanged')).toContainText(/3$/);
	});
});

test.describe('a workbook', () => {
	test('has its sheets chosen, the notes left alone, and the figures reviewed', async ({
		page
	}) => {
		const rows = screen(3)
			.trim()
			.split('\n')
			.map((each) => each.split(',').map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell)));
		const text = await writeXlsx({
			sheets: [
				{ name: 'Notes', rows: [['Prepared by the performance team for the board.'], ['Draft']] },
				{ name: 'Offending', rows }
			]
		});
		await openUpload(page);
		await choose(page, { name: 'board-2026-05-01.xlsx', text });
		await expect(
			page.getByRole('heading', { level: 2, name: 'board-2026-05-01.xlsx' })
		).toBeFocused();
		const chooser = page.getByRole('group', { name: 'Which sheets hold the figures?' });
		await expect(chooser.getByRole('checkbox', { name: /^Notes/ })).toBeDisabled();
		await expect(
			chooser.getByRole('checkbox', { name: /^Offending: 4 rows, LAIT screen download/ })
		).toBeChecked();
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await press(page, page.getByRole('button', { name: 'Read this sheet' }));
		await expect(reviewOf(page, 'board-2026-05-01.xlsx, sheet “Offending”')).toBeFocused();
		await expect(line(page, 'What it holds', 'Figures')).toContainText('4');
		await press(page, addButton(page));
		await expect(addedHeading(page, /^Added: 4 cells/)).toBeFocused();
	});

	test('made from the page’s own templates can be had as Excel and as CSV', async ({ page }) => {
		await openUpload(page);
		await press(page, page.getByText('Get an empty template for the quarter'));
		const links = page.getByRole('group', { name: 'Files to read' }).getByRole('listitem');
		await expect(links).toHaveCount(4);
		await expectAccessible(page);
		for (const item of await links.all()) {
			const excel = await saved(page, item.getByRole('link', { name: 'Excel' }));
			expect(excel.name).toMatch(/\.xlsx$/);
			expect(excel.bytes.subarray(0, 2).toString()).toBe('PK');
			const csv = await saved(page, item.getByRole('link', { name: 'CSV' }));
			expect(csv.name).toMatch(/\.csv$/);
			expect(linesOf(csv.bytes)[0]).toMatch(/,/);
		}
	});
});

test.describe('several files at once', () => {
	test('ten are read one after another, the dictionary first, and each can be reviewed', async ({
		page
	}) => {
		const dictionary = {
			name: 'dictionary.csv',
			text: 'Short Desc,Long Description,Theme,Good Is,Numeric Type\nLAC_Convictions,x,y,Low,Percentage\n'
		};
		const given = Array.from({ length: 9 }, (_, place) => ({
			name: `screen-2026-0${place + 1}-01.csv`,
			text: screen(place + 1)
		}));
		await openUpload(page);
		await choose(page, ...given, dictionary);
		await expect(reviewOf(page, 'screen-2026-01-01.csv')).toBeFocused();
		const rows = fileList(page).getByRole('row');
		await expect(rows).toHaveCount(11);
		await expect(fileList(page).getByText('Ready to add')).toHaveCount(9);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await press(page, page.getByRole('button', { name: 'Review screen-2026-09-01.csv' }));
		await expect(reviewOf(page, 'screen-2026-09-01.csv')).toBeFocused();
		await press(page, addButton(page));
		await expect(addedHeading(page, /^Added: 4 cells/)).toBeFocused();
		await press(page, page.getByRole('button', { name: 'Review screen-2026-02-01.csv' }));
		await expect(reviewOf(page, 'screen-2026-02-01.csv')).toBeFocused();
		await expect(
			page.getByText(/This edition is older than the one of 1 September 2026/)
		).toBeVisible();
		await press(page, page.getByRole('button', { name: 'Put away screen-2026-02-01.csv' }));
		await expect(rows).toHaveCount(10);
	});
});

test.describe('a file of which some rows cannot be used', () => {
	test('lists them, saves them, and goes on without them when told to', async ({ page }) => {
		const name = 'partly-2026-05-01.csv';
		await openUpload(page);
		await choose(page, { name, text: partlyBad });
		await expect(reviewOf(page, name)).toBeFocused();
		await expect(line(page, 'What it holds', 'Rows set aside')).toContainText(/[12]$/);
		await expect(page.getByRole('main')).toContainText(
			'“Atlantis”, which is no place the record knows'
		);
		await expect(addButton(page)).toHaveCount(0);
		await expectAccessible(page);
		const aside = await saved(
			page,
			page.getByRole('button', { name: 'Download the rows set aside (CSV)' })
		);
		expect(aside.name).toBe('rows-set-aside-partly-2026-05-01.csv');
		expect(linesOf(aside.bytes)).toEqual(
			expect.arrayContaining([expect.stringMatching(/^6,.*,999,Atlantis,2,3,4,1$/)])
		);
		const found = await saved(
			page,
			page.getByRole('button', { name: 'Download everything found (CSV)' })
		);
		expect(linesOf(found.bytes)[0]).toBe('severity,rule,file,row,column,message');
		expect(linesOf(found.bytes).join('\n')).toMatch(/^error,identity\.unknown-area,.*,6,/m);
		await answer(page, 'Some rows cannot be used. Go on without them?', /^Leave them out/);
		await useAnswers(page);
		await expect(addButton(page)).toBeVisible();
		await press(page, addButton(page));
		await expect(addedHeading(page, /^Added: 9 cells/)).toBeFocused();
	});
});
