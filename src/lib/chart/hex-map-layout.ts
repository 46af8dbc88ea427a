import { hexCentre } from '$lib/domain/hex';
import { formatNumber } from '$lib/view/number';
import type { HexCell, HexMapView } from '$lib/view/hex-map';
import { distanceTo, nearestIn, type At, type Box } from './hex-shape';
import { textWidth, wrapText } from './style';

/** How a row of the key is drawn. */
type HexSwatch = 'missing' | 'neighbour' | { readonly class: number };

/** One row of the key. */
interface KeyRow {
	readonly swatch: HexSwatch;
	readonly lines: readonly string[];
	/** The first line's baseline, in pixels. */
	readonly y: number;
}

/** A hexagon with its centre, in pixels. */
export interface PlacedCell extends HexCell, At {}

/** The authority's name and figure, standing clear of the map with a line to its hexagon. */
interface HexLabel {
	readonly name: readonly string[];
	readonly text: string;
	readonly box: Box;
	/** Where the line from the hexagon ends. */
	readonly end: At;
	readonly anchor: 'start' | 'end';
	readonly size: number;
}

/** Everything about the map that has a position, decided before anything is drawn. */
export interface HexLayout {
	readonly width: number;
	readonly height: number;
	readonly font: number;
	/** Half a hexagon's width, in pixels. */
	readonly half: number;
	readonly cells: readonly PlacedCell[];
	readonly key: Box & { readonly title: readonly string[]; readonly rows: readonly KeyRow[] };
	/** Null when the authority has no hexagon. */
	readonly label: HexLabel | null;
}

/** Room a swatch takes beside its words. */
export const swatchRoom = 26;

const keyTop = 4;

function keyOf(view: HexMapView, font: number, room: number): Omit<HexLayout['key'], 'x'> {
	const line = Math.round(font * 1.2);
	const count = (words: string, n: number) => `${words} (${formatNumber(n, 0)})`;
	const said: { readonly swatch: HexSwatch; readonly text: string }[] = view.classes
		.map(({ words, count: n }, place) => ({ swatch: { class: place }, text: count(words, n) }))
		.reverse();
	if (view.missing)
		said.push({ swatch: 'missing', text: count(view.missing.words, view.missing.count) });
	if (view.neighbours > 0)
		said.push({ swatch: 'neighbour', text: count('Statistical neighbours', view.neighbours) });
	const title = view.scale.flatMap((sentence) => wrapText(sentence, font, room));
	let y = keyTop + title.length * line + 8;
	const rows = said.map(({ swatch, text }) => {
		const lines = wrapText(text, font, room - swatchRoom);
		const row = { swatch, lines, y: y + font };
		y += lines.length * line + 5;
		return row;
	});
	const widths = [
		...title.map((each) => textWidth(each, font) * 1.05),
		...rows.flatMap(({ lines }) => lines.map((each) => swatchRoom + textWidth(each, font)))
	];
	return { y: 0, width: Math.ceil(Math.max(...widths)), height: y, title, rows };
}

/**
 * The clear space for a label with the shortest line to its hexagon across the fewest others. It may lie below the map, which
 * makes the drawing taller.
 */
function clearBox(
	focus: PlacedCell,
	label: Pick<Box, 'width' | 'height'>,
	taken: { readonly cells: readonly PlacedCell[]; readonly half: number; readonly key: Box },
	within: { readonly width: number; readonly height: number }
): Box {
	const step = 8;
	const { cells, half, key } = taken;
	const tall = (half * 2) / Math.sqrt(3);
	const places: { readonly box: Box; readonly cost: number }[] = [];
	for (let y = 2; y <= within.height; y += step)
		for (let x = 2; x + label.width <= within.width; x += step) {
			const box = { x, y, ...label };
			const end = nearestIn(box, focus);
			const longer = Math.max(0, y + label.height - within.height);
			places.push({ box, cost: Math.hypot(end.x - focus.x, end.y - focus.y) + longer });
		}
	places.sort((one, other) => one.cost - other.cost);
	const apart = ({ x, y, width, height }: Box, other: Box, by: number) =>
		x >= other.x + other.width + by ||
		other.x >= x + width + by ||
		y >= other.y + other.height + by ||
		other.y >= y + height + by;
	const around = cells.map(({ x, y }) => ({
		x: x - half,
		y: y - tall,
		width: 2 * half,
		height: 2 * tall
	}));
	let found = { box: { x: 2, y: within.height + 4, ...label }, cost: Infinity };
	for (const { box, cost } of places) {
		if (cost >= found.cost) break;
		if (!apart(box, key, 12) || !around.every((each) => apart(box, each, 4))) continue;
		const end = nearestIn(box, focus);
		const crossed = cells.filter(
			(cell) => !cell.focus && distanceTo(cell, focus, end) < half * 0.9
		).length;
		const whole = cost + crossed * 2 * half;
		if (whole < found.cost) found = { box, cost: whole };
	}
	return found.box;
}

/** The map's layout at a width: hexagons as large as fit, the key beside the north, the name in the clear. */
export function hexLayoutOf(view: HexMapView, size: { readonly width: number }): HexLayout {
	const { width } = size;
	const narrow = width < 520;
	const font = narrow ? 13 : 15;
	const centres = view.cells.map(hexCentre);
	const [west, east] = [
		Math.min(...centres.map(({ x }) => x)),
		Math.max(...centres.map(({ x }) => x))
	];
	const [north, south] = [
		Math.min(...centres.map(({ y }) => y)),
		Math.max(...centres.map(({ y }) => y))
	];
	const across = view.cells.length === 0 ? 1 : east - west + 1;
	const side = Math.min(34, (width - 4) / across);
	const half = side / 2;
	const tall = side / Math.sqrt(3);
	const left = (width - across * side) / 2;

	const shape = keyOf(view, font, narrow ? Math.min(width, 190) : 260);
	const right = Math.min(width, left + across * side + 70);
	const key = { ...shape, x: Math.max(0, right - shape.width) };
	const raw = view.cells.map((cell, index) => ({
		...cell,
		x: left + half + ((centres[index]?.x ?? 0) - west) * side,
		y: tall + 2 + ((centres[index]?.y ?? 0) - north) * side
	}));
	const drop = Math.max(
		0,
		...raw
			.filter(({ x }) => x + half > key.x - 8 && x - half < key.x + key.width)
			.map(({ y }) => key.height + 6 - (y - tall))
	);
	const cells = raw.map((cell) => ({ ...cell, y: cell.y + drop }));
	const foot = cells.length === 0 ? key.height : drop + (south - north) * side + 2 * tall + 6;
	let height = Math.ceil(Math.max(foot, key.height + 4));

	const focus = cells.find((cell) => cell.focus);
	if (!focus) return { width, height, font, half, cells, key, label: null };
	const large = font + 3;
	const name = wrapText(view.authority.name, large, narrow ? 118 : 190);
	const most = Math.max(
		...name.map((each) => textWidth(each, large) * 1.1),
		textWidth(view.text, large) * 1.1
	);
	const need = { width: Math.ceil(most), height: Math.ceil((name.length + 1) * large * 1.2) };
	const box = clearBox(focus, need, { cells, half, key }, { width, height });
	height = Math.max(height, Math.ceil(box.y + need.height + 4));
	const end = nearestIn(box, focus);
	const label = {
		name,
		text: view.text,
		box,
		end,
		anchor: end.x < focus.x && end.x >= box.x + box.width - 1 ? 'end' : 'start',
		size: large
	} as const;
	return { width, height, font, half, cells, key, label };
}
