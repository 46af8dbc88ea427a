import type { Mode } from '$lib/domain/mode';
import type { LedgerEntry, LedgerPeriod, LedgerView } from '$lib/view/ledger';
import type { TableView } from '$lib/view/table';
import { cellOf, editionsIn, retrievedOf, spanWords, symbolsOf, type Taken } from './handout';

const columns = [
	'Period',
	'Published',
	'Edition',
	'Publisher and kind',
	'Edition id',
	'Figure',
	'Number counted',
	'Out of',
	'Row of the source file',
	'What changed',
	'Held back',
	'Shown now',
	'Notes on the figure'
];

const count = (value: number | null, reason: string) =>
	value === null ? cellOf('Not held', reason) : cellOf(String(value));

const noted = (entry: LedgerEntry) =>
	entry.notes
		.map(
			({ text, signature, published }) =>
				`${text} (${signature}${published ? '' : ' Not yet published.'})`
		)
		.join(' ');

function rowOf(
	view: LedgerView,
	{ head }: LedgerPeriod,
	entry: LedgerEntry
): TableView['rows'][number] {
	const edition = view.sources.find(({ vintage }) => vintage === entry.vintage);
	const uncounted = 'The edition prints no count.';
	return {
		head,
		cells: [
			cellOf(entry.published),
			cellOf(entry.name),
			cellOf(entry.detail),
			cellOf(entry.vintage),
			cellOf(entry.plain ?? entry.figure, entry.missing),
			count(entry.numerator, uncounted),
			count(entry.denominator, uncounted),
			count(entry.source_row, 'The edition has no row for it.'),
			cellOf(entry.change),
			cellOf(entry.held_back ?? 'No'),
			cellOf(entry.shown ? 'Yes' : 'No'),
			cellOf(noted(entry) || 'None')
		],
		source: edition?.text ?? entry.detail,
		retrieved: edition?.retrieved ?? 'Not held'
	};
}

/**
 * The ledger as it is shown, an edition of a period a row: figures as plain numbers to the decimals printed, a missing one as
 * its word, with edition, row of the source and notes. A note kept on this computer only says so.
 */
export function takeLedger(view: LedgerView, mode: Mode): Taken {
	const rows = view.periods.flatMap((period) =>
		period.entries.map((entry) => rowOf(view, period, entry))
	);
	const table: TableView = {
		caption: `${view.name}, ${view.place}: every figure held, by edition`,
		columns,
		rows,
		notes: []
	};
	const editions = editionsIn(table, view.sources);
	const [only, ...more] = view.periods;
	return {
		handout: {
			title: `${view.name}, ${view.place}: ledger of restatements`,
			geography: view.place,
			period: spanWords(view.periods.map(({ short }) => short).reverse()),
			unit: view.unit_label,
			mode,
			sentence: view.headline,
			source: editions.map(({ text }) => text).join('; ') || null,
			editions,
			retrieved: retrievedOf(editions),
			alt: view.headline,
			notes: [],
			symbols: symbolsOf([table]),
			tables: [{ name: 'Ledger', table }],
			file: ['ledger', view.indicator, view.place, only && more.length === 0 ? only.short : '']
		},
		picture: null
	};
}
