import { builtView } from '../../built-views.server';

export const prerender = true;

/** The templates of reports, with their headings. */
export const GET = () => builtView('report-templates.json');
