import { builtView } from '../../built-views.server';

export const prerender = true;

/** The first measures of the scorecard for the board's own authority, drawn, and its closest neighbours. */
export const GET = () => builtView('compare.json');
