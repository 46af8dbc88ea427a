import { error } from '@sveltejs/kit';
import { REGISTER_TABLES } from '$lib/intake/record';
import { recordTable } from '../../record.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

const published = [...REGISTER_TABLES, 'observations'];

export const entries: EntryGenerator = () => published.map((table) => ({ table }));

/** The record's tables, served as they stand in data/. */
export const GET: RequestHandler = async ({ params }) => {
	if (!published.includes(params.table)) error(404, 'The record has no such table.');
	return new Response(new Uint8Array(await recordTable(params.table)), {
		headers: { 'content-type': 'text/csv; charset=utf-8' }
	});
};
