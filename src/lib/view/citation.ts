import { formatDate } from '$lib/domain/calendar';
import type { Vintage } from '$lib/domain/vintage';
import type { Citation } from './trend';

/** Editions named in full on a source line; the rest are counted, and listed where there is room. */
const NAMED = 2;

/**
 * The editions as one line: `Department for Education, ..., edition of 8 April 2026, and 11 earlier editions (2010 to
 * 2025)`. `vintages` are the latest first. Null when there are none.
 */
export function sourceLineOf(vintages: readonly Vintage[]): string | null {
	const [latest, ...rest] = vintages;
	if (!latest) return null;
	if (rest.length < NAMED) return vintages.map((vintage) => citationOf(vintage).text).join('; ');
	const years = rest.map((vintage) => vintage.published.slice(0, 4)).sort();
	const span = years[0] === years.at(-1) ? years[0] : `${years[0]} to ${years.at(-1)}`;
	return `${citationOf(latest).text}, and ${rest.length} other editions published ${span}`;
}

/** An edition worded for a source line. */
export function citationOf(vintage: Vintage): Citation {
	return {
		vintage: vintage.vintage,
		text: `${vintage.publisher}, ${vintage.title}, edition of ${formatDate(vintage.published)}`,
		published: vintage.published,
		retrieved: formatDate(vintage.retrieved),
		licence: vintage.licence,
		note: vintage.note
	};
}
