import type { GeographyCode, VintageId } from '$lib/domain/id';
import type { Observation } from '$lib/domain/observation';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Register } from '$lib/domain/record';
import { cellsToHide, THRESHOLD, workedOut, type DisclosureCell } from '$lib/statistics/disclosure';
import type { Inference } from '$lib/statistics/disclosure';
import { statedSums } from '$lib/statistics/stated-sums';
import { formatNumber } from './number';

/** A figure that a public record may not print, and what is stopped by hiding it: never the figure. */
interface StoppedFigure {
	/** Measure, place, period and edition as one text, as `figureId` writes it. */
	readonly id: string;
	readonly measure: string;
	readonly place: string;
	readonly period: string;
	/** What a reader could work out: the end of a sentence that begins with “It would show”. */
	readonly shows: string;
}

/** An edition of the council's own with figures that a public record may not print. */
export interface StoppedEdition {
	readonly vintage: VintageId;
	readonly title: string;
	readonly sentence: string;
	/** Those to be hidden; with all of them hidden none follows from the others. */
	readonly figures: readonly StoppedFigure[];
	/** How many of them would still follow from what is public already: hiding is not enough, the edition must be left out. */
	readonly given_away: number;
}

const showsOf = (threshold: number): Readonly<Record<Inference, string>> => ({
	count: `a number of children from 1 to ${threshold}`,
	base: 'a share or an average of ten children or fewer',
	complement: `that 1 to ${threshold} children are not among those counted`,
	subtraction: 'a figure hidden beside it, by subtraction from a total'
});

const keyOf = ({ indicator, geography, period }: Observation) =>
	`${indicator} ${geography} ${period}`;
const idOf = (figure: Observation) => `${keyOf(figure)} ${figure.vintage}`;

function sentenceOf(title: string, stopped: number, given_away: number): string {
	const one = stopped === 1;
	const holds =
		stopped === 0
			? `“${title}” has figures that are marked as suppressed.`
			: `“${title}” holds ${formatNumber(stopped, 0)} ${one ? 'figure that is' : 'figures that are'} for the council only.`;
	if (given_away > 0)
		return `${holds} Hiding is not enough, because other figures that everybody has already would give ${formatNumber(given_away, 0)} away: leave the edition out.`;
	return `${holds} Leave the edition out, or publish it with ${one ? 'that figure' : 'those figures'} marked as suppressed.`;
}

/**
 * The editions of a public record, among those of the council's own, that hold figures which are for the council only, in the order
 * they were published, by the board’s own threshold. `figures` are all figures of such editions, `out` which of them everybody has already. Official statistics
 * are as their publisher published them, and are not asked for.
 */
export function checkPublic(
	figures: readonly Observation[],
	register: Pick<Register, 'vintages' | 'indicators' | 'geographies'> &
		Partial<Pick<Register, 'board'>>,
	out: (figure: Observation) => boolean
): readonly StoppedEdition[] {
	const measures = new Map(register.indicators.map((each) => [each.indicator, each]));
	const places = new Map(register.geographies.map((each) => [each.geography, each]));
	const regions = new Map<GeographyCode, GeographyCode | null>(
		register.geographies.map(({ geography, region }) => [geography, region])
	);
	const threshold = register.board?.threshold ?? THRESHOLD;
	const shows = showsOf(threshold);
	const hidden = new Set<string>();
	const editions = register.vintages
		.filter((each) => figures.some((figure) => figure.vintage === each.vintage && !out(figure)))
		.toSorted((a, b) => (a.published < b.published ? -1 : 1));
	const known = new Map<string, Observation>();
	/** What any edition out, or to be out, prints of a cell: hiding it in another hides nothing. */
	const printed = new Set<string>();
	const valueOf = (figure: Observation) => `${keyOf(figure)} ${figure.value}`;
	const wholeOf = (figure: Observation) =>
		`${valueOf(figure)} of ${figure.numerator} of ${figure.denominator}`;
	const print = (figure: Observation) => {
		known.set(keyOf(figure), figure);
		if (figure.value !== null) printed.add(valueOf(figure)).add(wholeOf(figure));
	};
	for (const figure of figures) if (out(figure)) print(figure);
	return editions.flatMap(({ vintage, title }): readonly StoppedEdition[] => {
		const own = figures.filter((each) => each.vintage === vintage && !out(each));
		const all = new Map([...known, ...own.map((each) => [keyOf(each), each] as const)]);
		const cells = [...all.values()].map((each): DisclosureCell => ({
			id: idOf(each),
			unit: measures.get(each.indicator)?.unit ?? 'count',
			per: measures.get(each.indicator)?.per ?? null,
			value: each.value,
			symbol: each.symbol,
			numerator: each.numerator,
			denominator: each.denominator,
			fixed: each.vintage !== vintage || out(each) || printed.has(wholeOf(each)),
			known: printed.has(valueOf(each))
		}));
		const isCount = new Map(cells.map(({ id, unit }) => [id, unit === 'count']));
		const sums = statedSums(
			[...all.values()]
				.map((each) => ({ ...each, id: idOf(each) }))
				.filter(({ id }) => isCount.get(id)),
			regions
		);
		const found = cellsToHide(cells, sums, threshold);
		for (const each of own) {
			if (found.has(idOf(each))) hidden.add(idOf(each));
			print(
				found.has(idOf(each))
					? { ...each, value: null, symbol: 'c', numerator: null, denominator: null }
					: each
			);
		}
		const ids = new Set(own.map(idOf));
		const given_away = workedOut(cells, sums, new Set(found.keys()), threshold).filter((id) =>
			ids.has(id)
		).length;
		if (found.size === 0 && given_away === 0) return [];
		const stopped = own.flatMap((each): readonly StoppedFigure[] => {
			const inference = found.get(idOf(each));
			const period = parsePeriod(each.period);
			return inference
				? [
						{
							id: idOf(each),
							measure: measures.get(each.indicator)?.name ?? each.indicator,
							place: places.get(each.geography)?.name ?? each.geography,
							period: period ? formatPeriodShort(period) : each.period,
							shows: shows[inference]
						}
					]
				: [];
		});
		return [
			{
				vintage,
				title,
				sentence: sentenceOf(title, stopped.length, given_away),
				figures: stopped,
				given_away
			}
		];
	});
}
