import type { Problem } from '$lib/domain/problem';
import type { Row } from './csv';

/** One table as it stood in a file: a text file is one sheet, a workbook several. Every cell is text. */
export interface Sheet {
	/** The file's name as its owner knows it. */
	readonly file: string;
	/** The sheet's name in a workbook; null for a text file or a pasted table. */
	readonly sheet: string | null;
	/** Whether a workbook does not show this sheet; absent where it does, and for text. */
	readonly hidden?: true;
	/** Rows with at least one cell filled, with the numbers a spreadsheet shows beside them. */
	readonly rows: readonly Row[];
	/** What was wrong with the file itself: quotation marks, letters, a sheet that could not be opened. */
	readonly problems: readonly Problem[];
}

/** A file opened: its sheets, or why it could not be. */
export interface Opened {
	readonly sheets: readonly Sheet[];
	/** Problems of the whole file; with an error there are no sheets. */
	readonly problems: readonly Problem[];
}
