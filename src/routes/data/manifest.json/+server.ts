import { builtRecord } from '../../record.server';
import type { RequestHandler } from './$types';

export const prerender = true;

/** What the record consists of: the one file that is replaced when figures are published without a build. */
export const GET: RequestHandler = async () =>
	new Response((await builtRecord()).published.text, {
		headers: { 'content-type': 'application/json; charset=utf-8' }
	});
