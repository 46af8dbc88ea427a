import { error, json } from '@sveltejs/kit';
import { parseIndicatorId } from '$lib/domain/id';
import { builtRecord } from '../../../record.server';
import { drawnMeasure } from '../../../drawn-measure.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () => {
	const { register } = await builtRecord();
	return register.indicators.map(({ indicator }) => ({ indicator }));
};

/** Every authority of a measure, which its page fetches once it stands. */
export const GET: RequestHandler = async ({ params }) => {
	const indicator = parseIndicatorId(params.indicator);
	const drawn = indicator && (await drawnMeasure(indicator));
	if (!drawn) error(404, 'The record has no such measure.');
	return json(drawn.view.everyone);
};
