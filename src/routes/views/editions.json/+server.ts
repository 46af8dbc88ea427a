import { json } from '@sveltejs/kit';
import { listVintages } from '$lib/database/queries/vintages';
import { builtRecord } from '../../record.server';
import type { RequestHandler } from './$types';

export const prerender = true;

/** Every edition the record holds, with what was held back from it. */
export const GET: RequestHandler = async () => {
	const { register, engine } = await builtRecord();
	return json({ editions: await listVintages(engine), held_back: register.held_back });
};
