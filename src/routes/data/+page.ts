import { resolve } from '$app/paths';
import type { VintageEntry } from '$lib/database/queries/vintages';
import type { HeldBack } from '$lib/domain/observation';
import type { PageLoad } from './$types';

/** Every edition of the published record, and what was held back from it. */
export const load: PageLoad = async ({ fetch }) => {
	const response = await fetch(resolve('/views/editions.json'));
	return (await response.json()) as {
		editions: readonly VintageEntry[];
		held_back: readonly HeldBack[];
	};
};
