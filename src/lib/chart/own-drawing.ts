/** What our drawings consist of: nothing that runs, links, embeds, styles or moves. */
const elements = new Set('svg g path line rect circle text tspan title desc'.split(' '));

const attributes = new Set(
	(
		'class color cx cy d dx dy fill fill-opacity fill-rule font-family font-size font-style font-variant font-weight ' +
		'height opacity paint-order points r role rx ry stroke stroke-dasharray stroke-linecap stroke-linejoin ' +
		'stroke-miterlimit stroke-opacity stroke-width text-anchor transform viewBox width x x1 x2 xmlns y y1 y2'
	).split(' ')
);

const words = /^(?:aria|data)-[a-z]+$/;

/** More than any figure of ours comes to, in characters. */
const longest = 2_000_000;

function isOwnTag(head: string): boolean {
	const closing = head.startsWith('/');
	const end = head.search(/[^a-z]/i);
	const name = closing ? head.slice(1) : end < 0 ? head : head.slice(0, end);
	if (!elements.has(name)) return false;
	if (closing || end < 0) return true;
	const rest = head.slice(end).replaceAll(/ ([a-zA-Z\d-]+)="([^"]*)"/g, (_, attribute, value) => {
		if (words.test(attribute)) return '';
		return attributes.has(attribute) && !/url\s*\(|\\/i.test(value) ? '' : '?';
	});
	return rest === '' || rest === '/';
}

/**
 * Whether markup is a drawing as `serialise` writes one. Drawings of the published record come from its host as text and go
 * into the page as markup, so whatever else is in one (a script, a link, a handler, a style, another element) says that it
 * is not ours. Escaped text is harmless whatever it says.
 */
export function isOwnDrawing(markup: string): boolean {
	if (markup.length > longest || !markup.startsWith('<svg ')) return false;
	return markup
		.slice(1)
		.split('<')
		.every((piece) => {
			const end = piece.indexOf('>');
			return end > 0 && piece.indexOf('>', end + 1) < 0 && isOwnTag(piece.slice(0, end));
		});
}
