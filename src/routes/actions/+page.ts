import type { BuiltActions } from '../make-actions';
import { readView } from '../read-view';
import type { PageLoad } from './$types';

/** The log of actions, which the page words on the reader's own day. */
export const load: PageLoad = async ({ fetch }) => {
	const actions = await readView<BuiltActions>('actions.json', fetch);
	if (!actions)
		throw new Error('The log of actions could not be read from this site. Reload the page.');
	return { actions };
};
