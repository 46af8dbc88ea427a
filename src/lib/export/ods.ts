import { zipSync, strToU8 } from 'fflate';
import { escapeText } from '$lib/chart/serialise';
import { cleanText } from './clean-text';
import {
	cellText,
	letter,
	LINK,
	quoted,
	type WorkbookAbout,
	type WorkbookCell,
	type WorkbookColumn,
	type WorkbookSheet
} from './workbook';

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

const namespaces = Object.entries({
	office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
	table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
	text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
	style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
	number: 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0',
	fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
	meta: 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
	dc: 'http://purl.org/dc/elements/1.1/',
	xlink: 'http://www.w3.org/1999/xlink'
})
	.map(([prefix, name]) => ` xmlns:${prefix}="${name}"`)
	.join('');

/** Text inside XML: marks of the markup escaped, letters XML forbids left out. */
const escaped = (text: string) => escapeText(cleanText(text));

const whole = (root: string, body: string) =>
	`<?xml version="1.0" encoding="UTF-8"?>\n<office:${root}${namespaces} office:version="1.3">${body}</office:${root}>`;

const paragraphs = (text: string) =>
	text
		.split(/\r\n|\r|\n/)
		.map((line) => `<text:p>${escaped(line)}</text:p>`)
		.join('');

const textCell = (text: string, style: string) =>
	`<table:table-cell table:style-name="${style}" office:value-type="string">${paragraphs(cellText(text))}</table:table-cell>`;

/** A cell that opens another sheet of the file. */
const linkCell = (text: string, sheet: string) =>
	`<table:table-cell table:style-name="link" office:value-type="string"><text:p><text:a xlink:type="simple" xlink:href="${escaped(`#${quoted(sheet)}.A1`)}">${escaped(cellText(text))}</text:a></text:p></table:table-cell>`;

/** A cell: a number with its own decimals or text. There is no other kind, so nothing in the file can be a formula. */
function cellOf(cell: WorkbookCell): string {
	if (cell === null) return '<table:table-cell/>';
	if (typeof cell === 'string') return textCell(cell, 'words');
	const { number, decimals } = typeof cell === 'number' ? { number: cell, decimals: null } : cell;
	const shown = decimals === null ? String(number) : number.toFixed(decimals);
	const style = decimals === null ? 'figure' : `figure${decimals}`;
	return `<table:table-cell table:style-name="${style}" office:value-type="float" office:value="${number}"><text:p>${shown}</text:p></table:table-cell>`;
}

const rowOf = (cells: readonly string[]) =>
	`<table:table-row table:style-name="row">${cells.join('')}</table:table-row>`;

const columnOf = ({ width }: WorkbookColumn) =>
	`<table:table-column table:style-name="wide${Math.round(width)}"/>`;

function sheetOf({ name, summary, columns, rows, opens }: WorkbookSheet): string {
	const head = rowOf(columns.map(({ header }) => textCell(header, 'head')));
	const body = rows.map((row, at) => {
		const target = opens?.get(at);
		const [first, ...others] = columns.map((_, place) => row[place] ?? null);
		const linked = target !== undefined && typeof first === 'string';
		return rowOf([linked ? linkCell(first, target) : cellOf(first ?? null), ...others.map(cellOf)]);
	});
	return `<table:table table:name="${escaped(name)}"><table:title>${escaped(name)}</table:title><table:desc>${escaped(summary)}</table:desc>${columns.map(columnOf).join('')}<table:table-header-rows>${head}</table:table-header-rows>${body.join('')}</table:table>`;
}

/** A table as the format names one: the range it fills, its first row its header. */
function rangeOf({ name, columns, rows }: WorkbookSheet, place: number): string {
	const sheet = quoted(name);
	const last = `${letter(columns.length - 1)}${Math.max(rows.length, 1) + 1}`;
	return `<table:database-range table:name="Table_${place + 1}_${name.replace(/[^A-Za-z0-9]+/g, '_')}" table:target-range-address="${escaped(`${sheet}.A1:${sheet}.${last}`)}" table:contains-header="true" table:display-filter-buttons="false"/>`;
}

