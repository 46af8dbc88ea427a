import { error } from '@sveltejs/kit';
import type { CalendarView } from '$lib/view/calendar';
import { readView } from '../../read-view';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	const calendar = await readView<CalendarView>('calendar.json', fetch);
	if (!calendar) error(404, 'The calendar of meetings could not be read from this site.');
	return { calendar };
};
