import { builtView } from '../../built-views.server';

export const prerender = true;

/** The board's meetings with their deadlines. */
export const GET = () => builtView('calendar.json');
