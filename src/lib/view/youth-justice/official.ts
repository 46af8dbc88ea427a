import { date, formatDate, lastDay, monthOf, yearOf } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import { isAdjacent, type Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { capital, listed } from '$lib/domain/wording';
import { intervalOf } from '$lib/statistics/interval';
import { roundHalfUp } from '$lib/statistics/rounding';
import type { DatedFigure } from '../dated-figure';
import { rowSources } from '../held-sources';
import { missingSentence, missingWord } from '../missing';
import { formatCounts, formatFigure, formatNumber } from '../number';
import { ageOf, forPeriod } from '../period-words';
import type { Reading, Statement, SubjectContext, SubjectSection, SummaryLine } from '../subject';
import { sectionOf } from '../subject-section';
import type { TableCell, TableView } from '../table';
import {
	heldOfficial,
	officialList,
	type HeldOfficial,
	type YearSeries
} from './official-measures';

const SERIES: readonly {
	readonly key: YearSeries;
	readonly title: string;
	readonly intro: string;
}[] = [
	{
		key: 'calendar-years',
		title: 'Calendar years: children new to the justice system',
		intro:
			'These figures run from 1 January to 31 December. They are kept apart from financial years, which share only nine of their months.'
	},
	{
		key: 'financial-years',
		title: 'Financial years: cautions, sentences and custody',
		intro:
			'These figures run from 1 April to 31 March. Looked-after children and all children are different measures, each with a base of its own.'
	},
	{
		key: 'cohorts',
		title: 'Cohorts followed up: reoffending',
		intro:
			'A year here is the year in which children were cautioned, sentenced or released from custody, not the year in which they reoffended. Each child is followed up for 12 months, and 6 more are allowed for a court to decide.'
	}
];

/** The day by which everything a cohort did in its 12 months has been counted: 18 months after its year ends. */
export function cohortCounted({ end }: Period): IsoDate {
	const turned = monthOf(end) + 6;
	const [year, month] = [
		yearOf(end) + 1 + (turned > 12 ? 1 : 0),
		turned > 12 ? turned - 12 : turned
	];
	return date(year, month, lastDay(year, month));
}

/** A figure as its measure’s own page and trend print it, so that one number is printed one way. */
function officialText({ measure }: HeldOfficial, figure: DatedFigure): string {
	if (figure.value === null) return missingWord(figure.symbol);
	return formatFigure(figure.value, figure.decimals, measure.unit, measure.per);
}

/** The likely range of a percentage with counts, in whole per cents: `likely range 1% to 5%`; null without counts. */
function rangeText({ measure }: HeldOfficial, figure: DatedFigure): string | null {
	const { unit, per } = measure;
	const range = intervalOf({ ...figure, unit, per });
	if (range === null || range.method === 'rounding' || unit !== 'percent') return null;
	return `likely range ${formatNumber(range.low, 0)}% to ${formatNumber(range.high, 0)}%`;
}

function summaryOf(context: SubjectContext, held: HeldOfficial): SummaryLine {
	const { latest, measure, series } = held;
	const counts = formatCounts(latest.numerator, latest.denominator);
	const when =
		series === 'cohorts'
			? `for the cohort of ${formatPeriodShort(latest.at)}`
			: forPeriod(latest.at);
	const sentence = `${measure.name}, ${context.authority.name}, ${when}`;
	const range = rangeText(held, latest);
	const age = ageOf(latest.at, context.today);
	if (latest.value === null)
		return {
			section: series,
			figure: null,
			sentence: `${sentence}. ${missingSentence(latest.symbol, latest.denominator)}`,
			doubt: null
		};
	return {
		section: series,
		figure: officialText(held, latest),
		sentence: `${sentence}${counts === null ? '' : ` (${counts})`}.`,
		doubt: `${capital([range, age].filter((each) => each !== null).join('; '))}.`
	};
}

/** The measures worth a line at the top, in the order in which one is chosen for each kind of year. */
const LEADING: readonly string[] = [
	'first-time-entrants',
	'cla-offending',
	'reoffending-binary',
	'reoffending-15-17',
	'reoffending-10-14'
];

/** The one measure of a kind of year that the top of the page quotes; none where none of them is held. */
function leading(held: readonly HeldOfficial[]): readonly HeldOfficial[] {
	const key = LEADING.find((each) => held.some(({ indicator }) => indicator === each));
	return held.filter(({ indicator }) => indicator === key);
}

const cell = (
	text: string,
	value: number | null = null,
	reason: string | null = null
): TableCell => ({
	text,
	value,
	reason
});

const NO_COUNTS = 'the source prints no count with this rate.';

function cohortTable(context: SubjectContext, held: readonly HeldOfficial[]): TableView {
	return {
		caption: `The latest cohort of each measure of reoffending, ${context.authority.name}`,
		columns: [
			'Measure',
			'Cohort: children dealt with in',
			'All counted by',
			'Figure',
			'Number counted',
			'Out of'
		],
		rows: held.map((each) => {
			const { latest, counts, measure } = each;
			const missing =
				latest.value === null ? missingSentence(latest.symbol, latest.denominator) : null;
			const count = (value: number | null, of: string | undefined) =>
				value === null
					? cell('Not given', null, missing ?? capital(NO_COUNTS))
					: cell(`${formatNumber(value, 0)} ${of ?? ''}`.trim(), value);
			return {
				head: measure.name,
				cells: [
					cell(formatPeriodShort(latest.at)),
					cell(formatDate(cohortCounted(latest.at))),
					latest.value === null
						? cell(missingWord(latest.symbol), null, missing)
						: cell(officialText(each, latest), roundHalfUp(latest.value, latest.decimals)),
					count(latest.numerator, counts?.part),
					count(latest.denominator, counts?.whole)
				],
				...rowSources(context, [latest])
			};
		}),
		notes: held.some(({ latest }) => latest.value !== null && latest.numerator === null)
			? [`Not given: ${NO_COUNTS}`]
			: []
	};
}

/** Whether the rate rose although fewer were counted, of fewer: what a rate alone would be misread for. */
function statementOf({ figures, counts, indicator, measure }: HeldOfficial): Statement | null {
	const [before, latest] = figures.slice(-2);
	if (!before || !latest || counts === null || !isAdjacent(before.at, latest.at)) return null;
	const { numerator: from, denominator: out } = before;
	const { numerator: to, denominator: now } = latest;
	if (from === null || out === null || to === null || now === null) return null;
	if (before.value === null || latest.value === null || latest.value <= before.value) return null;
	if (to >= from || now >= out) return null;
	return {
		key: `rate-up-counts-down-${indicator}`,
		sentence: `${measure.name}: the rate rose while fewer were counted. The rate alone would read as things getting worse.`,
		because: `${counts.part}: ${from} to ${to}; ${counts.whole}: ${out} to ${now}; cohorts of ${formatPeriodShort(before.at)} and ${formatPeriodShort(latest.at)}`
	};
}

function cohortReading(held: readonly HeldOfficial[]): Reading {
	const without = held.filter(
		({ latest }) =>
			latest.value !== null && (latest.numerator === null || latest.denominator === null)
	);
	const rose = held.map(statementOf).filter((each) => each !== null);
	return {
		heading: 'What a reoffending rate can and cannot tell',
		holds: [],
		beware: [
			...rose,
			...(without.length === 0
				? []
				: [
						{
							key: 'counts-not-held',
							sentence:
								'A rate can rise while both offenders and offences fall. Without the counts it cannot be told from these rates whether more or fewer children reoffended.',
							because: `No numerator and no size of the cohort is held for ${listed(without.map(({ name }) => name))}.`
						}
					])
		]
	};
}

/** The three kinds of year, each a section of its own with the measures whose trend figures it shows. */
export function officialSections(context: SubjectContext): readonly SubjectSection[] {
	const all = heldOfficial(context);
	return SERIES.map(({ key, title, intro }) => {
		const held = all.filter(({ series }) => series === key);
		const wanted = officialList.filter(({ series }) => series === key);
		const absent = wanted.filter(
			(each) => !held.some(({ indicator }) => indicator === each.indicator)
		);
		const none = held.length === 0;
		const cohorts = key === 'cohorts' && !none;
		const readings = cohorts ? [cohortReading(held)].filter(({ beware }) => beware.length > 0) : [];
		return sectionOf({
			key,
			title,
			intro:
				none || absent.length === 0
					? none
						? null
						: intro
					: `${intro} Not held for ${context.authority.name}: ${listed(absent.map(({ name }) => name))}. Add what is missing with the quarterly return, which the upload page gives.`,
			measures: held.map(({ indicator }) => indicator),
			readings,
			tables: cohorts ? [cohortTable(context, held)] : [],
			summary: leading(held).map((each) => summaryOf(context, each)),
			empty: none
				? `No official figure of this kind is held for ${context.authority.name}: ${listed(wanted.map(({ name }) => name))}. Add an edition of the Local Authority Interactive Tool, or a quarterly return, on the upload page.`
				: null
		});
	});
}
