import { resolve } from '$app/paths';
import type { BoardView } from './board-view';
import type { LayoutLoad } from './$types';

export const prerender = true;

/** The body's name, its measures and its meetings: what every page's frame needs. */
export const load: LayoutLoad = async ({ fetch }) => {
	const response = await fetch(resolve('/views/board.json'));
	if (!response.ok) throw new Error('The published record could not be read from this site.');
	return { board: (await response.json()) as BoardView };
};
