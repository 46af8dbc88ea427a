import { error } from '@sveltejs/kit';
import type { GeographyCode } from '$lib/domain/id';
import type { BoardSettings } from '$lib/view/board-settings';
import { readView } from '../../read-view';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	const [settings, authorities] = await Promise.all([
		readView<BoardSettings>('settings.json', fetch),
		readView<readonly { geography: GeographyCode; name: string }[]>('authorities.json', fetch)
	]);
	if (!settings)
		error(404, 'The board’s settings could not be read from this site. Reload the page.');
	return { settings, authorities: authorities ?? [] };
};
