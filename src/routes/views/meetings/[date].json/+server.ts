import { builtKeys, builtView } from '../../../built-views.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () =>
	(await builtKeys('meetings')).map((date) => ({ date }));

/** One meeting of the board. */
export const GET: RequestHandler = ({ params }) => builtView(`meetings/${params.date}.json`);
