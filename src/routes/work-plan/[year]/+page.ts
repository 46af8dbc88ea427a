import { error } from '@sveltejs/kit';
import type { WorkPlanView } from '$lib/view/work-plan';
import { readView } from '../../read-view';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const plan = await readView<WorkPlanView>(`work-plans/${params.year}.json`, fetch);
	if (!plan) error(404, 'No work plan is recorded for this year.');
	return { plan };
};
