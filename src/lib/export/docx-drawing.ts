import { cleanText } from './clean-text';

const halo = /<text ([^>]*?) paint-order="stroke"([^>]*)>(.*?)<\/text>/gsu;
const outline = / stroke(?:-[a-z]+)?="[^"]*"/gu;

/**
 * A drawing as office programs draw it rightly. They paint an outline over its letters whatever `paint-order` says, so words with a halo
 * stand twice, the outline beneath; and they have not the site's font, so the document's own is named.
 */
export const drawingForWord = (svg: string): string =>
	cleanText(svg)
		.replace(
			halo,
			(_, before: string, after: string, words: string) =>
				`<text ${before}${after}>${words}</text><text ${before.replace(outline, '')}${after.replace(outline, '')}>${words}</text>`
		)
		.replace(/ font-family="[^"]*"/gu, ' font-family="Arial, sans-serif"');
