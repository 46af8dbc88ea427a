import type { TrendAnswer } from '$lib/database/queries/trend';
import { formatDate } from '$lib/domain/calendar';
import type { Event } from '$lib/domain/event';
import type { GeographyCode, IndicatorId, IsoDate } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Mode } from '$lib/domain/mode';
import type { Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Vintage } from '$lib/domain/vintage';
import { judge, move } from './judgement';
import { latestOf, periodsOf, rowAt, type Latest } from './latest';
import { missingSentence, missingWord } from './missing';
import { formatCounts, formatFigure } from './number';
import type { Judgement, Movement } from './scorecard';
import { viewTrend, type TrendView } from './trend';
import { descriptionOf } from './trend-description';
import { headUnit } from './trend-table';
import { noInterval } from './trend-interval';
import { zeroDoubt } from './zero';

/** A trend with only what a small figure has room for: the authority and England, and the breaks; and the editions it is from. */
interface SmallFigure extends TrendView {
	readonly vintages: readonly Vintage[];
}

/** One measure of one authority, worded for a small figure beside others like it. */
export interface Multiple {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly geography: GeographyCode;
	readonly authority: string;
	/** The finding in few words: `2% in 2024/25, the same as 2023/24`. */
	readonly title: string;
	/** The latest figure, `2%`, `162 per 100,000`, or why there is none, `Suppressed`. */
	readonly value: string;
	/** Why there is no figure, as a sentence; null when there is one. */
	readonly reason: string | null;
	/** `2024/25`; `No period` when nothing is held. */
	readonly period: string;
	/** Whether the latest figure's edition may still be revised. */
	readonly provisional: boolean;
	/** `8 of 339`; null when no counts are published. */
	readonly counts: string | null;
	readonly movement: Movement;
	readonly judgement: Judgement;
	/** What a year is here, so that two kinds are never read as one: `Calendar years (January to December)`. */
	readonly years: string;
	readonly unit_label: string;
	/** The unit in short, `%`, `per 100,000`, `numbers`: for saying why two figures share no scale. */
	readonly unit_short: string;
	/** What may stand on one scale has the same key. */
	readonly scale: string;
	/** Where the line is broken: `Whole per cents from here, 1 April 2014`. */
	readonly breaks: readonly string[];
	/** What it is drawn from. */
	readonly figure: SmallFigure;
}

/** A period after a figure, in few words: `in 2024/25`, `at 31 Mar 2025`, `in the year to Mar 2025`. */
function atPeriod(period: Period, { year_kind }: Indicator): string {
	const short = formatPeriodShort(period);
	if (year_kind === 'cohort') return `for the ${short} cohort`;
	if (period.kind === 'snapshot') return `at ${short}`;
	if (period.kind === 'rolling-year') return `in the ${short}`;
	return period.kind === 'span' ? `over ${short}` : `in ${short}`;
}

function titleOf(answer: TrendAnswer, latest: Latest | null, movement: Movement): string {
	const { indicator } = answer;
	if (!latest) return 'No figure is held';
	const { row, figure, period } = latest;
	const when = atPeriod(period, indicator);
	const { unit, per } = indicator;
	if (row !== null && row.value !== null)
		return `${formatFigure(row.value, row.decimals, unit, per)} ${when}, ${movement.text}`;
	const missing = `${missingWord(row?.symbol ?? null)} ${when}`;
	if (!figure) return `${missing}, and no earlier figure`;
	const last = formatFigure(figure.value, figure.decimals, unit, per);
	return `${missing}, last ${last} ${atPeriod(figure.period, indicator)}`;
}

/** What a period of the measure is, by the periods it has. */
function yearsOf(answer: TrendAnswer): string {
	const own = periodsOf(answer).filter((period) => rowAt(answer, 'authority', period) !== null);
	const periods = own.length > 0 ? own : periodsOf(answer);
	const days = new Set(periods.map(({ start }) => formatDate(start).replace(/ \d{4}$/, '')));
	const [day] = days;
	const words: Readonly<Record<Period['kind'], string>> = {
		'financial-year': 'Financial years (April to March)',
		'calendar-year': 'Calendar years (January to December)',
		'academic-year': 'Academic years (September to August)',
		'rolling-year': 'Years that end in other months',
		quarter: 'Quarters',
		month: 'Months',
		snapshot:
			days.size === 1 && periods.length > 1 ? `One day of each year, ${day ?? ''}` : 'Single days',
		'pooled-years': 'Several years together',
		span: 'Stretches of unequal length'
	};
	const kinds = [...new Set(periods.map((period) => period.kind))].map((kind) => words[kind]);
	if (kinds.length === 0) return 'No periods';
	const joined = kinds.join('; ');
	return answer.indicator.year_kind === 'cohort'
		? `Cohorts of ${joined.charAt(0).toLowerCase()}${joined.slice(1)}`
		: joined;
}

/** Percentages share a scale, rates per the same number, and plain counts; a score or another unit only with its own like. */
function scaleOf({ unit, per, unit_label }: Indicator): string {
	if (unit === 'rate') return `rate per ${per}`;
	return unit === 'score' || unit === 'other' ? `${unit}: ${unit_label}` : unit;
}

function unitShort(indicator: Indicator): string {
	if (indicator.unit === 'count') return 'numbers';
	return headUnit(indicator) ?? indicator.unit_label;
}

function figureOf(trend: TrendView): TrendView {
	const series = trend.series
		.filter(({ key }) => key === 'authority' || key === 'england')
		.map((line) => ({
			...line,
			points: line.points.map((point) => ({ ...point, ...noInterval }))
		}));
	return {
		...trend,
		series,
		bands: [],
		marks: trend.marks.filter((mark) => mark.breaks),
		target: null,
		description: descriptionOf(trend.name, series)
	};
}

/** Words one measure of one authority for a small figure, from the answer its own page is made from. */
export function viewMultiple(
	answer: TrendAnswer,
	context: { readonly events: readonly Event[]; readonly today: IsoDate; readonly mode?: Mode }
): Multiple {
	const { indicator, authority } = answer;
	const trend = viewTrend(answer, context);
	const figure = figureOf(trend);
	const latest = latestOf(answer, context.events);
	const row = latest?.row ?? null;
	const movement = move(latest, indicator);
	const edition = answer.vintages.find(({ vintage }) => vintage === row?.vintage);
	return {
		indicator: indicator.indicator,
		name: indicator.name,
		geography: authority.geography,
		authority: authority.name,
		title: titleOf(answer, latest, movement),
		value:
			row === null || row.value === null
				? missingWord(row?.symbol ?? null)
				: formatFigure(row.value, row.decimals, indicator.unit, indicator.per),
		reason: row === null || row.value === null ? missingSentence(row?.symbol ?? null) : null,
		period: latest ? formatPeriodShort(latest.period) : 'No period',
		provisional: edition?.status === 'provisional' && row !== null && row.value !== null,
		counts: row && formatCounts(row.numerator, row.denominator),
		movement,
		judgement: judge(latest, indicator, latest && zeroDoubt(answer, latest)),
		years: yearsOf(answer),
		unit_label: indicator.unit_label,
		unit_short: unitShort(indicator),
		scale: scaleOf(indicator),
		breaks: figure.marks.map(({ title, date }) => `${title}, ${formatDate(date)}`),
		figure: { ...figure, vintages: answer.vintages }
	};
}