function stylesOf(sheets: readonly WorkbookSheet[]): string {
	const cells = sheets.flatMap(({ rows }) => rows.flat());
	const places = [
		...new Set(cells.flatMap((cell) => (typeof cell === 'object' && cell ? [cell.decimals] : [])))
	].sort((a, b) => a - b);
	const widths = [
		...new Set(sheets.flatMap(({ columns }) => columns.map(({ width }) => Math.round(width))))
	].sort((a, b) => a - b);
	const top = '<style:table-cell-properties style:vertical-align="top" fo:wrap-option="wrap"/>';
	const family = 'style:family="table-cell" style:parent-style-name="Default"';
	return [
		...widths.map(
			(width) =>
				`<style:style style:name="wide${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.21).toFixed(2)}cm"/></style:style>`
		),
		...places.map(
			(decimals) =>
				`<number:number-style style:name="places${decimals}"><number:number number:decimal-places="${decimals}" number:min-decimal-places="${decimals}" number:min-integer-digits="1"/></number:number-style><style:style style:name="figure${decimals}" ${family} style:data-style-name="places${decimals}">${top}</style:style>`
		),
		// As high as its longest text needs.
		'<style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>',
		`<style:style style:name="figure" ${family}>${top}</style:style>`,
		`<style:style style:name="words" ${family}>${top}</style:style>`,
		`<style:style style:name="link" ${family}>${top}<style:text-properties fo:color="#${LINK}" style:text-underline-style="solid"/></style:style>`,
		`<style:style style:name="head" ${family}>${top}<style:text-properties fo:font-weight="bold"/></style:style>`
	].join('');
}

const defaults = `<office:styles><style:default-style style:family="table-cell"><style:text-properties fo:font-family="Arial" fo:font-size="11pt" fo:language="en" fo:country="GB"/></style:default-style><style:style style:name="Default" style:family="table-cell"/></office:styles>`;

const manifest = `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${[
	['/', TYPE],
	['content.xml', 'text/xml'],
	['styles.xml', 'text/xml'],
	['meta.xml', 'text/xml']
]
	.map(
		([path, type]) =>
			`<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`
	)
	.join('')}</manifest:manifest>`;

/** The first day a zip can name: the same sheets give the same bytes. */
const day = new Date(1980, 0, 1);

/**
 * Writes an OpenDocument spreadsheet by the rules for accessible spreadsheets: one table a sheet from A1, named as a range with its
 * header row, which repeats in print; a title and a description on every sheet; English; no merged cell and no formula.
 * The same sheets give the same bytes. Written here because the writer of workbooks names no table in this format.
 */
export function writeOds(
	sheets: readonly WorkbookSheet[],
	{ title, description }: WorkbookAbout
): Uint8Array<ArrayBuffer> {
	const content = whole(
		'document-content',
		`<office:automatic-styles>${stylesOf(sheets)}</office:automatic-styles><office:body><office:spreadsheet>${sheets.map(sheetOf).join('')}<table:database-ranges>${sheets.map(rangeOf).join('')}</table:database-ranges></office:spreadsheet></office:body>`
	);
	const about = whole(
		'document-meta',
		`<office:meta><dc:title>${escaped(title)}</dc:title><dc:description>${escaped(description)}</dc:description><dc:language>en-GB</dc:language></office:meta>`
	);
	return new Uint8Array(
		zipSync(
			{
				// First and not folded, so that the file's kind can be read without unfolding it.
				mimetype: [strToU8(TYPE), { level: 0 }],
				'META-INF/manifest.xml': strToU8(manifest),
				'content.xml': strToU8(content),
				'styles.xml': strToU8(whole('document-styles', defaults)),
				'meta.xml': strToU8(about)
			},
			{ mtime: day }
		)
	);
}
