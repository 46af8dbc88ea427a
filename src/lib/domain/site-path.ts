const [before = '', built] = import.meta.url.split('/_app/');

/**
 * The path the site is served below: `/board`, or empty at the root of its host. Told from where this script itself was
 * fetched, so that two boards on one host keep their working copies, tabs and caches apart.
 */
export const SITE_PATH = built === undefined ? '' : new URL(before).pathname.replace(/\/+$/, '');
