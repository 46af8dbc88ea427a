import type { IsoDate } from '$lib/domain/id';
import { today } from '$lib/domain/calendar';

/** What is wrong with the day an edition is said to be published, as a sentence; null when nothing is. */
export const problemOfDate = (published: IsoDate | null, now = today()): string | null =>
	published !== null && published > now
		? 'An edition cannot have been published after today.'
		: null;
