import type { LedgerRow } from '$lib/database/queries/ledger';
import { formatDate } from '$lib/domain/calendar';
import type { Indicator } from '$lib/domain/indicator';
import type { Vintage } from '$lib/domain/vintage';
import { withinRounding, type Printed } from '$lib/statistics/rounding';
import { formatFigure } from './number';
import { paperName } from './papers';

/** A figure as one edition prints it, with the edition. */
export interface Held {
	readonly edition: Vintage;
	/** Null where the edition has withdrawn the row. */
	readonly row: LedgerRow | null;
	/** The edition inside a sentence, told apart from others of its day: `edition of 8 April 2026`. */
	readonly phrase: string;
	/** What tells it from other editions of its day: its title, or its file; null where none is of that day. */
	readonly apart: string | null;
}

/** The file an edition was added from, where its note names one; else its id. */
function fileOf({ note, vintage }: Vintage): string {
	const said = /\bfrom (.+?)(?:, dated\b|; nobody\b|\.$)/.exec(note ?? '')?.[1];
	return said ?? vintage;
}

function toldApartBy(edition: Vintage, all: readonly Vintage[]): string | null {
	const paper = edition.status === 'paper';
	const sameDay = all.filter(
		(each) =>
			each.vintage !== edition.vintage &&
			each.published === edition.published &&
			(each.status === 'paper') === paper
	);
	if (sameDay.length === 0) return null;
	const namesakes = sameDay.filter(({ title }) => title === edition.title);
	if (namesakes.length === 0) return `“${edition.title}”`;
	const file = fileOf(edition);
	return `from ${namesakes.some((each) => fileOf(each) === file) ? edition.vintage : file}`;
}

/** How an edition is called among `all` of those it is shown with. */
export function editionNamed(
	edition: Vintage,
	all: readonly Vintage[]
): Pick<Held, 'phrase' | 'apart'> {
	const apart = toldApartBy(edition, all);
	const phrase =
		edition.status === 'paper' ? paperName(edition) : `edition of ${formatDate(edition.published)}`;
	const said = apart === null || phrase.includes(apart);
	return { apart, phrase: said ? phrase : `${phrase} ${apart}` };
}

/** A printed figure in a sentence, with its unit: `9.80%`, `333 per 100,000`. */
export const sayFigure = ({ value, decimals }: Printed, { unit, per }: Indicator) =>
	formatFigure(value, decimals, unit, per);

/** The figure of a row; null where the row prints a mark instead. */
export const printed = (row: LedgerRow | null): Printed | null =>
	row === null || row.value === null ? null : { value: row.value, decimals: row.decimals };

/** Whether two editions say different things: figures more than rounding apart, or a figure beside none. */
export function disagree(a: Held, b: Held): boolean {
	const [one, other] = [printed(a.row), printed(b.row)];
	if (one && other) return !sameFigure(one, other);
	return (one === null) !== (other === null) || (a.row === null) !== (b.row === null);
}

const sameFigure = (a: Printed, b: Printed) => a.value === b.value || withinRounding(a, b);
