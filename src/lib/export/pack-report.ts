import type { ComposedBlock, ComposedPart, ComposedReport } from '$lib/report/composed';
import { figureHtml, type DrawFigure } from './pack-figure';
import { element, html, notesHtml, runsHtml, sourceHtml, tableHtml, viewTable } from './pack-words';
import { afterHeadings, editionSentence, quotedTable } from './report-words';

interface Making {
	readonly draw: DrawFigure;
	/** Where a live figure is explained; null where it is not. */
	readonly target: (key: string) => string | null;
}

function listOf({ ordered, items }: ComposedBlock & { kind: 'list' }, { target }: Making): string {
	const tag = ordered ? 'ol' : 'ul';
	const lines = items.map((item) => `<li dir="auto">${runsHtml(item, target)}</li>`).join('');
	return `<${tag}>${lines}</${tag}>`;
}

const choiceHtml = ({ text, ticked }: { readonly text: string; readonly ticked: boolean }) =>
	`<li dir="auto"><span role="img" aria-label="${ticked ? 'Ticked:' : 'Not ticked:'}">${ticked ? '☑' : '☐'}</span> ${html(text)}</li>`;

function blockHtml(block: ComposedBlock, making: Making): string {
	switch (block.kind) {
		case 'paragraph': {
			const text = runsHtml(block.runs, making.target);
			return block.number === null
				? `<p dir="auto">${text}</p>`
				: `<p class="numbered"><span>${html(block.number)}</span> <span dir="auto">${text}</span></p>`;
		}
		case 'heading':
			return element('h4', block.text);
		case 'list':
			return listOf(block, making);
		case 'ticks':
			return `<ul class="plain">${block.choices.map(choiceHtml).join('')}</ul>`;
		case 'figure':
			return figureHtml(block, making.draw);
		case 'table':
			return (
				viewTable(block.caption, block.view.table) +
				sourceHtml(block.source) +
				notesHtml(block.view.table.notes)
			);
		case 'missing':
			return element('p', block.sentence, ' class="notice"');
	}
}

const partHtml = ({ number, heading, blocks }: ComposedPart, making: Making): string =>
	element('h3', number === null ? heading : `${number} ${heading}`) +
	blocks.map((block) => blockHtml(block, making)).join('');

const headed = (heading: string, body: readonly string[]) =>
	body.length === 0 ? '' : element('h3', heading) + body.join('');

/** A report of a pack, from its title to its sources. `id` is its own in the pack. */
export function reportHtml(report: ComposedReport, id: string, draw: DrawFigure): string {
	const { caption, columns, rows } = quotedTable(report);
	const places = new Map(rows.map(({ key }, index) => [key, `${id}-quoted-${index + 1}`]));
	const making: Making = { draw, target: (key) => places.get(key) ?? null };
	const quoted = rows.map(({ key, cells }) => ({ cells, id: places.get(key) ?? '' }));
	const state = report.state === 'draft' ? ['Draft.'] : [];
	return [
		`<article aria-labelledby="${html(id)}">`,
		element('h2', report.title, ` id="${html(id)}"`),
		element(
			'p',
			[...state, `${report.board}, ${report.meeting_words}.`].join(' '),
			' class="quiet"'
		),
		element('p', report.mode_words, ' class="mode"'),
		...[...report.header, ...report.sections, ...report.appendices].map((part) =>
			partHtml(part, making)
		),
		quoted.length === 0
			? ''
			: headed(afterHeadings.cited, [tableHtml(caption, columns, quoted, false)]),
		report.sources.length === 0
			? ''
			: headed(afterHeadings.sources, [
					`<ol class="below">${report.sources.map((source) => element('li', editionSentence(source))).join('')}</ol>`
				]),
		headed(
			afterHeadings.hidden,
			report.hidden.map((each) => element('p', each))
		),
		'</article>'
	].join('\n');
}
