import { readView } from '../../read-view';
import type { TemplatesRecord } from '../reports-list';
import type { PageLoad } from './$types';

/** The templates of the published record; those of this computer are added by the page. */
export const load: PageLoad = async ({ fetch }) => {
	const record = await readView<TemplatesRecord>('report-templates.json', fetch);
	if (!record) throw new Error('The templates could not be read from this site. Reload the page.');
	return { record };
};
