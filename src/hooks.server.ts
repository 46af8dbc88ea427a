import type { Handle } from '@sveltejs/kit';
import { scriptsLast } from './routes/scripts-last.server';

/** Pages are made beforehand: what a page is to show comes before what it is to run. */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, { transformPageChunk: ({ html }) => scriptsLast(html) });
