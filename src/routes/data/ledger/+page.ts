import { resolve } from '$app/paths';
import type { GeographyCode } from '$lib/domain/id';
import type { LedgerPage } from './make-ledger';
import type { PageLoad } from './$types';

/** The ledger as the build made it, and the places others can be asked for. */
export const load: PageLoad = async ({ fetch }) => {
	const response = await fetch(resolve('/views/ledger.json'));
	const { places, ...built } = (await response.json()) as LedgerPage & {
		places: readonly { geography: GeographyCode; name: string }[];
	};
	return { built, places };
};
