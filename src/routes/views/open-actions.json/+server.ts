import { builtView } from '../../built-views.server';

export const prerender = true;

/** The actions that are open. */
export const GET = () => builtView('open-actions.json');
