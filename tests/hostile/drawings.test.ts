import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { isOwnDrawing } from '$lib/chart/own-drawing';
import { serialise } from '$lib/chart/serialise';
import { trustedDrawing } from '$lib/chart/trusted-drawing';
import { element, words } from '$lib/chart/words';
import { anyText, MARKUP } from './texts';

const sources = import.meta.glob<string>('/src/**/*.{ts,js,svelte,html}', {
	query: '?raw',
	import: 'default',
	eager: true
});
const filesWith = (pattern: RegExp) =>
	Object.entries(sources).flatMap(([file, text]) => (pattern.test(text) ? file : []));

const drawn = (text: string) => {
	const document = serverDocument();
	const svg = element(document, 'svg', { role: 'img', 'aria-label': text });
	svg.append(
		element(document, 'title', {}, text),
		words(document, [text], { x: 0, y: 0, size: 12 }),
		element(document, 'rect', { 'data-place': text, width: 1 })
	);
	return serialise(svg);
};

describe('text that becomes markup', () => {
	it('does so in one place only, which shows nothing but our own drawings', () => {
		const pages = filesWith(/\{@html/).filter((file) => file.endsWith('.svelte'));
		expect(pages).toEqual(['/src/lib/components/Drawn.svelte']);
		expect(sources['/src/lib/components/Drawn.svelte']).toMatch(
			/const drawing = \$derived\(svg \? trustedDrawing\(svg\) : null\);[^]*\{#if drawing !== null\}\{@html drawing\}/
		);
	});

	it('is made in no other way, and no text is ever run', () => {
		expect(
			filesWith(
				/\.(?:innerHTML|outerHTML|srcdoc)\b|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(|new Function\b|setTimeout\(\s*['"`]|href=\{?["'`]?javascript:/
			)
		).toEqual([]);
	});
});

describe('a drawing', () => {
	it('holds any text as text, and is known as ours', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const markup = drawn(text);
				expect(isOwnDrawing(markup)).toBe(true);
				expect(trustedDrawing(markup)).toBe(markup);
				expect(markup.match(/<[a-z]+/g)).toEqual(['<svg', '<title', '<text', '<tspan', '<rect']);
			})
		);
	});

	it('gives back the very text when a browser reads it', () => {
		const page = new JSDOM(`<body>${drawn(MARKUP)}</body>`).window.document;
		expect(page.querySelector('tspan')?.textContent).toBe(MARKUP);
		expect(page.querySelector('svg')?.getAttribute('aria-label')).toBe(MARKUP);
		expect(page.querySelectorAll('img, script')).toHaveLength(0);
	});

	const ours = drawn('words');
	it.each([
		['a script', ours.replace('<rect', '<script>alert(1)</script><rect')],
		['a handler', ours.replace('<rect', '<rect onload="alert(1)"')],
		['a handler with odd letters', ours.replace('<rect', '<rect OnLoad="alert(1)"')],
		['a handler without quotes', ours.replace('<rect', '<rect onload=alert(1)')],
		['a handler after a slash', ours.replace('<rect', '<rect/onload="alert(1)"')],
		['a handler after a line’s end', ours.replace('<rect', '<rect\nonload="alert(1)"')],
		['an unknown attribute', ours.replace('<rect', '<rect style="background:red"')],
		['a link', ours.replace('<rect', '<a href="javascript:alert(1)"></a><rect')],
		['a picture from elsewhere', ours.replace('<rect', '<image href="//example.org/x"/><rect')],
		['a paint from elsewhere', ours.replace('<rect', '<rect fill="url(//example.org/x)"')],
		['a paint from elsewhere, escaped', ours.replace('<rect', '<rect fill="u\\72l(//x)"')],
		['another document inside', ours.replace('<rect', '<foreignObject><rect')],
		['a style', ours.replace('<rect', '<style>*{display:none}</style><rect')],
		['something that moves', ours.replace('<rect', '<animate attributeName="x"/><rect')],
		['a comment', ours.replace('<rect', '<!-- --><rect')],
		['an instruction', ours.replace('<rect', '<?xml version="1.0"?><rect')],
		['a section of plain letters', ours.replace('<rect', '<![CDATA[x]]><rect')],
		['a bare angle', ours.replace('words', 'wo>rds')],
		['an angle in an attribute', ours.replace('words', '<b>')],
		['a page after it', `${ours}<img src=x onerror=alert(1)>`],
		['words before it', `x${ours}`],
		['no drawing at all', '<p>words</p>'],
		['nothing', ''],
		['more than any figure of ours', `<svg aria-label="${'x'.repeat(2_000_000)}"/>`]
	])('with %s is not ours', (_, markup) => {
		expect(markup).not.toBe(ours);
		expect(isOwnDrawing(markup)).toBe(false);
		expect(trustedDrawing(markup)).toBeNull();
	});

	it('that is taken for ours holds nothing that runs, whatever was changed in it', () => {
		const pieces = fc.constantFrom(
			'<',
			'>',
			'"',
			'/',
			' ',
			'=',
			'script',
			'onload',
			'svg',
			'g',
			'title',
			'desc',
			'style',
			'href',
			'<!--',
			'-->',
			'</',
			'/>',
			'x="',
			'<svg ',
			'<g>',
			'</svg>',
			'\n',
			'&lt;',
			"'"
		);
		fc.assert(
			fc.property(fc.nat(ours.length), fc.array(pieces, { maxLength: 6 }), (at, put) => {
				const markup = ours.slice(0, at) + put.join('') + ours.slice(at);
				if (!isOwnDrawing(markup)) return;
				const { body } = new JSDOM(`<body><div>${markup}</div></body>`).window.document;
				const names = new Set([...body.querySelectorAll('div *')].map((each) => each.localName));
				for (const name of names)
					expect('svg g path line rect circle text tspan title desc'.split(' ')).toContain(name);
				for (const each of body.querySelectorAll('*'))
					for (const { name } of each.attributes)
						expect(name).not.toMatch(/^on|^(?:.*:)?href$|^style$/i);
			}),
			{ numRuns: 150 }
		);
	});
});
