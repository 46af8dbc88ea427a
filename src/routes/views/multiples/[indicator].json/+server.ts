import { error, json } from '@sveltejs/kit';
import { parseIndicatorId } from '$lib/domain/id';
import { makeMultiple } from '../../../compare/make-compare';
import { builtRecord } from '../../../record.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () => {
	const { register } = await builtRecord();
	return register.indicators.map(({ indicator }) => ({ indicator }));
};

/** One measure of the record for the board's own authority, worded for a small figure. */
export const GET: RequestHandler = async ({ params }) => {
	const { register, engine } = await builtRecord();
	const indicator = parseIndicatorId(params.indicator);
	const { geography } = register.board;
	const multiple = indicator && (await makeMultiple(engine, register, { indicator, geography }));
	if (!multiple) error(404, 'The record has no such measure.');
	return json(multiple);
};
