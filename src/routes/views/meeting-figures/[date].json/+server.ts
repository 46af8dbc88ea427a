import { builtKeys, builtView } from '../../../built-views.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () =>
	(await builtKeys('meeting-figures')).map((date) => ({ date }));

/** The figures for one meeting of the board. */
export const GET: RequestHandler = ({ params }) => builtView(`meeting-figures/${params.date}.json`);
