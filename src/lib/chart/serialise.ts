const svgNamespace = 'http://www.w3.org/2000/svg';

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;'
};

/** Text made safe inside markup, as content or as a double-quoted attribute. Characters XML forbids are dropped. */
export const escapeText = (text: string) =>
	[...text]
		.filter((letter) => letter >= ' ' || letter === '\n' || letter === '\t')
		.join('')
		.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);

function write(node: Node): string {
	if (node.nodeType === 3) return escapeText(node.nodeValue ?? '');
	if (node.nodeType !== 1) return '';
	const element = node as Element;
	const attributes = [...element.attributes]
		.map(({ name, value }) => ` ${name}="${escapeText(value)}"`)
		.join('');
	const content = [...element.childNodes].map(write).join('');
	const tag = element.localName;
	return content === '' ? `<${tag}${attributes}/>` : `<${tag}${attributes}>${content}</${tag}>`;
}

/** An SVG element as standalone markup, the same in a browser and in the build. All text and attributes are escaped. */
export function serialise(svg: Element): string {
	if (!svg.hasAttribute('xmlns')) svg.setAttribute('xmlns', svgNamespace);
	return write(svg);
}
