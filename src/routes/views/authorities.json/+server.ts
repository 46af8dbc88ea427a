import { json } from '@sveltejs/kit';
import { builtRecord } from '../../record.server';
import type { RequestHandler } from './$types';

export const prerender = true;

/** Every authority, region and England by name, for choosing by typing. */
export const GET: RequestHandler = async () => {
	const { register } = await builtRecord();
	return json(
		register.geographies
			.filter((each) => each.kind === 'authority')
			.map(({ geography, name }) => ({ geography, name }))
			.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
	);
};
