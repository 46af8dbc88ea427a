import { builtView } from '../../built-views.server';

export const prerender = true;

/** The board's scorecard with its sparklines drawn. */
export const GET = () => builtView('scorecard.json');
