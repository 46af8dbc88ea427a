import { resolve } from '$app/paths';
import { error } from '@sveltejs/kit';
import type { MeetingView } from '$lib/view/meeting';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const response = await fetch(resolve('/views/meetings/[date].json', { date: params.date }));
	if (!response.ok) error(404, 'No meeting of the board is recorded on this day.');
	return { meeting: (await response.json()) as MeetingView };
};
