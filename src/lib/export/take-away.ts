import { handoutCsv } from './csv';
import { handoutFileName, type HandoutKind } from './file-name';
import type { Handout, Taken } from './handout';
import { fineness, pngFile, svgFile, withAbout, withFont, wordsOf } from './picture';
import { tableHtml, tableText } from './rich-table';
import { saveFile } from './save';
import { sheetsOf } from './sheets';

/** What a figure or its table can be saved as; `print` is a picture fine enough for print. */
export type TakeKind = Exclude<HandoutKind, 'png'> | 'screen' | 'print';

const csvType = 'text/csv;charset=utf-8';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const odsType = 'application/vnd.oasis.opendocument.spreadsheet';

/** A handout as the file of a spreadsheet. The writer is fetched when it is first needed. */
export async function workbookFile(handout: Handout, kind: 'xlsx' | 'ods'): Promise<Blob> {
	const about = { title: handout.title, description: handout.alt };
	if (kind === 'ods') {
		const { writeOds } = await import('./ods');
		return new Blob([writeOds(sheetsOf(handout), about)], { type: odsType });
	}
	const { writeWorkbook } = await import('./workbook');
	return new Blob([await writeWorkbook(sheetsOf(handout), about)], { type: xlsxType });
}

function pictureOf({ picture, handout }: Taken): string {
	if (picture === null) throw new Error('there is no figure to draw');
	return withAbout(picture(document), handout);
}

async function make(taken: Taken, kind: TakeKind): Promise<Blob> {
	const { handout } = taken;
	if (kind === 'csv') return new Blob([handoutCsv(handout)], { type: csvType });
	if (kind === 'xlsx' || kind === 'ods') return workbookFile(handout, kind);
	const svg = pictureOf(taken);
	return kind === 'svg'
		? svgFile(await withFont(svg))
		: pngFile(svg, fineness[kind], wordsOf(handout));
}

/** Saves a figure or its table and returns the file’s name. Rejects with a sentence when the browser cannot make it. */
export async function save(taken: Taken, kind: TakeKind): Promise<string> {
	const picture = kind === 'screen' || kind === 'print';
	const { handout } = taken;
	const name = handoutFileName(
		kind === 'print' ? { ...handout, file: [...handout.file, '300-dpi'] } : handout,
		picture ? 'png' : kind
	);
	saveFile(name, await make(taken, kind));
	return name;
}

/** The figure as a picture for the clipboard. */
export const pictureToCopy = (taken: Taken): Promise<Blob> => make(taken, 'screen');

/** The table for the clipboard, as a table and as plain text. */
export const tableToCopy = ({ handout }: Taken, kind: 'html' | 'plain'): Blob =>
	new Blob([kind === 'html' ? tableHtml(handout) : tableText(handout)], { type: `text/${kind}` });
