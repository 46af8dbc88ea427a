import { error } from '@sveltejs/kit';
import { isMunicipalYear } from '$lib/domain/plan-year';
import type { PageLoad } from './$types';

/** The year whose plan is brought in. */
export const load: PageLoad = ({ params }) => {
	if (!isMunicipalYear(params.year)) error(404, 'This is no municipal year.');
	return { year: params.year };
};
