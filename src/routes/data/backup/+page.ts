import type { Vintage } from '$lib/domain/vintage';
import { readView } from '../../read-view';
import type { PageLoad } from './$types';

/** The editions of the published record: a backup that holds one of them need not add it. */
export const load: PageLoad = async ({ fetch }) => {
	const view = await readView<{ readonly editions: readonly Vintage[] }>('editions.json', fetch);
	return { editions: view?.editions ?? [] };
};
