import { comparePeriods, type Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { capital } from '$lib/domain/wording';
import { youthJusticeOutcomes } from '$lib/domain/youth-justice-words';
import { roundHalfUp } from '$lib/statistics/rounding';
import { heldCell, wordCell } from '../held-cell';
import { rowOf, rowSources, sourcesOf } from '../held-sources';
import { missingClause } from '../missing';
import { formatNumber } from '../number';
import {
	countsText,
	rangeText,
	shareDecimals,
	shareOf,
	shareRange,
	shareText
} from '../share-words';
import type { RangedValue, SubjectContext, SubjectFigure, SummaryLine } from '../subject';
import type { TableCell, TableView } from '../table';
import { returnFigures, type ReturnFigure } from './return-figures';

/** Outcomes that a child is cautioned or convicted by, the gravest first: the headline takes the first that can be given. */
const OUTCOMES = [
	{ slug: 'conviction', said: 'convicted' },
	{ slug: 'youth-conditional-caution', said: 'given a youth conditional caution' },
	{ slug: 'youth-caution', said: 'given a youth caution' }
] as const;

/** The children an outcome was given to in one quarter: those looked after, and all of them. */
interface CareShare {
	readonly name: string;
	/** After “children”: `given a youth caution`. */
	readonly said: string;
	readonly quarter: Period;
	readonly looked_after: ReturnFigure | null;
	readonly all: ReturnFigure | null;
	/** Null unless both are given and can be right. */
	readonly counts: { readonly count: number; readonly base: number } | null;
	/** Why there is no share, as a sentence; null when there is one. */
	readonly why: string | null;
	/** What cannot be right, naming rows, with its cure; null when nothing. */
	readonly fault: string | null;
}

const NONE = 'No child had this outcome in the quarter, so there is no share.';

function whyNot(said: string, figure: ReturnFigure | null, whom: string): string | null {
	if (figure !== null && figure.value !== null) return null;
	return `The number of ${whom} ${said} is ${missingClause(figure?.symbol ?? null)}, so no share of it is given.`;
}

function shareAt(
	context: SubjectContext,
	figures: readonly ReturnFigure[],
	quarter: Period,
	{ slug, said }: (typeof OUTCOMES)[number]
): CareShare | null {
	const at = (care: string) =>
		figures.find(
			({ of, at }) =>
				at.period === quarter.period && of.outcome.slug === slug && of.care_status.slug === care
		) ?? null;
	const [looked_after, all] = [at('looked-after'), at('all-children')];
	if (!looked_after && !all) return null;
	const name = youthJusticeOutcomes.find((each) => each.slug === slug)?.word ?? slug;
	const why = whyNot(said, looked_after, 'looked-after children') ?? whyNot(said, all, 'children');
	const known = { name, said, quarter, looked_after, all, counts: null, why, fault: null };
	if (why !== null || !looked_after || !all) return known;
	const [count, base] = [looked_after.value ?? 0, all.value ?? 0];
	if (count > base) {
		const { source } = rowSources(context, [looked_after]);
		const fault = `${formatPeriodShort(quarter)}, ${name}: ${formatNumber(count, 0)} looked-after children (row ${looked_after.source_row}) of ${formatNumber(base, 0)} children in all (row ${all.source_row}) cannot be right. Correct one of the two rows and add the return again. ${source}.`;
		return { ...known, fault, why: 'More looked-after children are given than children in all.' };
	}
	return base === 0 ? { ...known, why: NONE } : { ...known, counts: { count, base } };
}

function sharesOf(context: SubjectContext): readonly CareShare[] {
	const figures = returnFigures(context).filter(
		({ of, at }) =>
			at.kind === 'quarter' &&
			of.counted.slug === 'children' &&
			of.placed.slug === 'all-areas' &&
			OUTCOMES.some(({ slug }) => slug === of.outcome.slug)
	);
	const quarters = new Map(figures.map(({ at }) => [at.period, at]));
	return [...quarters.values()]
		.toSorted(comparePeriods)
		.flatMap((quarter) => OUTCOMES.map((outcome) => shareAt(context, figures, quarter, outcome)))
		.filter((each) => each !== null);
}

function barOf({ name, counts, why }: CareShare): RangedValue & { readonly label: string } {
	const label = capital(name);
	if (counts === null)
		return {
			label,
			value: null,
			text: why === NONE ? 'No child' : 'Not given',
			reason: why,
			low: null,
			high: null
		};
	const range = shareRange(counts);
	return {
		label,
		value: shareOf(counts),
		text: `${shareText(counts)} (${countsText(counts)})`,
		reason: null,
		low: range?.low ?? null,
		high: range?.high ?? null
	};
}

function shareCells({ counts, why }: CareShare): readonly TableCell[] {
	if (counts === null) {
		const none = wordCell(why === NONE ? 'No child' : 'Not given', why ?? NONE);
		return [none, none];
	}
	const value = roundHalfUp(shareOf(counts), shareDecimals(counts.base));
	return [
		{ text: shareText(counts), value, reason: null },
		wordCell(rangeText(counts) ?? 'Not given')
	];
}

function tableOf(context: SubjectContext, shares: readonly CareShare[]): TableView {
	return {
		caption: `Children cautioned or convicted, and how many of them were looked after, ${context.authority.name}`,
		columns: [
			'Quarter and outcome',
			'Looked-after children',
			'All children',
			'Share looked after (%)',
			'Likely range (%)'
		],
		rows: shares.map((each) => {
			const figures = [each.looked_after, each.all].filter((figure) => figure !== null);
			return rowOf(
				context,
				`${formatPeriodShort(each.quarter)}, ${each.name}`,
				[heldCell(each.looked_after), heldCell(each.all), ...shareCells(each)],
				figures
			);
		}),
		notes: []
	};
}

/** The outcome the finding is of: of the latest quarter, the gravest whose share can be given. */
const leadOf = (latest: readonly CareShare[]) =>
	latest.find(({ counts }) => counts !== null) ?? null;

function latestOf(shares: readonly CareShare[]): readonly CareShare[] {
	const last = shares.at(-1)?.quarter.period;
	return shares.filter(({ quarter }) => quarter.period === last);
}

function findingOf({ said, quarter, counts }: CareShare): string {
	return counts === null
		? ''
		: `${countsText(counts)} children ${said} in ${formatPeriodShort(quarter)} were looked after: ${shareText(counts)} of them.`;
}

const lacking = (quarter: string) =>
	`No share of the children cautioned or convicted in ${quarter} can be given.`;

/** What share of the children cautioned or convicted are looked after, out of the council’s own return; null without one. */
export function careShareFigure(context: SubjectContext): SubjectFigure | null {
	const shares = sharesOf(context);
	const latest = latestOf(shares);
	const [first] = latest;
	if (!first) return null;
	const quarter = formatPeriodShort(first.quarter);
	const lead = leadOf(latest);
	const finding = lead ? findingOf(lead) : lacking(quarter);
	const { sources, source_line } = sourcesOf(
		context,
		shares.flatMap(({ looked_after, all }) => [looked_after, all]).filter((each) => each !== null)
	);
	return {
		key: 'share-looked-after',
		finding,
		doubt: lead?.counts
			? `Likely range ${rangeText(lead.counts) ?? ''}: with so few children the share moves by chance.`
			: '',
		subtitle: `Share of children cautioned or convicted who were looked after, ${context.authority.name}, ${quarter}, %`,
		period: quarter,
		unit: '% of children with the outcome',
		drawing: lead
			? { kind: 'bars', bars: latest.map(barOf), unit: '% of children with the outcome', most: 100 }
			: null,
		empty: lead ? null : [...new Set(latest.flatMap(({ why }) => why ?? []))].join(' '),
		description: `${finding} ${latest
			.map(barOf)
			.map(({ label, text }) => `${label}: ${text}.`)
			.join(' ')}`,
		table: tableOf(context, shares),
		faults: shares.flatMap(({ fault }) => fault ?? []),
		notes: [
			'A child with two outcomes is counted under each, so the shares are of different children and are not added.',
			'Children are counted here, not offences. In care means in care when the offence was dealt with, however long.'
		],
		sources,
		source_line
	};
}

/** The same as a line at the top; none where no share can be given. */
export function careShareSummary(context: SubjectContext): readonly SummaryLine[] {
	const lead = leadOf(latestOf(sharesOf(context)));
	if (!lead?.counts) return [];
	return [
		{
			section: 'ratio',
			figure: shareText(lead.counts),
			sentence: `of the children ${lead.said} in ${formatPeriodShort(lead.quarter)} were looked after (${countsText(lead.counts)}).`,
			doubt: `Likely range ${rangeText(lead.counts) ?? ''}.`
		}
	];
}
