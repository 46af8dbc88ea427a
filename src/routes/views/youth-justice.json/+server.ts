import { builtView } from '../../built-views.server';

export const prerender = true;

/** Youth justice: outcomes, rates and key indicators, worded and drawn for the board's own authority. */
export const GET = () => builtView('youth-justice.json');
