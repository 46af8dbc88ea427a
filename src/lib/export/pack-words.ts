import { escapeText } from '$lib/chart/serialise';
import type { ComposedRun } from '$lib/report/composed';
import type { TableView } from '$lib/view/table';
import { cleanLine } from './clean-text';
import { sentence } from './report-words';

/** Text as it may stand in a page, in an element or in a double-quoted attribute. */
export const html = (text: string): string => escapeText(cleanLine(text));

/** An element of plain text. Its direction is that of its own words. */
export const element = (tag: string, text: string, attributes = ''): string =>
	`<${tag}${attributes} dir="auto">${html(text)}</${tag}>`;

/** Runs of text; a live figure leads to what is said of it under `target`. */
export const runsHtml = (
	runs: readonly ComposedRun[],
	target: (key: string) => string | null
): string =>
	runs
		.map(({ text, bold, cited }) => {
			const place = cited && target(cited.key);
			const linked = place
				? `<a class="quoted" href="#${html(place)}">${html(text)}</a>`
				: html(text);
			return bold ? `<strong>${linked}</strong>` : linked;
		})
		.join('');

/** A table of text with its caption; `figures` sets every column but the first to the right. */
export function tableHtml(
	caption: string,
	columns: readonly string[],
	rows: readonly { readonly cells: readonly string[]; readonly id?: string }[],
	figures: boolean
): string {
	const head = columns.map((each) => element('th', each, ' scope="col"')).join('');
	const body = rows
		.map(({ cells: [first = '', ...rest], id }) => {
			const cells = rest.map((text) => element('td', text || '–')).join('');
			return `<tr${id ? ` id="${html(id)}"` : ''}>${element('th', first, ' scope="row"')}${cells}</tr>`;
		})
		.join('');
	const hint =
		columns.length > 3
			? element(
					'p',
					'The table is wider than this screen: scroll it sideways to see every column.',
					` class="hint${columns.length > 6 ? ' always' : ''}"`
				)
			: '';
	return `${hint}<div class="scroll" role="group" aria-label="${html(caption)}" tabindex="0"><table${figures ? ' class="figures"' : ''}><caption dir="auto"><span>${html(caption)}</span></caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** A view's table under a caption of its own. */
export const viewTable = (caption: string, { columns, rows }: TableView): string =>
	tableHtml(
		caption,
		columns,
		rows.map(({ head, cells }) => ({ cells: [head, ...cells.map(({ text }) => text)] })),
		true
	);

/** Where something is from. */
export const sourceHtml = (source: string): string =>
	element('p', `Source: ${source}`, ' class="below"');

/** What is to be known of something, beneath it; nothing where there is nothing to know. */
export const notesHtml = (notes: readonly string[], style = 'below'): string =>
	notes.length === 0
		? ''
		: element('p', `Notes: ${notes.map(sentence).join(' ')}`, ` class="${style}"`);
