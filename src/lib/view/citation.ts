import { formatDate } from '$lib/domain/period';
import type { Vintage } from '$lib/domain/vintage';
import type { Citation } from './trend';

/** An edition worded for a source line. */
export function citationOf(vintage: Vintage): Citation {
	return {
		vintage: vintage.vintage,
		text: `${vintage.publisher}, ${vintage.title}, edition of ${formatDate(vintage.published)}`,
		retrieved: formatDate(vintage.retrieved),
		licence: vintage.licence,
		note: vintage.note
	};
}
