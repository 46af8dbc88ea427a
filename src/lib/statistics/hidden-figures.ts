import type { Board } from '$lib/domain/board';
import type { Geography } from '$lib/domain/geography';
import { grouped } from '$lib/domain/grouped';
import type { GeographyCode, IndicatorId, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Observation } from '$lib/domain/observation';
import type { Vintage } from '$lib/domain/vintage';
import { attainableCounts } from './attainable';
import {
	cellsToHide,
	THRESHOLD,
	workedOut,
	type DisclosureCell,
	type Inference,
	type StatedSum
} from './disclosure';
import { returnSums } from './return-sums';
import { statedSums } from './stated-sums';
import { restsInTime } from './sums-in-time';

/** What is known around the figures. */
export interface Surroundings {
	readonly measures: ReadonlyMap<IndicatorId, Pick<Indicator, 'unit' | 'per'>>;
	/** Which region a place is in. */
	readonly regions: ReadonlyMap<GeographyCode, GeographyCode | null>;
	/** Every edition, in the order they were published. */
	readonly editions: readonly VintageId[];
	/** Counts from 1 to this many are not told. */
	readonly threshold: number;
}

/** What a record's nouns say of it, by the board's own threshold. */
export const surroundingsOf = ({
	vintages,
	indicators,
	geographies,
	board
}: {
	readonly vintages: readonly Pick<Vintage, 'vintage' | 'published'>[];
	readonly indicators: readonly Pick<Indicator, 'indicator' | 'unit' | 'per'>[];
	readonly geographies: readonly Pick<Geography, 'geography' | 'region'>[];
	readonly board?: Pick<Board, 'threshold'>;
}): Surroundings => ({
	measures: new Map(indicators.map((each) => [each.indicator, each])),
	regions: new Map(geographies.map(({ geography, region }) => [geography, region])),
	editions: vintages
		.toSorted((a, b) => (a.published < b.published ? -1 : 1))
		.map(({ vintage }) => vintage),
	threshold: board?.threshold ?? THRESHOLD
});

/** What must be hidden of one edition. */
export interface HiddenOfEdition {
	readonly vintage: VintageId;
	/** By `figureId`: those to be hidden, and what each would give away. With all of them hidden none follows from the others. */
	readonly hidden: ReadonlyMap<string, Inference>;
	/** How many of its hidden figures follow all the same from what is out already. */
	readonly given_away: number;
}

const keyOf = ({ indicator, geography, period }: Observation) =>
	`${indicator} ${geography} ${period}`;

/** A figure among those of its edition and of every other. */
export const figureId = (figure: Observation) => `${keyOf(figure)} ${figure.vintage}`;

const stemOf = (indicator: string) => indicator.replace(/-[^-]*$/, '');

/** Shares of one base that make the whole of it: each of them follows from the others. */
function wholes(shares: readonly Observation[]): {
	readonly cells: readonly DisclosureCell[];
	readonly sums: readonly StatedSum[];
	readonly counted: ReadonlyMap<string, number>;
} {
	const counted = new Map<string, number>();
	const cells: DisclosureCell[] = [];
	const sums: StatedSum[] = [];
	const groups = grouped(
		shares.filter(({ numerator, denominator }) => numerator !== null && denominator !== null),
		({ indicator, geography, period, denominator }) =>
			`${stemOf(indicator)} ${geography} ${period} ${denominator}`
	);
	for (const group of groups) {
		const base = group[0]?.denominator ?? 0;
		const all = group.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0);
		if (group.length < 2 || all !== base) continue;
		for (const each of group) counted.set(figureId(each), each.numerator ?? 0);
		const id = `whole ${cells.length}`;
		const whole = { symbol: null, numerator: null, denominator: null };
		cells.push({ ...whole, id, unit: 'count', value: base, fixed: true, known: true });
		sums.push({
			terms: [{ id, sign: 1 }, ...group.map((each) => ({ id: figureId(each), sign: -1 as const }))],
			open: false
		});
	}
	return { cells, sums, counted };
}

/** Shares without their base that give a hidden count away by a count printed for the same place and time. */
function tellingShares(
	shares: readonly Observation[],
	counts: readonly Observation[],
	hidden: ReadonlyMap<string, Inference>
): readonly string[] {
	const at = ({ geography, period }: Observation) => `${geography} ${period}`;
	const secret = new Map<string, Set<number>>();
	const bases = new Map<string, Set<number>>();
	for (const each of counts) {
		const into = hidden.has(figureId(each)) ? secret : bases;
		if (each.value === null || each.value === 0) continue;
		into.set(at(each), (into.get(at(each)) ?? new Set()).add(each.value));
	}
	return shares.flatMap((share) => {
		const wanted = secret.get(at(share));
		const { value, decimals } = share;
		if (!wanted || value === null || share.denominator !== null) return [];
		const tells = [...(bases.get(at(share)) ?? [])].some((base) => {
			const found = attainableCounts({ value, decimals }, base);
			return found !== null && found.low === found.high && wanted.has(found.low);
		});
		return tells ? [figureId(share)] : [];
	});
}

