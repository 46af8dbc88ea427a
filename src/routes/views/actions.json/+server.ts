import { builtView } from '../../built-views.server';

export const prerender = true;

/** The log of actions with its figures. */
export const GET = () => builtView('actions.json');
