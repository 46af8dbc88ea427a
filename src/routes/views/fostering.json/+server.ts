import { builtView } from '../../built-views.server';

export const prerender = true;

/** Fostering: recruitment, stock and places, worded and drawn for the board's own authority. */
export const GET = () => builtView('fostering.json');
