import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';
import { parseRowId } from '$lib/domain/id';
import { readView } from '../../read-view';
import type { BuiltReport } from '../make-report';
import type { ReportsRecord } from '../reports-list';
import type { PageLoad } from './$types';

// Only a published report is a page made beforehand: a record may have none.
export const prerender = 'auto';

/** A report as published; null where it is not: it may be a draft on this computer. */
export const load: PageLoad = async ({ fetch, params }) => {
	const id = parseRowId(params.report);
	if (!id) error(404, `“${params.report}” is not a report. Choose one from the list of reports.`);
	const record = await readView<ReportsRecord>('reports.json', fetch);
	const known = record?.reports.find(({ report }) => report === id) ?? null;
	const built =
		known?.state === 'published'
			? await readView<BuiltReport>(`reports/${id}.json`, fetch, false)
			: null;
	if (!built && !browser) error(404, 'This report is not published.');
	return { id, title: known?.title ?? null, built };
};
