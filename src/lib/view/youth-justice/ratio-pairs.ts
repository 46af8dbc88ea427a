import type { Geography } from '$lib/domain/geography';
import type { GeographyCode, PeriodId } from '$lib/domain/id';
import { comparePeriods, parsePeriod, type Period } from '$lib/domain/period';
import { ratioToRate, riskRatio, type Ratio } from '$lib/statistics/ratio';
import { asPrinted, halfWidth, roundHalfUp } from '$lib/statistics/rounding';
import type { DatedFigure } from '../dated-figure';
import { rowSources } from '../held-sources';
import { missingClause } from '../missing';
import { formatCounts, formatFigure } from '../number';
import type { SubjectContext } from '../subject';
import { figuresOf, measureOf } from './official-measures';

/** The measure of looked-after children cautioned or convicted, and that of all children cautioned or sentenced. */
const LOOKED_AFTER = 'cla-offending';
const ALL_CHILDREN = 'cautioned-or-sentenced';

/** Looked-after children beside all children of one place in one and the same financial year. */
export interface Pair {
	readonly place: Geography;
	readonly looked_after: DatedFigure | null;
	readonly all: DatedFigure | null;
	/** The population the rate of all children is per. */
	readonly per: number;
	/** Null when none can be given; `why` then says so. */
	readonly ratio: Ratio | null;
	/** Why there is no ratio, as a sentence; null when there is one. */
	readonly why: string | null;
	/** What cannot be right in the two figures, naming edition and row, with its cure: neither is then drawn. Null when nothing. */
	readonly fault: string | null;
}

/** The last year held of both measures for the board’s own authority, with every place held in it: ours first, then England. A region is left out where it has no ratio. */
export interface PairedYear {
	readonly period: Period;
	readonly pairs: readonly Pair[];
}

type Known = Pick<Pair, 'looked_after' | 'all' | 'per'>;

function whyNot({ looked_after, all }: Known): string | null {
	if (looked_after === null) return 'No figure of looked-after children is held for that year.';
	if (looked_after.value === null)
		return `The figure of looked-after children is ${missingClause(looked_after.symbol, looked_after.denominator)}.`;
	if (looked_after.numerator === null || looked_after.denominator === null)
		return 'The percentage of looked-after children is held without its counts, so chance cannot be allowed for.';
	if (looked_after.numerator === 0)
		return 'No looked-after child was counted that year, and of nought no number of times can be given.';
	if (all === null) return 'No rate of all children is held for that year.';
	if (all.value === null) return `The rate of all children is ${missingClause(all.symbol)}.`;
	return null;
}

function ratioOf({ looked_after, all, per }: Known): Ratio | null {
	if (!looked_after || looked_after.numerator === null || looked_after.denominator === null)
		return null;
	if (looked_after.value === null || !all || all.value === null) return null;
	const first = { count: looked_after.numerator, base: looked_after.denominator };
	if (all.numerator !== null && all.denominator !== null)
		return riskRatio(first, { count: all.numerator, base: all.denominator });
	return ratioToRate(first, { value: all.value, decimals: all.decimals, per });
}

/** Whether two counts look rounded to five, as some editions print them. */
const isRounded = (count: number, base: number) => count % 5 === 0 && base % 5 === 0 && base > 0;

/** Whether counts rounded to five may have given what is printed: each may be up to 2.5 more or fewer. */
function withinFives(printed: number, figure: DatedFigure, scale: number): boolean {
	const [count, base] = [figure.numerator ?? 0, figure.denominator ?? 0];
	const half = halfWidth(figure.decimals);
	const low = (scale * (count - 2.5)) / (base + 2.5);
	const high = (scale * (count + 2.5)) / (base - 2.5);
	return printed >= low - half && printed <= high + half;
}

/** A figure whose counts do not give it; null where they do, or where there are none. `scale` is what it is per. */
function unlikeCounts(held: SubjectContext['held'], figure: DatedFigure | null, scale: number) {
	if (figure === null || figure.value === null) return null;
	const { value, decimals, numerator, denominator, source_row } = figure;
	if (numerator === null || denominator === null || denominator <= 0) return null;
	const worked = roundHalfUp((scale * numerator) / denominator, decimals);
	const printed = asPrinted({ value, decimals });
	if (numerator <= denominator && worked === printed) return null;
	if (isRounded(numerator, denominator) && withinFives(printed, figure, scale)) return null;
	const said = (each: number) =>
		scale === 100
			? formatFigure(each, decimals, 'percent')
			: formatFigure(each, decimals, 'rate', scale);
	const { source } = rowSources({ held }, [figure]);
	return `${said(value)} is printed, but ${formatCounts(numerator, denominator) ?? ''} is ${said(worked)}: ${source}, row ${source_row}. Ask its publisher which is right, and add the corrected edition.`;
}

/** Of an authority only: counts of England and of regions are rounded, and need not give their percentage. */
function faultOf(held: SubjectContext['held'], place: Geography, known: Known): string | null {
	if (place.kind !== 'authority') return null;
	return unlikeCounts(held, known.looked_after, 100) ?? unlikeCounts(held, known.all, known.per);
}

function pairOf(held: SubjectContext['held'], place: Geography, known: Known): Pair {
	const fault = faultOf(held, place, known);
	const why = fault ?? whyNot(known);
	const ratio = why === null ? ratioOf(known) : null;
	return {
		place,
		...known,
		ratio,
		fault,
		why:
			ratio === null && why === null
				? 'The counts or the rate are too near nought, or cannot be right, for a number of times to be given.'
				: why
	};
}

const isYear = ({ at }: DatedFigure) => at.kind === 'financial-year';

const rank = { country: 1, region: 2, authority: 3 };

/** Ours first, then England, regions and authorities by name. */
const inOrder = (own: GeographyCode) => (a: Geography, b: Geography) =>
	Number(b.geography === own) - Number(a.geography === own) ||
	rank[a.kind] - rank[b.kind] ||
	a.name.localeCompare(b.name, 'en-GB');

/** The same financial year of both measures, never two years and never two kinds: null where the authority has no such year. */
export function pairedYear(context: SubjectContext): PairedYear | null {
	const { authority, held } = context;
	const per = measureOf(context, ALL_CHILDREN)?.per ?? null;
	if (per === null) return null;
	const yearsOf = (indicator: string) =>
		figuresOf(context, indicator, authority.geography).filter(isYear);
	const other = new Set<PeriodId>(yearsOf(LOOKED_AFTER).map(({ period }) => period));
	const period = yearsOf(ALL_CHILDREN)
		.map((each) => parsePeriod(each.period))
		.filter((each) => each !== null)
		.filter((each) => other.has(each.period))
		.toSorted(comparePeriods)
		.at(-1);
	if (!period) return null;
	const at = (indicator: string, place: Geography) =>
		figuresOf(context, indicator, place.geography).find((each) => each.period === period.period) ??
		null;
	const pairs = held.geographies
		.toSorted(inOrder(authority.geography))
		.map((place) =>
			pairOf(held, place, {
				looked_after: at(LOOKED_AFTER, place),
				all: at(ALL_CHILDREN, place),
				per
			})
		)
		.filter(({ looked_after, all }) => looked_after !== null || all !== null)
		.filter(({ place, ratio }) => place.kind !== 'region' || ratio !== null);
	return { period, pairs };
}
