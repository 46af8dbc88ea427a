import type { Row } from '../csv';

/** A table whose decimal commas are points, and what was done. */
interface Pointed {
	readonly rows: readonly Row[];
	/** Cells changed. */
	readonly changed: number;
	/** Some cell that could have meant thousands; null when there is none. */
	readonly doubtful: { readonly row: number; readonly cell: string } | null;
	/** Whether decimal commas stand beside decimal points, so that nothing was changed. */
	readonly mixed: boolean;
}

const around = (body: string) => new RegExp(`^(?:[-\\u2212\\u2013(]? ?£? ?)(?:${body}) ?%?\\)?$`);

/** `3,5`, `0,125`, `1.234,5`: nothing but a decimal comma. */
const comma = around('\\d+,\\d{1,2}|0,\\d+|\\d+,\\d{4,}|\\d{1,3}(?:[. ]\\d{3})+,\\d+');
/** `3.5`, `1,234.5`: nothing but a decimal point. */
const point = around('\\d+\\.\\d{1,2}|0\\.\\d+|\\d+\\.\\d{4,}|\\d{1,3}(?:,\\d{3})+\\.\\d+');
/** `1,234` and `1.234` mean one thing in one country and another in the next. */
const either = around('[1-9]\\d{0,2}(?:,\\d{3})+|[1-9]\\d{0,2}(?:\\.\\d{3})+');

/**
 * Turns decimal commas into points, in a table whose cells are not separated by commas. `3,5` must never be read as 35, nor
 * `1,234` as a number a thousand times too large: where the table has cells that can only be decimal commas and none that can
 * only be decimal points, every comma in a number is a decimal comma and every point one of thousands. With both kinds nothing
 * is changed, and `3,5` stays unreadable.
 */
export function pointDecimals(rows: readonly Row[]): Pointed {
	let commas = 0;
	let points = 0;
	let doubtful: { row: number; cell: string } | null = null;
	for (const { row, cells } of rows)
		for (const cell of cells) {
			if (!cell.includes(',') && !cell.includes('.')) continue;
			const text = cell.trim();
			if (comma.test(text)) commas += 1;
			else if (point.test(text)) points += 1;
			else if (!doubtful && either.test(text)) doubtful = { row, cell: text };
		}
	const sure = commas > 0 && points === 0;
	if (!sure) return { rows, changed: 0, doubtful, mixed: commas > 0 };
	let changed = 0;
	const pointed = rows.map(({ row, cells }) => ({
		row,
		cells: cells.map((cell) => {
			const text = cell.trim();
			if (!comma.test(text) && !either.test(text)) return cell;
			changed += 1;
			return text.replace(/[.\s](?=\d{3})/g, '').replace(',', '.');
		})
	}));
	return { rows: pointed, changed, doubtful, mixed: false };
}
