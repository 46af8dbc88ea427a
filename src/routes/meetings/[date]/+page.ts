import { error } from '@sveltejs/kit';
import type { MeetingView } from '$lib/view/meeting';
import { readView } from '../../read-view';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const meeting = await readView<MeetingView>(`meetings/${params.date}.json`, fetch);
	if (!meeting) error(404, 'No meeting of the board is recorded on this day.');
	return { meeting };
};
