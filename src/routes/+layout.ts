import { browser } from '$app/environment';
import { published } from '$lib/state/published.svelte';
import type { BoardView } from './board-view';
import { readView } from './read-view';
import type { LayoutLoad } from './$types';

export const prerender = true;

/** The body's name, its measures and its meetings: what every page's frame needs. */
export const load: LayoutLoad = async ({ fetch }) => {
	const board = await readView<BoardView>('board.json', fetch);
	if (!board) throw new Error('The published record could not be read from this site.');
	// The first is always the one the pages were built with.
	if (browser) published.builtWith(board.record);
	return { board };
};
