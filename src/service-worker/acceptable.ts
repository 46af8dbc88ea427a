const PAGE = /^(?:text\/html|application\/xhtml\+xml)\b/i;

/**
 * Whether an answer may be kept under a path: complete, from this site, not an error, and not a page where no page was asked
 * for. A council's sign-in answers any address with a page of its own or sends the browser elsewhere; kept, it would stand in
 * the place of the site for as long as the cache.
 */
export function isAcceptable(response: Response, path: string): boolean {
	if (response.status !== 200 || response.type !== 'basic' || response.redirected) return false;
	return PAGE.test(response.headers.get('content-type') ?? '') === isPage(path);
}

/** Whether a path is a page's: all others have an ending. */
export const isPage = (path: string): boolean => /(?:^|\/)[^/.]*$|\.html$/.test(path);

/** Whether the text of a page is this build's own: it names the script of this build, as no sign-in page does. */
export const isOurs = (text: string, entry: string): boolean => text.includes(entry);

/** The path a page is kept under: without its ending, a slash at the end, or `index.html`. */
export function pageOf(path: string, base: string): string {
	const plain = path.replace(/(?:\/index)?\.html$/, '').replace(/\/+$/, '');
	return plain === base || plain === '' ? `${base}/` : plain;
}

/** Scripts that a worker's script names by a path relative to itself: the build's own list does not know them. */
export function scriptsNamed(text: string, path: string): readonly string[] {
	const names = [...text.matchAll(/["'`](\.{1,2}\/[\w./-]+\.js)["'`]/g)];
	return names.map((match) => new URL(match[1] ?? '', new URL(path, 'http://site')).pathname);
}
