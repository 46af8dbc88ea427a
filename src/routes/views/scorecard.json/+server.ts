import { json } from '@sveltejs/kit';
import { serverDocument } from '$lib/chart/document.server';
import { makeScorecard } from '../../make-scorecard';
import { builtRecord } from '../../record.server';
import type { RequestHandler } from './$types';

export const prerender = true;

/** The board's scorecard with its sparklines drawn. */
export const GET: RequestHandler = async () => {
	const { register, engine } = await builtRecord();
	return json(await makeScorecard(engine, register, serverDocument()));
};
