import fontUrl from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import { escapeText } from '$lib/chart/serialise';
import { forWhom } from '$lib/view/mode-words';
import type { Handout } from './handout';
import { withWords, type PngWords } from './png-text';

/** Pixels an inch has on a page. */
const PAGE = 96;

/** Pixels of a picture to each of the drawing's: twice as many as a page has, or the 300 dots an inch that print takes. */
export const fineness = { screen: 2, print: 300 / PAGE } as const;

/** An SVG drawing as a file. */
export const svgFile = (svg: string) => new Blob([svg], { type: 'image/svg+xml;charset=utf-8' });

/** What a picture says of itself inside its file. */
export const wordsOf = (handout: Handout): PngWords =>
	(
		[
			['Title', handout.title],
			['Description', handout.alt],
			['Coverage', `${handout.geography}, ${handout.period}. Unit: ${handout.unit}.`],
			['Source', handout.source ?? ''],
			['Retrieved', handout.retrieved],
			['Copyright', [...new Set(handout.editions.map(({ licence }) => licence))].join('; ')],
			['Rights', forWhom[handout.mode]],
			['Comment', handout.notes.join(' ')]
		] as const
	).filter(([, text]) => text !== '');

/** A standalone SVG with the same words as data about itself (Dublin Core), after its title and description. */
export function withAbout(svg: string, handout: Handout): string {
	const names: Readonly<Record<string, string>> = {
		Title: 'title',
		Description: 'description',
		Coverage: 'coverage',
		Source: 'source',
		Retrieved: 'date',
		Copyright: 'rights',
		Rights: 'audience',
		Comment: 'abstract'
	};
	const said = wordsOf(handout)
		.map(
			([word, text]) =>
				`<dc:${names[word] ?? 'description'}>${escapeText(text)}</dc:${names[word] ?? 'description'}>`
		)
		.join('');
	const about = `<metadata xmlns:dc="http://purl.org/dc/terms/">${said}</metadata>`;
	return svg.replace('</desc>', () => `</desc>${about}`);
}

/**
 * The picture with the site's own font inside it, so that it looks the same wherever it is opened. Where the font cannot be
 * read the picture is returned as it came, and Arial stands in.
 */
export async function withFont(svg: string): Promise<string> {
	try {
		const bytes = new Uint8Array(await (await fetch(fontUrl)).arrayBuffer());
		const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
		const source = `url(data:font/woff2;base64,${btoa(text)}) format('woff2')`;
		const rule = `<style>@font-face{font-family:'Source Sans 3 Variable';font-weight:200 900;src:${source}}</style>`;
		return svg.replace('>', () => `>${rule}`);
	} catch {
		return svg;
	}
}

function paint(url: string, scale: number): Promise<HTMLCanvasElement> {
	return new Promise((resolve, reject) => {
		const image = new Image();
		image.onload = () => {
			const canvas = document.createElement('canvas');
			canvas.width = Math.round(image.naturalWidth * scale);
			canvas.height = Math.round(image.naturalHeight * scale);
			const context = canvas.getContext('2d');
			if (!context) return reject(new Error('This browser cannot paint a picture.'));
			context.drawImage(image, 0, 0, canvas.width, canvas.height);
			resolve(canvas);
		};
		image.onerror = () => reject(new Error('This browser could not read the drawing.'));
		image.src = url;
	});
}

/**
 * A standalone SVG painted as a PNG, `scale` pixels to each of the drawing's (2 prints sharply on A4), with its size on paper and
 * its words inside where they are given. In a browser only. Rejects with a sentence when the browser cannot do it.
 */
export async function pngFile(
	svg: string,
	scale: number = fineness.screen,
	words: PngWords = []
): Promise<Blob> {
	const url = URL.createObjectURL(svgFile(await withFont(svg)));
	try {
		const canvas = await paint(url, scale);
		const painted = await new Promise<Blob>((resolve, reject) =>
			canvas.toBlob(
				(blob) => (blob ? resolve(blob) : reject(new Error('This browser made no picture.'))),
				'image/png'
			)
		);
		const bytes = new Uint8Array(await painted.arrayBuffer());
		return new Blob([withWords(bytes, scale * PAGE, words)], { type: 'image/png' });
	} finally {
		URL.revokeObjectURL(url);
	}
}
