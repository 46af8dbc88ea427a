import type { IsoDate } from '$lib/domain/id';
import { formatDate, today } from '$lib/domain/calendar';
import type { Vintage } from '$lib/domain/vintage';

/** What is wrong with the day an edition is said to be published, as a sentence; null when nothing is. */
export const problemOfDate = (published: IsoDate | null, now = today()): string | null =>
	published !== null && published > now
		? 'An edition cannot have been published after today.'
		: null;

/** A LAIT file as the edition it becomes. */
export const describeEdition = (
	vintage: Vintage['vintage'],
	published: IsoDate,
	hash: string,
	file: string
): Vintage => ({
	vintage,
	publisher: 'Department for Education',
	title: 'Local Authority Interactive Tool',
	published,
	retrieved: today(),
	status: 'statistics',
	licence: 'Open Government Licence v3.0',
	note: `Added on this computer from ${file}, dated ${formatDate(published)} by the person who added it.`,
	hash
});
