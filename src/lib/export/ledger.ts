import type { LedgerView } from '$lib/view/ledger';
import { csvFile } from './csv';
import { slug } from './file-name';
import { saveFile } from './save';

const HEAD = [
	'Measure',
	'Area',
	'Area code',
	'Period',
	'Published',
	'Edition',
	'Publisher and kind',
	'Edition id',
	'Figure',
	'Unit',
	'Why a figure is missing',
	'Number counted',
	'Out of',
	'Row of the source file',
	'What changed',
	'Held back',
	'Shown now',
	'Notes'
];

const number = (value: number | null) => (value === null ? '' : String(value));

/**
 * The ledger as a CSV file, an edition of a period a row: figures as plain numbers to the decimals printed, a missing one as
 * its word, with edition, row of the source and notes. A note kept on this computer only says so.
 */
export function ledgerCsv(view: LedgerView): string {
	const rows = view.periods.flatMap(({ head, entries }) =>
		entries.map((entry) => [
			view.name,
			view.place,
			view.geography,
			head,
			entry.published,
			entry.name,
			entry.detail,
			entry.vintage,
			entry.plain ?? entry.figure,
			view.unit_label,
			entry.missing ?? '',
			number(entry.numerator),
			number(entry.denominator),
			number(entry.source_row),
			entry.change,
			entry.held_back ?? '',
			entry.shown ? 'yes' : 'no',
			entry.notes
				.map(
					({ text, signature, published }) =>
						`${text} (${signature}${published ? '' : ' Not yet published.'})`
				)
				.join(' ')
		])
	);
	return csvFile([HEAD, ...rows]);
}

/** Saves the ledger as it is shown and returns the file’s name: `ledger-cla-offending-nottingham.csv`. */
export function saveLedger(view: LedgerView): string {
	const [only, ...more] = view.periods;
	const period = only && more.length === 0 ? `-${slug(only.short)}` : '';
	const name = `ledger-${slug(view.indicator)}-${slug(view.place)}${period}.csv`;
	saveFile(name, new Blob([ledgerCsv(view)], { type: 'text/csv;charset=utf-8' }));
	return name;
}
