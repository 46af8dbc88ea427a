import { builtView } from '../../built-views.server';

export const prerender = true;

/** The register of protocols. */
export const GET = () => builtView('protocols.json');
