import {
	footBlock,
	framedPicture,
	headBlock,
	modeBlock,
	setIn,
	sourceWords,
	subtitleBlock
} from '$lib/chart/framed';
import { hexMap } from '$lib/chart/hex-map';
import { standingDots } from '$lib/chart/standing-dots';
import { standingStrip } from '$lib/chart/standing-strip';
import { possessive } from '$lib/domain/geography';
import type { EveryAuthority } from '$lib/view/measure';
import type { StandingPart } from '$lib/view/standing';
import type { TableView } from '$lib/view/table';
import type { TrendView } from '$lib/view/trend';
import { cellOf, editionsIn, retrievedOf, symbolsOf, type Handout, type Taken } from './handout';

/** What a figure of how the authority stands is taken with: the measure's own words, editions and mode. */
interface Beside {
	readonly trend: TrendView;
	/** `2024/25`; null when no authority has a row. */
	readonly period: string | null;
	/** Measure, period and unit, as under the figure's title. */
	readonly subtitle: string;
}

/** The editions a table names as one line, each once. */
const sourceOf = (table: TableView) =>
	[...new Set(table.rows.flatMap(({ source }) => source.split('; ')))]
		.filter((each) => each !== '')
		.join('; ') || null;

interface Words {
	readonly title: string;
	readonly sentence: string | null;
	readonly alt: string;
	readonly notes: readonly string[];
	readonly name: string;
	readonly table: TableView;
	readonly what: string;
}

function handoutOf(words: Words, { trend, period }: Beside): Handout {
	const named = editionsIn(words.table, trend.sources);
	const source = sourceOf(words.table);
	return {
		title: words.title,
		geography: trend.authority.name,
		period: period ?? 'No period',
		unit: trend.unit_label,
		mode: trend.mode,
		sentence:
			words.sentence && `${words.sentence}${source === null ? '' : ` (Source: ${source}.)`}`,
		source,
		editions: named,
		retrieved: retrievedOf(named),
		alt: words.alt,
		notes: [...words.notes, ...(trend.caution === null ? [] : [trend.caution])],
		symbols: symbolsOf([words.table]),
		tables: [{ name: words.name, table: words.table }],
		file: [trend.indicator, trend.authority.name, words.what, period ?? '']
	};
}

function pictureOf(
	handout: Handout,
	{ subtitle }: Beside,
	draw: (width: number, document: Document) => SVGSVGElement | null
): Taken['picture'] {
	const source = sourceWords(handout.source, handout.editions);
	return (document) =>
		framedPicture(
			{
				title: handout.title,
				description: handout.alt,
				head: [headBlock(handout.title, 26, 600), subtitleBlock(subtitle)],
				draw: (room) => {
					const drawn = draw(room.width, room.document);
					return drawn === null ? 0 : setIn(drawn, room);
				},
				foot: [
					...(source === null ? [] : [footBlock(source)]),
					...handout.notes.map(footBlock),
					modeBlock(handout.mode)
				]
			},
			document
		);
}

/** The authority among its statistical neighbours; null where there is nothing to draw. */
export function takeNeighbours(view: StandingPart, beside: Beside): Taken | null {
	const { dots, england } = view;
	if (dots === null) return null;
	const of = view.nearest?.rows[0];
	const row = {
		source: of?.source ?? beside.trend.source_line ?? '',
		retrieved: of?.retrieved ?? retrievedOf(beside.trend.sources)
	};
	const said = view.average.sentences.join(' ');
	const counts = dots.dots.some((dot) => dot.counts !== null);
	const table: TableView = {
		caption: `${view.name}, ${dots.title}${view.period === null ? '' : `, ${view.period}`}`,
		columns: ['Authority', `Figure (${view.unit_label})`, ...(counts ? ['Number counted'] : [])],
		rows: [
			...dots.dots.map(({ name, value, text, counts: counted }) => ({
				head: name,
				cells: [
					cellOf(text, value === null ? 'No figure can be shown for it.' : null),
					...(counts
						? [
								counted === null
									? cellOf('Not held', 'No counts are held here for this period.')
									: cellOf(counted)
							]
						: [])
				],
				...row
			})),
			...(england.text === null
				? []
				: [
						{
							head: 'England',
							cells: [cellOf(england.text), ...(counts ? [cellOf('Not shown')] : [])],
							...row
						}
					])
		],
		notes: []
	};
	const handout = handoutOf(
		{
			title: `${view.name}: ${dots.title}`,
			sentence: said === '' ? null : said,
			alt: dots.description,
			notes: [...(dots.missing === null ? [] : [dots.missing]), ...(said === '' ? [] : [said])],
			name: 'Statistical neighbours',
			table,
			what: `neighbours-${view.neighbour_set ?? ''}`
		},
		beside
	);
	return {
		handout,
		picture: pictureOf(handout, beside, (width, document) =>
			standingDots(view, { width }, document)
		)
	};
}

const everyHandout = (
	view: EveryAuthority,
	beside: Beside,
	words: Pick<Words, 'title' | 'alt' | 'notes' | 'what'>
) => handoutOf({ ...words, sentence: null, name: 'Every authority', table: view.table }, beside);

/** Every authority as dots on one line; null where fewer than two have a figure. */
export function takeStrip(view: EveryAuthority, beside: Beside): Taken | null {
	const { strip } = view;
	if (strip === null) return null;
	const { name, authority } = beside.trend;
	const handout = everyHandout(view, beside, {
		title: `${name}: ${possessive(authority.name)} place among every authority`,
		alt: strip.description,
		notes: [],
		what: 'every-authority'
	});
	return {
		handout,
		picture: pictureOf(handout, beside, (width, document) =>
			standingStrip(view, { width }, document)
		)
	};
}

/** Every authority on a map. */
export function takeMap(view: EveryAuthority, beside: Beside): Taken {
	const handout = everyHandout(view, beside, {
		title: view.map.title.replace(/^Map: /, ''),
		alt: view.map.description,
		notes: view.map.notes,
		what: 'map'
	});
	return {
		handout,
		picture:
			view.map.empty === null
				? pictureOf(handout, beside, (width, document) => hexMap(view.map, { width }, document))
				: null
	};
}
