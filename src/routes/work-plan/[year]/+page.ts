import { resolve } from '$app/paths';
import { error } from '@sveltejs/kit';
import type { WorkPlanView } from '$lib/view/work-plan';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const response = await fetch(resolve('/views/work-plans/[year].json', { year: params.year }));
	if (!response.ok) error(404, 'No work plan is recorded for this year.');
	return { plan: (await response.json()) as WorkPlanView };
};
