import { builtKeys } from '../../../built-views.server';

/** A page for each year that has a plan: only a script's link leads to it. */
export const entries = async () => (await builtKeys('work-plans')).map((year) => ({ year }));
