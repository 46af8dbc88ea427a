import { readView } from '../read-view';
import type { BuiltCompare } from './drawn-compare';
import type { Authority } from './selection';
import type { PageLoad } from './$types';

/** The comparison as the build drew it, and the authorities others can be asked for. */
export const load: PageLoad = async ({ fetch }) => {
	const [built, authorities] = await Promise.all([
		readView<BuiltCompare>('compare.json', fetch),
		readView<readonly Authority[]>('authorities.json', fetch)
	]);
	if (!built) throw new Error('The comparison could not be read from this site. Reload the page.');
	return { built, authorities: authorities ?? [] };
};
