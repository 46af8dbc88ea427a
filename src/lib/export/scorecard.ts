import type { Mode } from '$lib/domain/mode';
import type { ScorecardRow, ScorecardView } from '$lib/view/scorecard';
import type { TableView } from '$lib/view/table';
import { cellOf, symbolsOf, type Taken } from './handout';

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const none = (text: string | null, otherwise: string) => cellOf(text ?? otherwise);

function cells(row: ScorecardRow) {
	return [
		cellOf(row.theme),
		cellOf(row.value, row.reason),
		cellOf(row.unit_label),
		cellOf(row.period),
		none(row.counts, 'No counts are published'),
		cellOf(sentence(row.movement.text)),
		cellOf(sentence(row.judgement.text)),
		none(row.target === null ? null : row.target.text, 'No target is set'),
		none(
			row.comparators.map(({ name, text }) => `${name} ${text}`).join('; ') || null,
			'No comparator'
		),
		none(row.rank, 'No rank'),
		none(row.doubts.map(({ text }) => sentence(text)).join('. ') || null, 'None'),
		none(row.news?.text ?? null, 'None')
	];
}

const columns = [
	'Measure',
	'Theme',
	'Latest figure',
	'Unit',
	'Period',
	'Number counted',
	'Movement',
	'Judgement',
	'Target',
	'Compared with',
	'Rank',
	'Reasons for doubt',
	'New or revised'
];

/** The scorecard's rows that are shown, as a table to take away. `sentence` says which are shown. */
export function takeScorecard(
	view: ScorecardView,
	rows: readonly ScorecardRow[],
	shown: string,
	mode: Mode
): Taken {
	const source = view.sources.join('; ');
	const table: TableView = {
		caption: `Scorecard, ${view.authority}`,
		columns,
		rows: rows.map((row) => ({
			head: row.name,
			cells: cells(row),
			source,
			retrieved: view.retrieved
		})),
		notes: []
	};
	return {
		handout: {
			title: `Scorecard: ${view.authority}`,
			geography: view.authority,
			period: 'Each measure’s own latest period',
			unit: 'Each measure’s own, in the column Unit',
			mode,
			sentence: view.news,
			source: source === '' ? null : source,
			editions: [],
			retrieved: view.retrieved,
			alt: `A table of the latest figure of ${rows.length === 1 ? 'one measure' : `${rows.length} measures`}, with its movement, target and comparators. ${shown}`,
			notes: view.notes,
			symbols: symbolsOf([table]),
			tables: [{ name: 'Scorecard', table }],
			file: ['scorecard', view.authority]
		},
		picture: null
	};
}
