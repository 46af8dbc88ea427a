import { builtKeys, builtView } from '../../../built-views.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () =>
	(await builtKeys('everyone')).map((indicator) => ({ indicator }));

/** Every authority of a measure, which its page fetches once it stands. */
export const GET: RequestHandler = ({ params }) => builtView(`everyone/${params.indicator}.json`);
