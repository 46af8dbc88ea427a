import { openFile } from '../file/document';
import { tablesOf } from '../file/pasted';
import { openTable } from '../file/text-table';
import type { Opened } from '../sheet';

/** A cell that a taller or wider one covers: it says what that one says. */
export const COVERED = '\uE000';

/** A table as it was given: cells of several lines keep them, and blank rows are left out. */
export interface PlanGrid {
	readonly rows: readonly {
		/** The row's number in what was given, from 1. */
		readonly row: number;
		readonly cells: readonly string[];
	}[];
}

/** A grid for each table, or why there is none, as a sentence with the cure. */
export type PlanGrids = { readonly grids: readonly PlanGrid[] } | { readonly problem: string };

const LARGEST = 5_000_000;
const NONE =
	'No table was found. Copy the whole table from Word or Excel, its headings too, and paste it here.';

const isFilled = (cell: string) => cell !== COVERED && cell.trim() !== '';

function gridsOfHtml(html: string): readonly PlanGrid[] {
	return tablesOf(html, { line: '\n', covered: COVERED }).map((table) => {
		const width = Math.max(...table.map((cells) => cells.length));
		return {
			rows: table
				.map((cells, index) => ({
					row: index + 1,
					// A row ends early where its last cells are covered from above.
					cells: [...cells, ...Array<string>(width - cells.length).fill(COVERED)]
				}))
				.filter(({ cells }) => cells.some(isFilled))
		};
	});
}

function gridsOfSheets({ sheets, problems }: Opened): PlanGrids {
	const grids = sheets
		.filter(({ hidden }) => hidden !== true)
		.map(({ rows }) => ({ rows: rows.filter(({ cells }) => cells.some(isFilled)) }))
		.filter(({ rows }) => rows.length > 0);
	return grids.length > 0 ? { grids } : { problem: problems[0]?.message ?? NONE };
}

/** The tables of what was pasted: of its HTML where that has one, because plain text breaks a cell of two lines in two rows. */
export function pastedGrids(text: string, html: string | null): PlanGrids {
	if (Math.max(text.length, html?.length ?? 0) > LARGEST)
		return { problem: 'What was pasted is too large for a work plan. Copy the table alone.' };
	const grids = html === null ? [] : gridsOfHtml(html).filter(({ rows }) => rows.length > 0);
	if (grids.length > 0) return { grids };
	if (text.trim() === '') return { problem: NONE };
	return gridsOfSheets(
		openTable('The pasted table', text, [], text.includes('\t') ? '\t' : undefined)
	);
}

/** The tables of a file: CSV, a workbook, or a page saved as HTML. */
export async function fileGrids(name: string, bytes: Uint8Array): Promise<PlanGrids> {
	if (bytes.length > LARGEST)
		return {
			problem: `${name} is too large for a work plan. Choose the file with the plan alone.`
		};
	const head = new TextDecoder().decode(bytes.subarray(0, 1_000)).trimStart();
	if (/^(?:\uFEFF)?<(?:!doctype|html|head|body|table|meta|div|h\d)\b/i.test(head)) {
		const grids = gridsOfHtml(new TextDecoder().decode(bytes)).filter(
			({ rows }) => rows.length > 0
		);
		return grids.length > 0 ? { grids } : { problem: NONE };
	}
	return gridsOfSheets(await openFile(name, bytes));
}
