import { builtView } from '../../built-views.server';

export const prerender = true;

/** What the frame of every page shows. */
export const GET = () => builtView('board.json');
