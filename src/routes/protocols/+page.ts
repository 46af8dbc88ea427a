import type { ProtocolRecord } from '$lib/view/protocols';
import { readView } from '../read-view';
import type { PageLoad } from './$types';

/** The register of protocols, which the page words on the reader's own day. */
export const load: PageLoad = async ({ fetch }) => {
	const protocols = await readView<ProtocolRecord>('protocols.json', fetch);
	if (!protocols)
		throw new Error('The register of protocols could not be read from this site. Reload the page.');
	return { protocols };
};
