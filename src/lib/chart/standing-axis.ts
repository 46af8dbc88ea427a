import type { Unit } from '$lib/domain/indicator';
import { formatFigure } from '$lib/view/number';
import { quiet, textWidth } from './style';
import { element, words } from './words';

/** A value axis that runs across, in the figures' unit. */
export interface AcrossAxis {
	readonly low: number;
	readonly high: number;
	readonly ticks: readonly { readonly value: number; readonly text: string }[];
	/** `The axis starts at 50%, not at zero.`; null when it starts at zero. */
	readonly crop: string | null;
}

const steps = [1, 2, 5, 10] as const;
const clean = (value: number) => Number(value.toPrecision(12));

/**
 * An axis over some values, from zero unless every one is at least 50% or every score at least half the highest, as in a trend:
 * then it says that it is cropped. No tick is finer than the measure is printed.
 */
export function axisAcross(
	values: readonly number[],
	{ unit, decimals }: { readonly unit: Unit; readonly decimals: number },
	room: number,
	font: number
): AcrossAxis {
	const least = values.length === 0 ? 0 : Math.min(...values);
	const most = values.length === 0 ? 1 : Math.max(...values);
	const cropped =
		(unit === 'percent' && least >= 50) || (unit === 'score' && least > 0 && least > most / 2);
	const from = cropped ? least : Math.min(0, least);
	const span = Math.max(most - from, 10 ** -decimals);
	const widest = textWidth(formatFigure(most, decimals, unit), font) + 16;
	const wanted = Math.max(2, Math.min(6, Math.floor(room / widest)));
	const power = 10 ** Math.floor(Math.log10(span / wanted));
	const factor = steps.find((each) => span / (each * power) <= wanted) ?? 10;
	const step = Math.max(factor * power, 10 ** -decimals);
	const low = clean(Math.floor(from / step) * step);
	const whole = clean(Math.ceil(most / step) * step);
	const up = whole > low ? whole : clean(low + step);
	const high = unit === 'percent' && most <= 100 ? Math.min(up, 100) : up;
	const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
	const ticks = [];
	for (let value = low; value <= high + step / 1000; value += step)
		ticks.push({ value: clean(value), text: formatFigure(clean(value), places, unit) });
	return {
		low,
		high,
		ticks,
		crop: low > 0 ? `The axis starts at ${formatFigure(low, places, unit)}, not at zero.` : null
	};
}

/** The axis's line with its ticks and their words under it. */
export function axisMarks(
	document: Document,
	axis: AcrossAxis,
	x: (value: number) => number,
	y: number,
	font: number
): readonly SVGElement[] {
	const line = element(document, 'path', {
		d: `M${x(axis.low)},${y}L${x(axis.high)},${y}`,
		stroke: quiet,
		'stroke-width': 1.25,
		fill: 'none'
	});
	const ticks = axis.ticks.flatMap(({ value, text }) => [
		element(document, 'path', {
			d: `M${x(value)},${y}v5`,
			stroke: quiet,
			'stroke-width': 1,
			fill: 'none'
		}),
		words(document, [text], {
			x: x(value),
			y: y + 7 + font,
			size: font,
			fill: quiet,
			anchor: 'middle'
		})
	]);
	return [line, ...ticks];
}

/** An empty drawing, named and described as one picture. */
export function drawing(
	document: Document,
	{ width, height }: { readonly width: number; readonly height: number },
	{ title, description }: { readonly title: string; readonly description: string }
): SVGSVGElement {
	return element(document, 'svg', {
		width,
		height,
		viewBox: `0 0 ${width} ${height}`,
		role: 'img',
		'aria-label': title,
		'aria-description': description
	}) as SVGSVGElement;
}
