import { error, json } from '@sveltejs/kit';
import { viewWorkPlan } from '$lib/view/work-plan';
import { builtRecord } from '../../../record.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () => {
	const { register } = await builtRecord();
	return [...new Set(register.meetings.map((each) => each.year))].map((year) => ({ year }));
};

/** The board's work plan for one municipal year. */
export const GET: RequestHandler = async ({ params }) => {
	const { register } = await builtRecord();
	const view = viewWorkPlan(register, params.year);
	if (!view) error(404, 'No work plan is recorded for this year.');
	return json(view);
};
