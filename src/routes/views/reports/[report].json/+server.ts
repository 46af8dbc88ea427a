import { builtKeys, builtView } from '../../../built-views.server';
import type { EntryGenerator, RequestHandler } from './$types';

// A record may have no published report.
export const prerender = 'auto';

export const entries: EntryGenerator = async () =>
	(await builtKeys('reports')).map((report) => ({ report }));

/** One published report. */
export const GET: RequestHandler = ({ params }) => builtView(`reports/${params.report}.json`);
