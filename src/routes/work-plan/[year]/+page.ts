import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';
import { isMunicipalYear } from '$lib/domain/plan-year';
import type { WorkPlanView } from '$lib/view/work-plan';
import { readView } from '../../read-view';
import type { PageLoad } from './$types';

/** The plan as published; null for a year that is not: it may have been begun on this computer. */
export const load: PageLoad = async ({ fetch, params }) => {
	const year = isMunicipalYear(params.year) ? params.year : null;
	const plan =
		year === null ? null : await readView<WorkPlanView>(`work-plans/${year}.json`, fetch);
	if (year === null || (!plan && !browser)) error(404, 'No work plan is recorded for this year.');
	return { year, plan };
};
