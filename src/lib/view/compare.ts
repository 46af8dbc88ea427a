import { formatDate } from '$lib/domain/calendar';
import { sourceLineOf } from './citation';
import type { Multiple } from './multiple';

/** Whether figures of one unit stand on one scale and over one stretch of time, or each on its own. */
export type Axes = 'shared' | 'free';

/** The most figures that can be compared: more are too small to read, and too many to hold in mind. */
export const MOST = 4;

/** What sets one figure apart from the others. */
type Compared = 'measures' | 'authorities';

/** A figure among others, without what it is drawn from. */
interface Panel extends Omit<Multiple, 'figure'> {
	/** What this figure is of and the others are not: the measure's name, or the authority's. */
	readonly head: string;
	/** A sentence in place of the figure when there is nothing to draw; null otherwise. */
	readonly empty: string | null;
}

/** What the page of comparisons says; the figures are drawn from the same multiples. */
export interface CompareView {
	readonly heading: string;
	readonly compared: Compared;
	readonly panels: readonly Panel[];
	/** As asked for; `scales` says what came of it. */
	readonly axes: Axes;
	/** Panels by their place, from 0, that stand on one scale; a panel on its own scale is alone. */
	readonly scales: readonly (readonly number[])[];
	/** How the scales may be read, and why they are not shared; null where there is one figure. */
	readonly axes_note: string | null;
	/** What the table of latest figures is called. */
	readonly caption: string;
	/** Where the figures are from, a line a publisher, the one of the latest edition first. */
	readonly sources: readonly string[];
	/** The days those editions were taken from their source, worded; empty without any. */
	readonly retrieved: string;
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four'] as const;

const joined = (words: readonly string[]) =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Several authorities are compared where any two differ; otherwise measures are. */
const comparedIn = (multiples: readonly Multiple[]): Compared =>
	new Set(multiples.map(({ geography }) => geography)).size > 1 ? 'authorities' : 'measures';

function headingOf(multiples: readonly Multiple[], compared: Compared): string {
	const [first] = multiples;
	if (!first) return 'Nothing to compare';
	if (multiples.length === 1) return `${first.name}: ${first.authority}`;
	return compared === 'authorities'
		? `${first.name}: ${joined(multiples.map(({ authority }) => authority))}`
		: `${numbers[multiples.length] ?? multiples.length} measures for ${first.authority}`;
}

function panelOf({ figure, ...multiple }: Multiple, compared: Compared): Panel {
	return {
		...multiple,
		head: compared === 'authorities' ? multiple.authority : multiple.name,
		empty: figure.empty
	};
}

function sourcesOf(multiples: readonly Multiple[]): readonly string[] {
	const each = new Map(
		multiples.flatMap(({ figure }) => figure.vintages.map((one) => [one.vintage, one] as const))
	);
	const latest = [...each.values()].sort((a, b) => b.published.localeCompare(a.published));
	return [...new Set(latest.map(({ publisher }) => publisher))].flatMap(
		(publisher) => sourceLineOf(latest.filter((one) => one.publisher === publisher)) ?? []
	);
}

function scalesOf(multiples: readonly Multiple[], axes: Axes): readonly (readonly number[])[] {
	if (axes === 'free') return multiples.map((_, place) => [place]);
	const keys = [...new Set(multiples.map(({ scale }) => scale))];
	return keys.map((key) => multiples.flatMap(({ scale }, place) => (scale === key ? [place] : [])));
}

/** How the figures may be read against one another. A scale is shared among figures of one unit only. */
function axesNoteOf(
	panels: readonly Panel[],
	scales: readonly (readonly number[])[],
	axes: Axes
): string | null {
	if (panels.length < 2) return null;
	if (axes === 'free')
		return 'Each figure has its own scale and its own stretch of time: compare shapes, not heights.';
	const named = (scale: readonly number[]) =>
		joined(scale.map((place) => `“${panels[place]?.head ?? ''}”`));
	const unitOf = (scale: readonly number[]) => panels[scale[0] ?? 0]?.unit_short ?? '';
	const [only, ...others] = scales;
	if (only && others.length === 0)
		return 'All the figures have one scale and one stretch of time: heights can be compared.';
	const units = joined(scales.map(unitOf));
	const shared = scales.filter((scale) => scale.length > 1);
	if (shared.length === 0)
		return `Each figure has its own scale, because no two are in one unit (${units}). The stretch of time is the same.`;
	const alone = scales.filter((scale) => scale.length === 1);
	const said = shared.map((scale) => `${named(scale)} share a scale (${unitOf(scale)}).`);
	const apart =
		alone.length === 0
			? ''
			: ` ${alone.map((scale) => `${named(scale)} (${unitOf(scale)})`).join(' and ')} ${
					alone.length === 1
						? 'has its own, being in another unit'
						: 'have their own, being in other units'
				}.`;
	return `${said.join(' ')}${apart} The stretch of time is the same.`;
}

/** Words a comparison: up to four measures of one authority, or one measure of up to four. */
export function viewCompare(multiples: readonly Multiple[], axes: Axes): CompareView {
	const compared = comparedIn(multiples);
	const panels = multiples.map((multiple) => panelOf(multiple, compared));
	const scales = scalesOf(multiples, axes);
	const [first] = multiples;
	const where = first && (compared === 'authorities' ? first.name : first.authority);
	return {
		heading: headingOf(multiples, compared),
		compared,
		panels,
		axes,
		scales,
		axes_note: axesNoteOf(panels, scales, axes),
		caption: `Latest figures${where === undefined ? '' : `, ${where}`}`,
		sources: sourcesOf(multiples),
		retrieved: [
			...new Set(
				multiples.flatMap(({ figure }) =>
					figure.vintages.map(({ retrieved }) => formatDate(retrieved))
				)
			)
		].join('; ')
	};
}
