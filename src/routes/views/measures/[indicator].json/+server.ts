import { builtKeys, builtView } from '../../../built-views.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () =>
	(await builtKeys('measures')).map((indicator) => ({ indicator }));

/** A measure's page for the board's own authority, drawn. */
export const GET: RequestHandler = ({ params }) => builtView(`measures/${params.indicator}.json`);
