import { escapeText } from '$lib/chart/serialise';
import { forWhom } from '$lib/view/mode-words';
import type { Handout } from './handout';
import { workbookText } from './workbook';

const FONT = 'font-family:Arial,sans-serif;font-size:10pt';
/** Columns above which the letters are smaller, so that a page upright holds them. */
const MANY = 7;

/** Where the figures are from and whom they are for, the lines that go with a table wherever it is pasted. */
const linesOf = (handout: Handout): readonly string[] => [
	`Unit: ${handout.unit}.`,
	...(handout.source === null
		? []
		: [
				`Source: ${handout.source}.${handout.retrieved === '' ? '' : ` Retrieved ${handout.retrieved}.`}`
			]),
	...handout.symbols.map(({ mark, meaning }) => `${mark}: ${meaning}`),
	...handout.notes,
	forWhom[handout.mode]
];

/** Text a document or a sheet it is pasted into takes for text, never for a formula. */
const safe = (text: string) => escapeText(workbookText(text.replace('−', '-')));

/**
 * The first table of a handout as HTML for the clipboard: its caption, a header row that Word repeats, figures to the right, then source,
 * what the words mean, notes and whom it is for. A sheet is told that words are words.
 */
export function tableHtml(handout: Handout): string {
	const { caption, columns, rows } = handout.tables[0].table;
	const font = columns.length > MANY ? FONT.replace('10pt', '8.5pt') : FONT;
	const edges = `${font};border:1px solid #000;padding:2pt 3pt;vertical-align:top`;
	const head = columns.map(
		(text, place) =>
			`<th scope="col" style="${edges};text-align:${place === 0 ? 'left;width:20%' : 'right'}">${safe(text)}</th>`
	);
	const body = rows.map(({ head: first, cells }) => {
		const figures = cells.map(({ text, value }) =>
			value === null
				? `<td style="${edges};text-align:left;mso-number-format:'\\@'">${safe(text)}</td>`
				: `<td style="${edges};text-align:right">${safe(text)}</td>`
		);
		return `<tr><th scope="row" style="${edges};text-align:left;font-weight:normal;mso-number-format:'\\@'">${safe(first)}</th>${figures.join('')}</tr>`;
	});
	const lines = linesOf(handout).map((line) => `<p style="${FONT}">${escapeText(line)}</p>`);
	return `<table lang="en-GB" style="border-collapse:collapse;width:100%;${FONT}"><caption style="${FONT};text-align:left;font-weight:bold">${escapeText(caption)}</caption><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>${lines.join('')}`;
}

const oneLine = (text: string) => workbookText(text.replace(/\s+/g, ' ').replace('−', '-'));

/** The same as plain text, for a place that takes no table: tabs between columns, a line a row. */
export function tableText(handout: Handout): string {
	const { caption, columns, rows } = handout.tables[0].table;
	return [
		oneLine(caption),
		columns.map(oneLine).join('\t'),
		...rows.map(({ head, cells }) =>
			[head, ...cells.map(({ text }) => text)].map(oneLine).join('\t')
		),
		...linesOf(handout).map(oneLine)
	].join('\r\n');
}
