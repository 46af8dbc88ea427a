import { footBlock, framedPicture, headBlock, modeBlock, subtitleBlock } from '$lib/chart/framed';
import { smallFigures } from '$lib/chart/small-figures';
import type { Mode } from '$lib/domain/mode';
import type { CompareView } from '$lib/view/compare';
import type { TableView } from '$lib/view/table';
import { cellOf, symbolsOf, type Handout, type Taken } from './handout';

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function tableOf(view: CompareView): TableView {
	const source = view.sources.join('; ');
	return {
		caption: view.caption,
		columns: [
			view.compared === 'authorities' ? 'Authority' : 'Measure',
			'Latest figure',
			'Unit',
			'Period',
			'Number counted',
			'Movement',
			'Judgement'
		],
		rows: view.panels.map((panel) => ({
			head: panel.head,
			cells: [
				cellOf(panel.value, panel.reason),
				cellOf(panel.unit_label),
				cellOf(`${panel.period}${panel.provisional ? ', provisional' : ''}`),
				panel.counts === null
					? cellOf('Not held', 'No counts are held here for this period.')
					: cellOf(panel.counts),
				cellOf(sentence(panel.movement.text)),
				cellOf(sentence(panel.judgement.text))
			],
			source,
			retrieved: view.retrieved
		})),
		notes: []
	};
}

const once = (texts: readonly string[]) => [...new Set(texts)];

/** A comparison as it leaves the site: its small figures as one picture, and the table of their latest figures. `figures` are as drawn, in the order of the panels. */
export function takeCompare(
	view: CompareView,
	figures: readonly (string | null)[],
	mode: Mode
): Taken {
	const table = tableOf(view);
	const { panels } = view;
	const breaks = panels.flatMap(({ head, breaks: each }) =>
		each.length === 0
			? []
			: [`${head}: the line is broken where figures are not like for like: ${each.join('; ')}.`]
	);
	const handout: Handout = {
		title: view.heading,
		geography: once(panels.map(({ authority }) => authority)).join(', '),
		period: once(panels.map(({ period }) => period)).join('; '),
		unit: once(panels.map(({ unit_label }) => unit_label)).join('; '),
		mode,
		sentence: null,
		source: view.sources.join('; ') || null,
		editions: [],
		retrieved: view.retrieved,
		alt: panels.map(({ head, title, empty }) => `${head}: ${empty ?? title}.`).join(' '),
		notes: [...(view.axes_note === null ? [] : [view.axes_note]), ...breaks],
		symbols: symbolsOf([table]),
		tables: [{ name: 'Latest figures', table }],
		file: [
			'compare',
			...once(panels.map(({ indicator }) => indicator)),
			...once(panels.map(({ authority }) => authority))
		]
	};
	const drawn = panels.map(({ head, title, empty }, place) => ({
		head,
		title: empty ?? title,
		svg: figures[place] ?? null
	}));
	return {
		handout,
		picture: drawn.every(({ svg }) => svg === null)
			? null
			: (document) =>
					framedPicture(
						{
							title: handout.title,
							description: handout.alt,
							head: [
								headBlock(handout.title, 26, 600),
								subtitleBlock(
									'The heavy line is the authority’s. The thin grey line is England’s, where its figures are of the same size.'
								)
							],
							draw: (room) => smallFigures(drawn, room),
							foot: [
								...(handout.source === null
									? []
									: [footBlock(`Source: ${handout.source}. Retrieved ${handout.retrieved}.`)]),
								...handout.notes.map(footBlock),
								modeBlock(mode)
							]
						},
						document
					)
	};
}
