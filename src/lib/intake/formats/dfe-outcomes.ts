import { dfeColumns } from '../dfe-outcomes/columns';
import { withoutMarks } from '../dfe-outcomes/headings';
import { readDfeSheet } from '../dfe-outcomes/sheet';
import type { Format } from '../format';
import { readNumber } from '../number';
import type { Sheet } from '../sheet';

/** Rows looked at to know a table, and cells of a row. */
const rowsLooked = 14;
const cellsLooked = 200;

/** How many of the known columns the first rows name. */
function columnsKnown(sheet: Sheet): number {
	const names = sheet.rows.slice(0, rowsLooked).flatMap(({ cells }) =>
		cells.slice(0, cellsLooked).map((cell) =>
			withoutMarks(cell)
				.toLowerCase()
				.replace(/\b(?:boys|girls)\b/g, 'children')
				.replace(/\b31 march \d{4}$/, '31 march')
		)
	);
	return dfeColumns.filter(({ known }) => names.some((name) => known.test(name))).length;
}

/** Whether the first title is one of the local authority tables, with figures under it. */
function titled(sheet: Sheet): boolean {
	const [title = '', ...rest] = (sheet.rows[0]?.cells ?? []).filter((cell) => cell.trim() !== '');
	return (
		rest.length === 0 &&
		/^table\s+\w+\s*:/i.test(title.trim()) &&
		/looked after/i.test(title) &&
		sheet.rows
			.slice(0, 40)
			.some(({ cells }) => cells.filter((cell) => readNumber(cell).kind === 'printed').length > 2)
	);
}

/** DfE’s yearly files on outcomes of looked-after children (OC2, SFR), in every shape from 2010 to 2019. */
export const format: Format = {
	format: 'dfe-outcomes',
	title: 'DfE outcomes for looked-after children, yearly file',
	known_by: 'columns or titles of DfE’s tables on outcomes of looked-after children, 2010 to 2019',
	source: {
		prefix: 'dfe-outcomes',
		publisher: 'Department for Education',
		title: 'Outcomes for children looked after by local authorities in England',
		licence: 'Open Government Licence v3.0',
		status: 'statistics'
	},
	knows(sheet) {
		if (titled(sheet)) return 0.9;
		return columnsKnown(sheet) >= 2 ? 0.9 : 0;
	},
	read: readDfeSheet
};
