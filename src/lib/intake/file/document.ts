import { fileKind } from './foreign';
import { openGrids, tablesOf } from './pasted';
import { refused, refusedEmpty } from './refusal';
import type { Opened } from '../sheet';
import { openTable, openText } from './text-table';
import { openWorkbook } from './workbook';

/** A larger file is refused before it is read. */
const LARGEST_FILE = 100_000_000;
/** What a pasted table is called in its problems. */
const PASTED = 'Pasted table';

/**
 * Opens a file of any kind: text in any usual encoding and with any usual delimiter, or a workbook. Every cell stays text and
 * keeps its row's number. What cannot be opened is a problem with its cure; nothing is thrown.
 */
export async function openFile(name: string, bytes: Uint8Array): Promise<Opened> {
	if (bytes.length === 0) return refusedEmpty(name);
	if (bytes.length > LARGEST_FILE)
		return refused(
			name,
			'too-large',
			`${name} has ${Math.ceil(bytes.length / 1e6).toLocaleString('en-GB')} MB; at most ${LARGEST_FILE / 1e6} MB can be read. Cut it to the measures the board follows.`
		);
	try {
		const kind = fileKind(bytes);
		if (kind === 'zip') return await openWorkbook(name, bytes);
		if (kind === 'ole') return refusedOle(name, bytes);
		if (kind === 'text') return openText(name, bytes);
		return refused(
			name,
			'binary',
			`${name} is ${kind.foreign}, whatever its name says. Choose the CSV file or the workbook that holds the figures.`
		);
	} catch {
		return unopened(name);
	}
}

/**
 * Opens a table copied from a spreadsheet, a document or a web page: from its HTML where that holds a table, because text from
 * Word breaks a cell of two lines in two rows; else from its text.
 */
export function openPasted(text: string, html: string | null): Opened {
	if (Math.max(text.length, html?.length ?? 0) > LARGEST_FILE)
		return refused(
			PASTED,
			'too-large',
			'The pasted table is too large. Save it as a file and choose that instead.'
		);
	try {
		const tables = html === null ? [] : tablesOf(html);
		if (tables.length > 0) return openGrids(PASTED, tables);
		if (text.trim() === '')
			return refused(
				PASTED,
				'empty',
				'Nothing was pasted. Copy the cells of the table, with its headings, and paste again.'
			);
		return text.includes('\t') ? openTable(PASTED, text, [], '\t') : openTable(PASTED, text);
	} catch {
		return unopened(PASTED);
	}
}

const unopened = (name: string) =>
	refused(
		name,
		'not-a-table',
		`${name} could not be opened: it is damaged or cut short. Get it again from its source, or open it where it was made and save it as CSV.`
	);

function refusedOle(name: string, bytes: Uint8Array): Opened {
	const names = new TextDecoder('utf-16le').decode(bytes);
	if (names.includes('EncryptedPackage'))
		return refused(
			name,
			'encrypted',
			`${name} is protected by a password. Open it with its password, save a copy without one, and choose that.`
		);
	return names.includes('WordDocument')
		? refused(
				name,
				'binary',
				`${name} is an old Word document. Open it, copy the table and paste it here.`
			)
		: refused(
				name,
				'binary',
				`${name} is a workbook in the old .xls form, which cannot be read. Open it, save it as an Excel workbook (.xlsx) or as CSV, and choose that.`
			);
}
