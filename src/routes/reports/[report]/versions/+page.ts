import { error } from '@sveltejs/kit';
import { parseRowId } from '$lib/domain/id';
import type { PageLoad } from './$types';

// Versions are compared on the computer that has them.
export const prerender = false;
export const ssr = false;

export const load: PageLoad = ({ params }) => {
	const id = parseRowId(params.report);
	if (!id) error(404, `“${params.report}” is not a report. Choose one from the list of reports.`);
	return { id };
};
