import type { HiddenFiguresView } from '$lib/view/hidden-list';
import { readView } from '../../read-view';
import type { PageLoad } from './$types';

/** What is hidden of the published record. */
export const load: PageLoad = async ({ fetch }) => {
	const hidden = await readView<HiddenFiguresView>('hidden.json', fetch);
	if (!hidden) throw new Error('What is hidden could not be read from this site. Reload the page.');
	return { hidden };
};
