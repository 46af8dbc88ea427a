import { error, json } from '@sveltejs/kit';
import { parseIsoDate } from '$lib/domain/id';
import { today } from '$lib/domain/calendar';
import { viewMeeting } from '$lib/view/meeting';
import { builtRecord } from '../../../record.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () => {
	const { register } = await builtRecord();
	return register.meetings.map(({ meeting }) => ({ date: meeting }));
};

/** One meeting of the board. */
export const GET: RequestHandler = async ({ params }) => {
	const { register } = await builtRecord();
	const date = parseIsoDate(params.date);
	const view = date && viewMeeting(register, date, register.board.calendar_date ?? today());
	if (!view) error(404, 'No meeting of the board is recorded on this day.');
	return json(view);
};
