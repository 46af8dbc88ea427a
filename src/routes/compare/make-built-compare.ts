import type { Engine } from '$lib/database/engine';
import type { Register } from '$lib/domain/record';
import { MOST } from '$lib/view/compare';
import type { Multiple } from '$lib/view/multiple';
import type { BuiltCompare } from './drawn-compare';
import { drawCompare, makeMultiple } from './make-compare';

/** The first measures of the scorecard for the board's own authority, drawn, and its closest neighbours to compare it with. */
export async function makeBuiltCompare(
	engine: Engine,
	register: Register,
	document: Document
): Promise<BuiltCompare> {
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
	return {
		drawn: drawCompare(multiples, 'free', document),
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
}
