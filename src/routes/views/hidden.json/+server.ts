import { builtView } from '../../built-views.server';

export const prerender = true;

/** Every edition the record holds, with what was held back from it. */
export const GET = () => builtView('hidden.json');
