import { readView } from '../read-view';
import type { ReportsRecord } from './reports-list';
import type { PageLoad } from './$types';

/** The reports of the published record; those of this computer are added by the page. */
export const load: PageLoad = async ({ fetch }) => {
	const record = await readView<ReportsRecord>('reports.json', fetch);
	if (!record) throw new Error('The reports could not be read from this site. Reload the page.');
	return { record };
};
