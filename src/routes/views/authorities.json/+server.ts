import { builtView } from '../../built-views.server';

export const prerender = true;

/** Every authority by name, for choosing by typing. */
export const GET = () => builtView('authorities.json');
