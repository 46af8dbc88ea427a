import { json } from '@sveltejs/kit';
import { serverDocument } from '$lib/chart/document.server';
import type { Multiple } from '$lib/view/multiple';
import { MOST } from '$lib/view/compare';
import type { BuiltCompare } from '../../compare/drawn-compare';
import { drawCompare, makeMultiple } from '../../compare/make-compare';
import { builtRecord } from '../../record.server';
import type { RequestHandler } from './$types';

export const prerender = true;

/** The first measures of the scorecard for the board's own authority, drawn, and its closest neighbours. */
export const GET: RequestHandler = async () => {
	const { register, engine } = await builtRecord();
	const { geography, neighbour_set } = register.board;
	const followed = register.indicators
		.filter(({ scorecard }) => scorecard !== null)
		.toSorted((a, b) => (a.scorecard ?? 0) - (b.scorecard ?? 0));
	const indicators = (followed.length > 0 ? followed : register.indicators)
		.slice(0, MOST)
		.map(({ indicator }) => indicator);
	const multiples: Multiple[] = [];
	for (const indicator of indicators) {
		const multiple = await makeMultiple(engine, register, { indicator, geography });
		if (multiple) multiples.push(multiple);
	}
	const built: BuiltCompare = {
		drawn: drawCompare(multiples, 'free', serverDocument()),
		indicators,
		neighbours: register.neighbours
			.filter((each) => each.geography === geography && each.neighbour_set === neighbour_set)
			.toSorted((a, b) => a.rank - b.rank)
			.slice(0, MOST - 1)
			.flatMap(({ neighbour }) => {
				const found = register.geographies.find((each) => each.geography === neighbour);
				return found ? [{ geography: found.geography, name: found.name }] : [];
			})
	};
	return json(built);
};
