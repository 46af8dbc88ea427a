import type { TrendSeries } from '$lib/view/trend';

/** Set on every drawing, so that it looks the same on a page, in a picture and in Word. */
export const fontFamily = "'Source Sans 3 Variable', 'Source Sans 3', Arial, sans-serif";

export const ink = '#0b0c0c';
export const quiet = '#505a5f';
export const grid = '#d9d9d9';
export const ground = '#ffffff';
export const accent = '#12436d';

/** How a line is told from the others without colour: by weight and dash. */
export interface LineStyle {
	readonly stroke: string;
	readonly width: number;
	/** An SVG dash pattern; null for a solid line. */
	readonly dash: string | null;
}

/** The authority in the accent; the rest in greys of 3:1 or more, each with its own dash. */
export const lineStyles: Readonly<Record<TrendSeries['key'], LineStyle>> = {
	authority: { stroke: accent, width: 3, dash: null },
	neighbours: { stroke: '#505a5f', width: 1.75, dash: '7 4' },
	region: { stroke: '#6b6b6b', width: 2, dash: '1.5 4' },
	england: { stroke: '#6b6b6b', width: 1.5, dash: null }
};

/** How wide the piece of a range is that stands before its words, in pixels. */
export const swatchWidth = 22;

/**
 * The width text will take, in pixels, without measuring it: the build has no fonts. An average over Source Sans 3 and a
 * little generous, so that Arial fits too.
 */
export function textWidth(text: string, size: number): number {
	let units = 0;
	for (const letter of text)
		units += /[ilj.,:;'’|!()]/.test(letter)
			? 0.3
			: /[mwMW%]/.test(letter)
				? 0.85
				: /[A-Z0-9–]/.test(letter)
					? 0.6
					: 0.51;
	return units * size;
}

/** Breaks text into lines no wider than `width` pixels, at spaces only. A single longer word keeps its own line. */
export function wrapText(text: string, size: number, width: number): readonly string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/).filter((each) => each !== '')) {
		const last = lines.at(-1);
		if (last !== undefined && textWidth(`${last} ${word}`, size) <= width)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
