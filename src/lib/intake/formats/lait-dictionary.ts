import type { Asked, Format, Reading } from '../format';
import { Gathering } from '../gathering';
import { dataRows } from '../data-rows';
import { findHeader } from '../header';
import {
	describeMeasures,
	laitDictionaryColumns,
	type LaitDictionaryColumn
} from '../lait-dictionary';
import { LAIT_SOURCE } from '../lait-long';
import type { Sheet } from '../sheet';
import { refuseColumn, refuseEmpty } from '../sheet-refusals';

/** Enough of the columns to know the dictionary by, when one or two are missing or renamed. */
const ENOUGH = 6;

const headerOf = (sheet: Sheet) => {
	const header = findHeader(sheet, laitDictionaryColumns, ENOUGH);
	return header?.columns.has('Measure_short') ? header : null;
};

function read(sheet: Sheet, asked: Asked): Reading {
	const gathering = new Gathering(sheet, asked);
	const header = headerOf(sheet);
	for (const column of header?.missing ?? ['Measure_short'])
		refuseColumn(
			gathering,
			sheet.file,
			column,
			'Choose LAIT’s data dictionary as DfE publishes it.'
		);
	if (!header || header.missing.length > 0) return gathering.reading(0);
	const rows = dataRows(sheet, header, gathering);
	if (rows.length === 0)
		refuseEmpty(gathering, sheet.file, 'Choose the whole dictionary.', 'measures');
	const lines = rows.map(({ row, cells }) => ({
		row,
		at: (column: LaitDictionaryColumn) => cells[header.columns.get(column) ?? -1] ?? ''
	}));
	const indicators = describeMeasures(lines, sheet.file, (severity, row, column, rule, message) => {
		if (severity === 'warning') gathering.warn(row, column, rule, message);
		else gathering.note(row, column, rule, message);
	});
	return { ...gathering.reading(rows.length), indicators };
}

/** LAIT's data dictionary: measures and no figures. */
export const format: Format = {
	format: 'lait-dictionary',
	title: 'LAIT data dictionary',
	known_by: 'the column Measure_short beside Measure, Chart_title, Polarity and Year_Type',
	source: LAIT_SOURCE,
	knows(sheet) {
		const header = headerOf(sheet);
		if (!header) return 0;
		return header.missing.length === 0 ? 0.98 : 0.6;
	},
	read
};
