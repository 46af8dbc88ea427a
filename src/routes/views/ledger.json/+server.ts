import { error, json } from '@sveltejs/kit';
import { makeLedger } from '../../data/ledger/make-ledger';
import { builtRecord } from '../../record.server';
import type { RequestHandler } from './$types';

export const prerender = true;

/** The ledger of the scorecard's first measure for the board's own authority, and the places it can be asked for. */
export const GET: RequestHandler = async () => {
	const { register, engine } = await builtRecord();
	const [first] = register.indicators
		.filter((each) => each.scorecard !== null)
		.toSorted((a, b) => (a.scorecard ?? 0) - (b.scorecard ?? 0));
	const { geography } = register.board;
	const made = first && (await makeLedger(engine, register, { ...first, geography }));
	if (!made) error(404, 'The record has no measure on the scorecard.');
	const rank = { authority: 0, region: 1, country: 2 };
	const places = register.geographies
		.toSorted((a, b) => rank[a.kind] - rank[b.kind] || a.name.localeCompare(b.name, 'en-GB'))
		.map((each) => ({ geography: each.geography, name: each.name }));
	return json({ ...made, places });
};
