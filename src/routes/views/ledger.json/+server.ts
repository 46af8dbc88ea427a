import { builtView } from '../../built-views.server';

export const prerender = true;

/** The ledger of the scorecard's first measure for the board's own authority. */
export const GET = () => builtView('ledger.json');
