import { builtKeys, builtView } from '../../../built-views.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () =>
	(await builtKeys('work-plans')).map((year) => ({ year }));

/** The board's work plan for one municipal year. */
export const GET: RequestHandler = ({ params }) => builtView(`work-plans/${params.year}.json`);
