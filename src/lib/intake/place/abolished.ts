import { formatDate } from '$lib/domain/calendar';
import type { Figure } from '../format';
import type { PlaceFinder } from './place';
import { abolition } from './retired-codes';

/** What to say of a figure for a time that begins after its authority’s last day; null for any other. */
export function abolishedSince(figure: Figure, file: string, places: PlaceFinder): string | null {
	const { geography, period, source_row, value } = figure;
	const ended = abolition(geography);
	if (!ended || value === null || period.slice(0, 10) <= ended.until) return null;
	const nameOf = (code: string) => places.byCode(code)?.name ?? code;
	return `Row ${source_row} of ${file} has a figure for ${nameOf(geography)} after ${formatDate(ended.until)}, its last day as an authority. It is kept as the file has it and is never moved to ${ended.successors.map(nameOf).join(' or ')}: check whose figure it is.`;
}
