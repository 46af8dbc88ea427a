import { builtView } from '../../built-views.server';

export const prerender = true;

/** The board's settings as they are published. */
export const GET = () => builtView('settings.json');
