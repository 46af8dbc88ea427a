import { citationOf } from './citation';
import { formatNumber } from './number';
import type { Standing, StandingPlace } from './standing-places';
import { labelOf, listed, ordinal } from './standing-words';
import type { TableCell, TableView } from './table';
import { headUnit, notesOfCells } from './trend-table';

const word = (text: string, reason: string | null = null): TableCell => ({
	text,
	reason,
	value: null
});

const withUnit = (head: string, unit: string | null) =>
	unit === null ? head : `${head} (${unit})`;

/** Figures first, the best first or, where neither way is better, the lowest; then by name. */
export function inOrder(standing: Standing): readonly StandingPlace[] {
	const high = standing.answer.indicator.polarity === 'high';
	const key = ({ value }: StandingPlace) =>
		value === null ? Number.POSITIVE_INFINITY : high ? -value : value;
	const keys = new Map(standing.places.map((place, index) => [place, { key: key(place), index }]));
	const at = (place: StandingPlace) => keys.get(place) ?? { key: 0, index: 0 };
	return [...standing.places].sort((a, b) =>
		at(a).key === at(b).key ? at(a).index - at(b).index : at(a).key < at(b).key ? -1 : 1
	);
}

function figureCell({ value, figure, text, reason }: StandingPlace): TableCell {
	if (value === null || figure === null) return word(text, reason);
	return { text: formatNumber(value, figure.decimals), reason: null, value };
}

const countCell = (count: number | null): TableCell =>
	count === null
		? word('Not held', 'No counts are held here for this period.')
		: { text: formatNumber(count, 0), reason: null, value: count };

function rankCell({ rank, value }: StandingPlace, tied: ReadonlySet<number>): TableCell {
	if (rank !== null)
		return { text: `${rank}${tied.has(rank) ? ' =' : ''}`, reason: null, value: rank };
	return value === null
		? word('No rank', 'Without a figure there is no rank.')
		: word('No rank', 'Neither higher nor lower is better.');
}

/** The likely range without its unit, which the head has; what rounding alone hides is not one. */
function rangeCell({ range, range_kind, value }: StandingPlace): TableCell {
	if (range !== null && range_kind === 'counts') return word(range.replace(/[%£]/g, ''));
	return value === null
		? word('Not known', 'There is no figure to give a range for.')
		: word('Not known', 'Without the counts the likely range cannot be worked out.');
}

/** Where figures are from, worded once for every row that is from the same editions. */
function sourcesOf({ answer }: Standing) {
	const cited = new Map(answer.vintages.map((vintage) => [vintage.vintage, citationOf(vintage)]));
	const worded = new Map<string, { readonly source: string; readonly retrieved: string }>();
	return (places: readonly StandingPlace[]) => {
		const used = new Set(
			places.flatMap(({ figure }) => (figure ? [figure.vintage, figure.counts_vintage] : []))
		);
		const key = [...used].join(' ');
		const known = worded.get(key);
		if (known) return known;
		const own = [...used].flatMap((each) => (each && cited.get(each)) ?? []);
		const said = own.length > 0 ? own : [...cited.values()];
		const made = {
			source: said.map((each) => each.text).join('; '),
			retrieved: [...new Set(said.map((each) => each.retrieved))].join('; ')
		};
		worded.set(key, made);
		return made;
	};
}

const captionOf = ({ answer }: Standing, what: string) => {
	const period = labelOf(answer.period);
	return `${answer.indicator.name}, ${what}${period === null ? '' : `, ${period}`}`;
};

/** Every authority, the best first, no cell blank. Equal ranks carry an equals sign. */
export function everyAuthority(standing: Standing): TableView {
	const { answer, places } = standing;
	const unit = headUnit(answer.indicator);
	const withCount = places.some(({ figure }) => figure !== null && figure.numerator !== null);
	const withBase = places.some(({ figure }) => figure !== null && figure.denominator !== null);
	const withRange = places.some((place) => place.range_kind === 'counts');
	const withRank = answer.indicator.polarity !== 'none';
	const seen = new Set<number>();
	const tied = new Set<number>();
	for (const { rank } of places) if (rank !== null) (seen.has(rank) ? tied : seen).add(rank);
	const source = sourcesOf(standing);
	const rows = inOrder(standing).map((place) => ({
		head: place.name,
		cells: [
			...(withRank ? [rankCell(place, tied)] : []),
			figureCell(place),
			...(withCount ? [countCell(place.figure?.numerator ?? null)] : []),
			...(withBase ? [countCell(place.figure?.denominator ?? null)] : []),
			...(withRange ? [rangeCell(place)] : []),
			word(place.own ? 'Itself' : place.neighbour ? 'Yes' : 'No')
		],
		...source([place])
	}));
	return {
		caption: captionOf(standing, 'every authority'),
		columns: [
			'Authority',
			...(withRank ? ['Rank'] : []),
			withUnit('Figure', unit),
			...(withCount ? ['Number counted'] : []),
			...(withBase ? ['Out of'] : []),
			...(withRange ? [withUnit('Likely range', unit)] : []),
			`Neighbour${answer.neighbour_set === null ? '' : ` (${answer.neighbour_set} set)`}`
		],
		rows,
		notes: notesOfCells(rows)
	};
}

/** Places either side of the authority's in the short table, and names told in one of its cells. */
const around = 3;
const named = 4;

function namesOf(places: readonly StandingPlace[]): string {
	const first = [...places].sort(
		(a, b) => Number(b.own) - Number(a.own) || Number(b.neighbour) - Number(a.neighbour)
	);
	if (first.length <= named) return listed(first.map((place) => place.name));
	const told = first.slice(0, named - 1).map((place) => place.name);
	return listed([...told, `${first.length - told.length} others`]);
}

/**
 * The places just above and below the authority's, a place a row: authorities with the same figure share one. Null when the
 * authority has no figure or stands alone.
 */
export function nearestPlaces(standing: Standing): TableView | null {
	const { answer, own, values } = standing;
	if (own.value === null || values.length < 2) return null;
	const groups: StandingPlace[][] = [];
	for (const place of inOrder(standing)) {
		if (place.value === null) continue;
		const last = groups.at(-1);
		if (last?.[0]?.value === place.value) last.push(place);
		else groups.push([place]);
	}
	const at = groups.findIndex((group) => group[0]?.value === own.value);
	if (at < 0) return null;
	const ranked = answer.indicator.polarity !== 'none';
	const source = sourcesOf(standing);
	let before = groups.slice(0, Math.max(0, at - around)).flat().length;
	const rows = groups.slice(Math.max(0, at - around), at + around + 1).map((group) => {
		const place = ordinal(before + 1);
		before += group.length;
		const [first] = group;
		return {
			head: ranked ? place : `${place} from the lowest`,
			cells: [first ? figureCell(first) : word(''), word(namesOf(group))],
			...source(group)
		};
	});
	return {
		caption: captionOf(standing, `the places around ${own.name}`),
		columns: ['Place', withUnit('Figure', headUnit(answer.indicator)), 'Authorities'],
		rows,
		notes: notesOfCells(rows)
	};
}
