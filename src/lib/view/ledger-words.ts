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
}

/** The edition inside a sentence: `paper of 18 January 2021`, `edition of 8 April 2026`. */
export const editionPhrase = (edition: Vintage) =>
	edition.status === 'paper' ? paperName(edition) : `edition of ${formatDate(edition.published)}`;

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
