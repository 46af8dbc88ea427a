import type { Period } from '$lib/domain/period';
import { capital } from '$lib/domain/wording';
import { isSumOfOutcomes } from '$lib/domain/youth-justice-doubles';
import { youthJusticeOutcomes } from '$lib/domain/youth-justice-words';
import { SMALL_BASE } from '$lib/statistics/attainable';
import { isSuppressed } from '../missing';
import type { SubjectContext } from '../subject';
import { quartersOf, type ReturnFigure } from './return-figures';

/** One outcome of a series. */
interface OutcomePart {
	/** Its slug: `community-resolution`, `other-fixed-penalty-notice`. */
	readonly key: string;
	/** `Community resolution`. */
	readonly name: string;
}

/** Outcomes counted in one unit, of children of one care status, living in one place: never more than one of each. */
export interface OutcomeSeries {
	/** `offences-looked-after-all-areas`. */
	readonly key: string;
	readonly counted: 'offences' | 'children';
	/** `looked-after children placed out of area`. */
	readonly who: string;
	/** What the numbers are of: `offences by looked-after children`, `outcomes of looked-after children`. */
	readonly of: string;
	/** What it shows, as a caption begins: `Offences by looked-after children, by outcome`. */
	readonly title: string;
	/** Every outcome of the return and the named others held, lightest first, others last by name; no sum of them. */
	readonly parts: readonly OutcomePart[];
	/** Rows whose own name says that they are sums of outcomes, which are no part of a bar, as the return wrote it. */
	readonly sums: readonly string[];
	/** Its figures by quarter; those of other stretches of time are in `figures` only. */
	readonly periods: readonly Period[];
	readonly figures: readonly ReturnFigure[];
}

/** Outcomes after which there is neither a caution nor a conviction. */
const WITHOUT_CAUTION = ['outcome-20', 'outcome-21', 'community-resolution'];

const disposals = youthJusticeOutcomes.filter(({ kind }) => kind === 'disposal');

/** Whether a figure counts an outcome: neither a key indicator nor a response to an incident. */
export const isOutcome = ({ of }: ReturnFigure) =>
	(of.counted.slug === 'offences' || of.counted.slug === 'children') &&
	(disposals.some(({ slug }) => slug === of.outcome.slug) || of.outcome.slug.startsWith('other-'));

function partsOf(figures: readonly ReturnFigure[]): readonly OutcomePart[] {
	const others = new Map(
		figures
			.filter((each) => each.of.outcome.slug.startsWith('other-') && !isSumOfOutcomes(each))
			.map(({ of, called }) => [of.outcome.slug, `Other: ${called}`])
	);
	return [
		...disposals.map(({ slug, word }) => ({ key: slug, name: capital(word) })),
		...[...others]
			.map(([key, name]) => ({ key, name }))
			.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
	];
}

const ORDER: readonly (readonly [string, string])[] = [
	['looked-after', 'all-areas'],
	['looked-after', 'in-area'],
	['looked-after', 'out-of-area'],
	['all-children', 'all-areas']
];

/** The series that are held, offences before children, looked-after children before all. */
export function outcomeSeries(all: readonly ReturnFigure[]): readonly OutcomeSeries[] {
	return (['offences', 'children'] as const).flatMap((counted) =>
		ORDER.flatMap(([care, placed]) => {
			const figures = all.filter(
				(each) =>
					isOutcome(each) &&
					each.of.counted.slug === counted &&
					each.of.care_status.slug === care &&
					each.of.placed.slug === placed
			);
			const [one] = figures;
			if (!one) return [];
			const where = placed === 'all-areas' ? '' : ` placed ${one.of.placed.word}`;
			const who = `${one.of.care_status.word}${where}`;
			const [of, title] =
				counted === 'offences'
					? [`offences by ${who}`, `Offences by ${who}, by outcome`]
					: [`outcomes of ${who}`, `Outcomes of ${who}`];
			return [
				{
					key: `${counted}-${care}-${placed}`,
					counted,
					who,
					of,
					title,
					parts: partsOf(figures),
					sums: [...new Set(figures.filter(isSumOfOutcomes).map(({ called }) => called))].sort(),
					periods: quartersOf(figures),
					figures
				}
			];
		})
	);
}

/** The figure of one outcome in one quarter; null when no edition has a row for it. */
export const figureAt = (
	{ figures }: OutcomeSeries,
	part: string,
	{ period }: Pick<Period, 'period'>
): ReturnFigure | null =>
	figures.find((each) => each.period === period && each.of.outcome.slug === part) ?? null;

/** Outcomes of one quarter that have no number, and of those the ones hidden or suppressed. */
export function lackingAt(series: OutcomeSeries, period: Period) {
	const lacking = series.parts.filter(
		({ key }) => (figureAt(series, key, period)?.value ?? null) === null
	);
	const hidden = lacking.filter(({ key }) =>
		isSuppressed(figureAt(series, key, period)?.symbol ?? null)
	);
	return { lacking, hidden };
}

/** How many of the offences of a quarter were dealt with without a caution or conviction. */
export interface WithoutCaution {
	readonly period: Period;
	readonly count: number;
	/** Every offence dealt with in the quarter, whatever the outcome. */
	readonly base: number;
}

/** Why there is no such share. `small`: of so few that it would show who is meant. */
export type NoShare = 'refused' | 'lacking' | 'none' | 'small';

/**
 * The offences of a quarter dealt with by outcome 20, outcome 21 or community resolution, of all those dealt with. A part that is
 * missing or hidden leaves no base, and a public share of few is not given; children have no such share, since a child may be under
 * two outcomes.
 */
export function withoutCaution(
	series: OutcomeSeries,
	period: Period,
	{ mode }: Pick<SubjectContext, 'mode'>,
	refused: boolean
): WithoutCaution | NoShare {
	if (refused) return 'refused';
	const counts = series.parts.map(({ key }) => ({
		key,
		value: figureAt(series, key, period)?.value ?? null
	}));
	let [count, base] = [0, 0];
	for (const { key, value } of counts) {
		if (value === null) return 'lacking';
		base += value;
		if (WITHOUT_CAUTION.includes(key)) count += value;
	}
	if (base === 0) return 'none';
	return mode === 'public' && base <= SMALL_BASE ? 'small' : { period, count, base };
}
