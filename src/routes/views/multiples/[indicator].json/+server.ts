import { builtKeys, builtView } from '../../../built-views.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () =>
	(await builtKeys('multiples')).map((indicator) => ({ indicator }));

/** One measure for the board's own authority, worded for a small figure. */
export const GET: RequestHandler = ({ params }) => builtView(`multiples/${params.indicator}.json`);
