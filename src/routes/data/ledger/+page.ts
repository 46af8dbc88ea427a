import type { GeographyCode } from '$lib/domain/id';
import { readView } from '../../read-view';
import type { LedgerPage } from './make-ledger';
import type { PageLoad } from './$types';

/** The ledger as the build made it, and the places others can be asked for. */
export const load: PageLoad = async ({ fetch }) => {
	const view = await readView<
		LedgerPage & { places: readonly { geography: GeographyCode; name: string }[] }
	>('ledger.json', fetch);
	if (!view) throw new Error('The ledger could not be read from this site. Reload the page.');
	const { places, ...built } = view;
	return { built, places };
};