const MASKED = { value: null, symbol: 'c', numerator: null, denominator: null };

/**
 * What must be hidden of the editions that are not out, in the order they were published, so that no count of 1 to `threshold`
 * children can be read or reckoned: from a figure alone, from figures beside it, from what other editions print. `figures` are all
 * figures to be reckoned with, `out` which of them everybody has already: they are never hidden.
 */
export function hiddenFigures(
	figures: readonly Observation[],
	{ measures, regions, editions, threshold }: Surroundings,
	out: (figure: Observation) => boolean
): readonly HiddenOfEdition[] {
	const unitOf = ({ indicator }: Observation) => measures.get(indicator)?.unit ?? 'count';
	const small = (count: number | null) => count !== null && count > 0 && count <= threshold;
	const countOf = (each: Observation) =>
		unitOf(each) === 'count' ? each.value : each.value === null ? null : each.numerator;
	const known = new Map<string, Observation>();
	/** What any edition out, or to be out, prints of a cell: hiding it in another hides nothing. */
	const printed = new Set<string>();
	const counts = new Map<string, number[]>();
	const secret = new Set<string>();
	const valueOf = (figure: Observation) => `${keyOf(figure)} ${figure.value}`;
	const wholeOf = (figure: Observation) =>
		`${valueOf(figure)} of ${figure.numerator} of ${figure.denominator}`;
	const print = (figure: Observation) => {
		known.set(keyOf(figure), figure);
		if (figure.value !== null) printed.add(valueOf(figure)).add(wholeOf(figure));
		const count = countOf(figure);
		if (count !== null) counts.set(keyOf(figure), [...(counts.get(keyOf(figure)) ?? []), count]);
	};
	/** Why a figure is hidden whatever stands beside it in its own edition; null when it is not. */
	const besides = (each: Observation): Inference | null => {
		const count = countOf(each);
		const before = counts.get(keyOf(each)) ?? [];
		if (each.value === null)
			return small(each.numerator) || small(each.denominator) ? 'count' : null;
		if (secret.has(valueOf(each)) && !printed.has(valueOf(each))) return 'again';
		return count !== null && before.some((other) => small(Math.abs(count - other)))
			? 'difference'
			: null;
	};
	const unpublished = grouped(
		figures.filter((each) => !out(each)),
		({ vintage }) => vintage
	);
	for (const figure of figures) if (out(figure)) print(figure);
	const ordered = editions.flatMap(
		(vintage) => unpublished.find(([first]) => first?.vintage === vintage) ?? []
	);
	return grouped(ordered, ({ vintage }) => vintage).map((own): HiddenOfEdition => {
		const vintage = own[0]?.vintage as VintageId;
		const all = [
			...new Map([...known, ...own.map((each) => [keyOf(each), each] as const)]).values()
		];
		const shares = all.filter((each) => unitOf(each) === 'percent');
		const whole = wholes(shares);
		const counted = all
			.filter((each) => unitOf(each) === 'count')
			.map((each) => ({ ...each, id: figureId(each) }));
		const returned = returnSums(counted, shares);
		const cells = [
			...all.map((each): DisclosureCell => ({
				id: figureId(each),
				unit: unitOf(each),
				per: measures.get(each.indicator)?.per ?? null,
				value: each.value,
				symbol: each.symbol,
				numerator: each.numerator,
				denominator: each.denominator,
				fixed: each.vintage !== vintage || out(each) || printed.has(wholeOf(each)),
				known: printed.has(valueOf(each)),
				counted: whole.counted.get(figureId(each)) ?? null
			})),
			...whole.cells,
			...returned.cells
		];
		const sums = [
			...statedSums(counted, regions),
			...grouped(counted, ({ indicator, geography }) => `${indicator} ${geography}`).flatMap(
				restsInTime
			),
			...whole.sums,
			...returned.sums
		];
		const forced = new Map<string, Inference>();
		for (const each of own) {
			const inference = besides(each);
			if (inference !== null && !printed.has(wholeOf(each))) forced.set(figureId(each), inference);
		}
		const hide = () => {
			const found = new Map(cellsToHide(cells, sums, threshold, forced));
			for (const each of own)
				if (each.value === null && forced.has(figureId(each))) found.set(figureId(each), 'count');
			return found;
		};
		let found = hide();
		const ids = new Set(own.map(figureId));
		for (;;) {
			const telling = tellingShares(shares, counted, found).filter(
				(id) => ids.has(id) && !found.has(id)
			);
			if (telling.length === 0) break;
			for (const id of telling) forced.set(id, 'share');
			found = hide();
		}
		for (const each of own) {
			const hidden = found.has(figureId(each));
			if (hidden && each.value !== null) secret.add(valueOf(each));
			print(hidden ? { ...each, ...MASKED } : each);
		}
		const away = workedOut(cells, sums, new Set(found.keys()), threshold);
		return { vintage, hidden: found, given_away: away.filter((id) => ids.has(id)).length };
	});
}
