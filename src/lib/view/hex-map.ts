import type { Hex } from '$lib/domain/hex';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { listed } from '$lib/domain/wording';
import { classesOf, classOf, decimalsOf, type HexClass } from './hex-classes';
import { formatNumber } from './number';

/** An authority's figure, already worded, as the map is given it. */
export interface HexArea {
	readonly geography: GeographyCode;
	readonly name: string;
	/** `4%`, `162`, `Suppressed`: what the table beside the map says. */
	readonly text: string;
	/** Null where there is no figure, which the map hatches. */
	readonly value: number | null;
	/** Whether it is one of the authority's statistical neighbours. */
	readonly neighbour: boolean;
	/** The region it lies in, by code or name, whose edge the map draws; null or absent draws none. */
	readonly region?: string | null;
}

/** One hexagon of the map. */
export interface HexCell extends HexArea {
	readonly column: number;
	readonly row: number;
	/** Place in the view's classes; null where there is no figure. */
	readonly class: number | null;
	readonly focus: boolean;
}

/** A map of equal hexagons, one for each current authority, filled by the class of its figure. */
export interface HexMapView {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly unit_label: string;
	/** `2024/25`; null when it was not given. */
	readonly period: string | null;
	readonly authority: { readonly geography: GeographyCode; readonly name: string };
	/** The authority's figure, or the word for why there is none. */
	readonly text: string;
	/** What the picture is called: `Map: Dental checks. Nottingham 93%, 2024/25.` */
	readonly title: string;
	/** The lowest first; at most five. */
	readonly classes: readonly HexClass[];
	/** Areas without a figure: `Not published`, and how many; null when every one has a figure. */
	readonly missing: { readonly words: string; readonly count: number } | null;
	/** How many neighbours are on the map. */
	readonly neighbours: number;
	/** `Darker is higher.`, `Lower is better.` */
	readonly scale: readonly string[];
	readonly cells: readonly HexCell[];
	/** A sentence in place of the map when no area has a figure. */
	readonly empty: string | null;
	/** Sentences a reader needs beside the map. */
	readonly notes: readonly string[];
	/** The map in words, for a reader who cannot see it. */
	readonly description: string;
}

/** What a map is made of. */
interface HexMapQuestion {
	readonly indicator: Indicator;
	readonly authority: { readonly geography: GeographyCode; readonly name: string };
	/** Every current authority, with a figure or without; one the grid has no hexagon for is named in a note. */
	readonly areas: readonly HexArea[];
	/** The grid of the record, which says where each authority stands. */
	readonly hexes: readonly Hex[];
	/** `2024/25`. */
	readonly period?: string;
	/** Decimals the source printed in this period; without it, as many as the figures show. */
	readonly decimals?: number;
}

const better = { low: ['Lower is better.'], high: ['Higher is better.'], none: [] } as const;

/** `Not published` with its count, or the several reasons with theirs. */
function missingOf(cells: readonly HexCell[]): HexMapView['missing'] {
	const reasons = new Map<string, number>();
	for (const { text, value } of cells)
		if (value === null) reasons.set(text, (reasons.get(text) ?? 0) + 1);
	const count = [...reasons.values()].reduce((total, each) => total + each, 0);
	if (count === 0) return null;
	const [only, ...others] = [...reasons.keys()];
	if (only !== undefined && others.length === 0) return { words: only, count };
	const each = [...reasons].map(([reason, n]) => `${formatNumber(n, 0)} ${reason.toLowerCase()}`);
	return { words: `No figure: ${listed(each)}`, count };
}

const areasSaid = (count: number) => `${formatNumber(count, 0)} area${count === 1 ? '' : 's'}`;

function descriptionOf(
	view: Pick<HexMapView, 'authority' | 'text' | 'cells' | 'classes' | 'missing'>
): string {
	const { authority, text, cells, classes, missing } = view;
	const ranges = [
		...classes.map(({ words, count }) => `${words}, ${areasSaid(count)}`),
		...(missing ? [`${missing.words}, ${areasSaid(missing.count)}`] : [])
	];
	const neighbours = cells.filter((each) => each.neighbour);
	const near = neighbours.map((each) => `${each.name} ${each.text}`).join(', ');
	return [
		`A map of ${areasSaid(cells.length)} of equal size, each roughly where it lies in England.`,
		`${authority.name}: ${text}.`,
		ranges.length > 0 ? `The areas: ${ranges.join('; ')}.` : '',
		near === '' ? '' : `Statistical neighbours: ${near}.`
	]
		.filter((sentence) => sentence !== '')
		.join(' ');
}

/**
 * Words a map of one measure in one period. Every area given has its hexagon, with a figure or without; figures are put in
 * at most five classes that never part equal figures.
 */
export function viewHexMap(question: HexMapQuestion): HexMapView {
	const { indicator, authority, areas, hexes, period = null } = question;
	const given = new Map(areas.map((area) => [area.geography, area]));
	const placed = hexes.flatMap(({ geography, column, row }) => {
		const area = given.get(geography);
		return area ? [{ ...area, column, row }] : [];
	});
	const values = placed.flatMap(({ value }) => value ?? []);
	const format = {
		unit: indicator.unit,
		decimals: question.decimals ?? decimalsOf(values, indicator.decimals)
	};
	const classes = classesOf(values, format);
	const cells = placed.map((area): HexCell => ({
		...area,
		class: area.value === null ? null : classOf(area.value, classes, format),
		focus: area.geography === authority.geography
	}));
	const on = new Set(placed.map(({ geography }) => geography));
	const off = areas.filter(({ geography }) => !on.has(geography)).map(({ name }) => name);
	const text = given.get(authority.geography)?.text ?? 'No figure';
	const missing = missingOf(cells);
	const when = period === null ? '' : `, ${period}`;
	return {
		indicator: indicator.indicator,
		name: indicator.name,
		unit_label: indicator.unit_label,
		period,
		authority: { geography: authority.geography, name: authority.name },
		text,
		title: `Map: ${indicator.name}. ${authority.name} ${text}${when}.`,
		classes,
		missing,
		neighbours: cells.filter((each) => each.neighbour).length,
		scale: ['Darker is higher.', ...better[indicator.polarity]],
		cells,
		empty:
			values.length === 0 ? `There is no map: no authority has a figure to show${when}.` : null,
		notes: [
			'Each hexagon is one authority, all of one size and roughly in its place; it is not a map of the ground.',
			...(classes.length === 5
				? [
						'The five shades hold as nearly equal numbers of authorities as can be without parting equal figures.'
					]
				: []),
			...(off.length > 0 ? [`Not on the map: ${listed(off)}.`] : [])
		],
		description: descriptionOf({ authority, text, cells, classes, missing })
	};
}
