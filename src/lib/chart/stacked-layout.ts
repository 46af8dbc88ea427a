import { capital } from '$lib/domain/wording';
import type { StackedDrawing } from '$lib/view/subject';
import { dodge } from './dodge';
import { periodAxis, type PeriodAxis } from './period-axis';
import { textWidth, wrapText } from './style';
import { footOf, isNarrow } from './subject-marks';
import { valueAxis, type ValueAxis } from './value-axis';

type Bar = StackedDrawing['bars'][number];

/** How a bar stands: as its parts, as a hatched band where none of them has a figure, or as a frame where they cannot all be right. */
type Standing = 'parts' | 'none' | 'refused';

/** A part's name with its figure in the last bar that is drawn, beside it. */
interface PartName {
	readonly part: number;
	readonly lines: readonly string[];
	/** Where the part's middle is, and where its name's is, in pixels. */
	readonly from: number;
	readonly y: number;
}

/** Where everything of a stack stands, in pixels, decided before anything is drawn. */
export interface StackedLayout {
	readonly width: number;
	readonly height: number;
	readonly top: number;
	readonly base: number;
	readonly font: number;
	readonly axis: ValueAxis;
	readonly periods: PeriodAxis;
	readonly y: (value: number) => number;
	readonly bars: readonly {
		readonly bar: Bar;
		readonly standing: Standing;
		/** The sum of the parts that have a figure. */
		readonly sum: number;
		readonly missing: boolean;
		/** What stands over it. */
		readonly total: readonly string[];
	}[];
	/** Which bar the names stand beside, of those drawn; -1 where none is drawn. */
	readonly named: number;
	readonly names: readonly PartName[];
	/** Where the names begin. */
	readonly names_x: number;
	readonly unit: string;
	readonly foot: ReturnType<typeof footOf>;
}

/** By how much the estimate of a name's width may pass its column: it is a tenth too wide. */
const generous = 1.1;

/** The height of the block that stands for the parts without a figure: it is not to scale. */
export const missingHeight = 16;

const known = ({ slices }: Bar) => slices.flatMap(({ value }) => (value === null ? [] : [value]));

function standingOf(bar: Bar): Standing {
	if (bar.refused !== null) return 'refused';
	return known(bar).length === 0 ? 'none' : 'parts';
}

const sumOf = (bar: Bar) => known(bar).reduce((sum, value) => sum + Math.max(0, value), 0);

/** A total as it fits over its bar: as given, or a plus in place of the words that do not fit, after its number if it has one. */
function totalOf(total: string, pitch: number, font: number): readonly string[] {
	const lines = wrapText(total, font, (pitch - 2) / 1.05);
	if (lines.length <= 3 && lines.every((line) => textWidth(line, font) * 1.05 <= pitch))
		return lines;
	const [number = ''] = total.split(' ');
	return [/^\d/.test(number) ? (number === total ? number : `${number}+`) : '+'];
}

/** What the part is called beside the last bar, with what that bar has of it. */
function nameOf(name: string, slice: Bar['slices'][number] | undefined): string {
	if (slice === undefined) return name;
	return `${name}: ${slice.value === null ? slice.text.toLowerCase() : slice.text}`;
}

/** The stack's layout at a width: margins from the words that must fit, the earliest bars left out where they find no room. */
export function stackedLayout(drawing: StackedDrawing, width: number): StackedLayout {
	const narrow = isNarrow(width);
	const font = narrow ? 13 : 14;
	const line = font * 1.2;
	const drawn = drawing.bars.filter((bar) => standingOf(bar) === 'parts');
	const axis = valueAxis(drawn.map(sumOf), { wanted: 5, unit: drawing.unit });
	const left = Math.ceil(Math.max(...axis.ticks.map(({ text }) => textWidth(text, font)))) + 10;
	const column = narrow ? 116 : 210;
	const least = Math.max(
		font * 1.7,
		...drawing.bars.map(({ total }) => textWidth(total.split(' ')[0] ?? '', font) + 6)
	);
	const periods = periodAxis({
		periods: drawing.bars,
		marks: drawing.marks,
		left,
		right: width - column - (drawing.parts.length === 0 ? 0 : 22),
		edge: width - 2,
		least,
		most: 120,
		font
	});
	const shown = drawing.bars.slice(periods.first).map((bar) => ({
		bar,
		standing: standingOf(bar),
		sum: sumOf(bar),
		missing: standingOf(bar) === 'parts' && bar.slices.some(({ value }) => value === null),
		total: standingOf(bar) === 'parts' ? totalOf(bar.total, periods.pitch, font) : []
	}));
	const named = shown.findLastIndex(({ standing }) => standing === 'parts');
	const beside = named >= 0 && named === shown.length - 1 ? shown[named]?.bar : undefined;
	const said = drawing.parts.map(({ name }, part) =>
		wrapText(nameOf(name, beside?.slices[part]), font, column * generous)
	);
	const tall = said.reduce((sum, lines) => sum + lines.length * line + 4, 0);
	const frame = Math.max(narrow ? 230 : 260, tall);
	const over =
		Math.max(1, ...shown.map(({ total }) => total.length)) * line +
		(shown.some(({ missing }) => missing) ? missingHeight + 4 : 0);
	const top = Math.ceil(font + 10 + periods.marks_height + over);
	const base = Math.ceil(top + frame);
	const y = (value: number) => base - (frame * (value - axis.low)) / (axis.high - axis.low);
	const foot = footOf(
		[
			periods.left_out,
			shown.some(({ standing }) => standing === 'none') || shown.some(({ missing }) => missing)
				? 'Hatched: no figure given. Its height is not to scale.'
				: null,
			shown.some(({ total }) => total[0]?.endsWith('+'))
				? 'A plus over a bar: some parts of it are not given.'
				: null,
			shown.some(({ standing }) => standing === 'refused')
				? 'Dashed and empty: not drawn, because its figures cannot all be right.'
				: null
		],
		width,
		font
	);
	return {
		width,
		height: Math.ceil(base + periods.height + foot.height + 6),
		top,
		base,
		font,
		axis,
		periods,
		y,
		bars: shown,
		named,
		names: namesOf(shown[named]?.bar, said, { y, base, line, top: top - over }),
		names_x: periods.right + 22,
		unit: capital(drawing.unit),
		foot
	};
}

function namesOf(
	bar: Bar | undefined,
	said: readonly (readonly string[])[],
	at: {
		readonly y: (value: number) => number;
		readonly base: number;
		readonly line: number;
		readonly top: number;
	}
): readonly PartName[] {
	let below = 0;
	const sum = bar === undefined ? 0 : sumOf(bar);
	const middles = said.map((_, part) => {
		const value = bar?.slices[part]?.value ?? null;
		if (value === null && bar?.slices[part]) return at.y(sum) - missingHeight / 2 - 2;
		const height = Math.max(0, value ?? 0);
		below += height;
		return at.y(below - height / 2);
	});
	// Of names that want one height the later part's stands above.
	const centres = dodge(
		said.map((lines, part) => ({
			y: (middles[part] ?? at.base) - part * 0.001,
			height: lines.length * at.line + 4
		})),
		at.top,
		at.base + at.line / 2
	);
	return said.map((lines, part) => ({
		part,
		lines,
		from: middles[part] ?? at.base,
		y: centres[part] ?? at.base
	}));
}
