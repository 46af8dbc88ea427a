import type { LaitReview } from '$lib/database/lait';
import type { IsoDate } from '$lib/domain/id';
import type { Problem } from '$lib/domain/problem';
import type { Vintage } from '$lib/domain/vintage';
import type { ChosenFiles } from './chosen';

/** What an upload starts from, and goes back to. */
export const nothing = {
	progress: '',
	problems: [] as readonly Problem[],
	staged: null as LaitReview | null,
	review: null as LaitReview | null,
	published: null as IsoDate | null,
	held: null as Vintage | null,
	held_in_full: false,
	edition: null as Vintage | null,
	added: 0,
	kept: null as boolean | null,
	keep_problem: null as string | null,
	chosen: null as ChosenFiles | null
};
