import type { TrendAnswer } from '$lib/database/queries/trend';
import { formatDate } from '$lib/domain/calendar';
import { periodsOf } from './latest';
import { spanOf } from './period-words';
import type { TrendMark, TrendPoint, TrendSeries } from './trend';
import { isCoarse } from './trend-interval';
import { seriesOf } from './trend-series';

const joined = (words: readonly string[]) =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** The line under a chart's title: measure, place, period and unit. */
export function subtitleOf(answer: TrendAnswer): string {
	const { name, unit_label } = answer.indicator;
	const places = joined(
		seriesOf(answer).map((series) =>
			series.key === 'neighbours'
				? `the mean of its statistical neighbours${answer.neighbour_set === null ? '' : ` (${answer.neighbour_set} set)`}`
				: series.name
		)
	);
	return `${name}, ${places}${spanOf(periodsOf(answer))}. Unit: ${unit_label}.`;
}

const at = (point: TrendPoint) => `${point.text} (${point.label})`;

/** The last figure's range, and those of suppressed figures; nothing where there are none. */
function describeRange(series: TrendSeries): string {
	const last = series.points.findLast((point) => point.value !== null);
	const what = last?.interval_method === 'rounding' ? 'rounding allows' : 'likely range (95%)';
	const said = last && (last.interval_method !== 'rounding' || isCoarse(last));
	const own = said && last.range !== null ? ` ${last.label}: ${what} ${last.range}.` : '';
	const hidden = series.points
		.filter((point) => point.interval_method === 'suppressed')
		.map((point) => ` ${point.label}: suppressed, ${point.range}.`);
	return own + hidden.join('');
}

function describe(series: TrendSeries): string {
	const held = series.points.filter((point) => point.value !== null);
	const first = held[0];
	const last = held.at(-1);
	if (!first || !last) return `${series.name}: no figure.`;
	if (first === last)
		return `${series.name}: ${at(first)} only.${series.focus ? describeRange(series) : ''}`;
	if (!series.focus) return `${series.name}: ${at(first)}, ${at(last)}.`;
	const value = (point: TrendPoint) => point.value ?? 0;
	const highest = held.reduce((a, b) => (value(b) > value(a) ? b : a));
	const lowest = held.reduce((a, b) => (value(b) < value(a) ? b : a));
	const gaps = series.points
		.filter((point) => point.value === null && point.date > first.date)
		.map((point) => `${point.label} (${point.text.toLowerCase()})`);
	return `${series.name}: ${at(first)}, ${at(last)}; highest ${at(highest)}, lowest ${at(lowest)}.${
		gaps.length > 0 ? ` No figure for ${joined(gaps)}.` : ''
	}${describeRange(series)}`;
}

/** The figure in words, a sentence a line, the authority's first. */
export const descriptionOf = (name: string, series: readonly TrendSeries[]) =>
	series.length === 0
		? `${name}: nothing to draw.`
		: `Line chart of ${name}. ${series.map(describe).join(' ')}`;

/** The breaks of a line chart in words, after its description; empty where there are none. */
export function describeBreaks(marks: readonly TrendMark[]): string {
	const said = marks
		.filter((mark) => mark.breaks)
		.map(({ title, date }) => `${title} (${formatDate(date)})`);
	return said.length === 0 ? '' : ` The lines are broken at: ${said.join('; ')}.`;
}
