import { builtView } from '../../built-views.server';

export const prerender = true;

/** The reports of the record. */
export const GET = () => builtView('reports.json');
