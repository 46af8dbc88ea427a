const PRELOADED = /\s*<link href="[^"]*" rel="modulepreload">/g;

/**
 * A page with the links that fetch its scripts beforehand moved from its head to its end: in the head they share a slow line
 * with the words and drawings of the page itself. A page without any is as it was.
 */
export function scriptsLast(html: string): string {
	const links = html.match(PRELOADED);
	const end = html.lastIndexOf('<script');
	if (!links || end === -1) return html;
	const [content, script] = [html.slice(0, end), html.slice(end)];
	return content.replace(PRELOADED, '') + links.join('') + script;
}
