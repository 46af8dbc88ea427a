import type { TrendAnswer, TrendSeriesKey } from '$lib/database/queries/trend';
import type { Event } from '$lib/domain/event';
import type { IndicatorId, IsoDate } from '$lib/domain/id';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { PrincipleId } from '$lib/domain/principle';
import type { Theme } from '$lib/domain/priority';
import type { Target } from '$lib/domain/target';
import { citationOf } from './citation';
import { judge, move } from './judgement';
import { latestOf, rowAt, type Latest } from './latest';
import { missingSentence, missingWord } from './missing';
import { formatCounts, formatFigure } from './number';
import { ageOf } from './period-words';
import {
	attentionOf,
	checksOf,
	sinceOf,
	worstTenthOf,
	type Attention
} from './scorecard-attention';
import { doubtsOf, type DoubtMark } from './scorecard-doubt';
import { isFromLater, newsOf, newsSentence, type LastMeeting, type News } from './scorecard-news';
import { rankWords, type Ranked } from './scorecard-rank';
import { cadenceOf, sparkOf, type SparkPoint } from './scorecard-spark';
import { judgeTarget, type TargetJudgement } from './scorecard-target';
import { descriptionOf } from './trend-description';
import { isOutOfScale, seriesName, seriesOf } from './trend-series';
import type { Citation } from './trend';
import { zeroDoubt } from './zero';

/** Which way the latest figure moved, and in words. */
export interface Movement {
	readonly direction: 'up' | 'down' | 'level' | 'unknown';
	/** `up 1 percentage point from 2018/19`, `no comparable earlier period`. */
	readonly text: string;
}

/** What may be said of a movement. Never `better` or `worse` when chance or rounding could explain it. */
export interface Judgement {
	readonly verdict: 'better' | 'worse' | 'unclear' | 'neutral' | 'unknown';
	/** `better`, `could be chance`, `within rounding`, `cannot be judged: no counts are published`. */
	readonly text: string;
}

/** A measure's line on the board's scorecard. */
export interface ScorecardRow {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly theme: string;
	readonly principles: readonly PrincipleId[];
	/** `Yearly, England-wide`, `Quarterly, council’s own`; null without a figure. */
	readonly cadence: string | null;
	/** `4%`, or why there is none. */
	readonly value: string;
	readonly reason: string | null;
	/** `15 of 337`; null when no counts are published. */
	readonly counts: string | null;
	readonly period: string;
	/** The last day of the period; null without one. */
	readonly period_end: IsoDate | null;
	/** `14 months old`. */
	readonly age: string;
	readonly unit_label: string;
	readonly movement: Movement;
	readonly judgement: Judgement;
	/** Whether it moved the way that is not better, by chance or not: it orders rows, and is no judgement. */
	readonly wrong_way: boolean;
	/** Null when the board has set none. */
	readonly target: TargetJudgement | null;
	readonly comparators: readonly { readonly name: string; readonly text: string }[];
	/** `48th of 96, 21 tied, 62 without`; null where there is none. */
	readonly rank: string | null;
	/** Reasons to read "Is it real?" first, the gravest first. */
	readonly doubts: readonly DoubtMark[];
	readonly news: News | null;
	/** Whether the figure was published after the day the calendar is shown as at. */
	readonly later: boolean;
	/** Why the measure needs attention; none where it does not. */
	readonly attention: readonly Attention[];
	/** What is to be checked at the source, a few words each, which is no reason for attention; none where nothing is. */
	readonly checks: readonly string[];
	/** The authority's line, gaps and breaks as null. */
	readonly spark: readonly SparkPoint[];
	/** The sparkline in words. */
	readonly description: string;
}

/** The board's measures by theme. */
export interface ScorecardView {
	readonly authority: string;
	readonly themes: readonly { readonly theme: string; readonly rows: readonly ScorecardRow[] }[];
	/** What is new or revised since the last meeting, as sentences; null when no meeting was before. */
	readonly news: string | null;
	/** How to read the marks, a sentence each. */
	readonly notes: readonly string[];
	/** The editions of the latest figures shown. */
	readonly sources: readonly string[];
	/** The days those editions were taken from their source, worded; empty without any. */
	readonly retrieved: string;
}

const others: readonly TrendSeriesKey[] = ['england', 'region', 'neighbours'];

function comparatorsOf(answer: TrendAnswer, latest: Latest): ScorecardRow['comparators'] {
	const period = latest.period;
	return others.flatMap((key) => {
		const row = rowAt(answer, key, period);
		if (row === null || isOutOfScale(answer, key)) return [];
		const of = key === 'neighbours' ? ` (${row.neighbours_with} of ${row.neighbours_of})` : '';
		const text =
			row.value === null
				? missingWord(row.symbol)
				: `${formatFigure(row.value, row.decimals, answer.indicator.unit)}${of}`;
		return [{ name: key === 'neighbours' ? 'Neighbours' : seriesName(answer, key), text }];
	});
}

function reasonOf(answer: TrendAnswer, latest: Latest): string {
	const why = missingSentence(latest.row?.symbol ?? null);
	const last = latest.figure;
	if (!last) return why;
	const value = formatFigure(last.value, last.decimals, answer.indicator.unit);
	return `${why} The last published was ${value} for ${formatPeriodShort(last.period)}.`;
}

/** What the scorecard is shown with. `targets` are the board's own: only where the authority is the board's. */
interface ScorecardContext {
	readonly events: readonly Event[];
	readonly today: IsoDate;
	readonly targets?: readonly Target[];
	/** Every authority of today in each measure's latest period; without them nothing is ranked. */
	readonly ranked?: readonly Ranked[];
	readonly last_meeting?: LastMeeting | null;
	/** The themes in the board's own order; those it does not name follow in the order of their measures. */
	readonly themes?: readonly Theme[];
}

function rowOf(answer: TrendAnswer, context: ScorecardContext): ScorecardRow {
	const { indicator } = answer;
	const latest = latestOf(answer, context.events);
	const series = seriesOf(answer).filter((line) => line.focus);
	const row = latest?.row ?? null;
	const value = row?.value ?? null;
	const zero = latest && zeroDoubt(answer, latest);
	const last = context.last_meeting ?? null;
	const movement = move(latest, indicator);
	const judgement = judge(latest, indicator, zero);
	const target = judgeTarget(answer, latest, context.targets ?? []);
	const doubts = doubtsOf(answer, latest, zero);
	const news = newsOf(answer, latest, last);
	return {
		indicator: indicator.indicator,
		name: indicator.name,
		theme: indicator.theme,
		principles: indicator.principles ?? [],
		cadence: cadenceOf(answer, latest),
		value:
			row === null || value === null
				? missingWord(row?.symbol ?? null)
				: formatFigure(value, row.decimals, indicator.unit),
		reason:
			latest === null ? missingSentence(null) : value === null ? reasonOf(answer, latest) : null,
		counts: row && formatCounts(row.numerator, row.denominator),
		period: latest ? formatPeriodShort(latest.period) : 'No period',
		period_end: latest?.period.end ?? null,
		age: latest ? ageOf(latest.period, context.today) : 'No figure',
		unit_label: indicator.unit_label,
		movement,
		judgement,
		wrong_way:
			movement.direction === (indicator.polarity === 'low' ? 'up' : 'down') &&
			indicator.polarity !== 'none',
		target,
		comparators: latest ? comparatorsOf(answer, latest) : [],
		rank: rankWords(answer, latest, context.ranked ?? [], zero),
		doubts,
		news,
		later: last !== null && isFromLater(answer, latest, last),
		attention: attentionOf({
			judgement,
			target,
			news,
			since: sinceOf(latest),
			worst: worstTenthOf(answer, latest, context.ranked ?? [], zero)
		}),
		checks: checksOf(doubts),
		spark: series.flatMap((line) => sparkOf(line.points)),
		description: descriptionOf(indicator.name, series)
	};
}

function latestSources(answer: TrendAnswer, events: readonly Event[]): readonly Citation[] {
	const period = latestOf(answer, events)?.period.period;
	const used = new Set(
		answer.rows
			.filter((row) => row.period === period)
			.flatMap((row) => [row.vintage, row.counts_vintage])
	);
	return answer.vintages.filter((vintage) => used.has(vintage.vintage)).map(citationOf);
}

function notesOf(rows: readonly ScorecardRow[], sets: readonly string[]): readonly string[] {
	if (rows.length === 0) return [];
	const set = rows.filter((row) => row.target !== null).length;
	return [
		`The board has set a target for ${set === 0 ? 'none' : set} of ${rows.length === 1 ? 'this 1 measure' : `these ${rows.length} measures`}.`,
		...(rows.some((row) => row.rank !== null)
			? [
					'A rank is among all authorities with a figure, 1st being best: “tied” counts all with the same figure, ours included, “without” those with none.'
				]
			: []),
		...(sets.length === 0
			? []
			: [
					`Neighbours are the statistical neighbours of the ${sets.join(' and ')} set: the mean of those with a figure.`
				])
	];
}

/** The board's measures in scorecard order, under their themes in the board’s order. */
export function viewScorecard(
	answers: readonly TrendAnswer[],
	context: ScorecardContext
): ScorecardView {
	const place = (answer: TrendAnswer) => answer.indicator.scorecard ?? Number.POSITIVE_INFINITY;
	const rows = [...answers].sort((a, b) => place(a) - place(b)).map((each) => rowOf(each, context));
	const order = new Map((context.themes ?? []).map(({ theme, place }) => [theme, place]));
	const late = Number.POSITIVE_INFINITY;
	const themes = [...new Set(rows.map((row) => row.theme))].sort((a, b) =>
		order.get(a) === order.get(b) ? 0 : (order.get(a) ?? late) - (order.get(b) ?? late)
	);
	const sets = [...new Set(answers.map((answer) => answer.neighbour_set))].filter(
		(set) => set !== null
	);
	const sources = answers.flatMap((answer) => latestSources(answer, context.events));
	return {
		authority: answers[0]?.authority.name ?? '',
		themes: themes.map((theme) => ({ theme, rows: rows.filter((row) => row.theme === theme) })),
		news: newsSentence(rows, context.last_meeting ?? null),
		notes: notesOf(rows, sets),
		sources: [...new Set(sources.map(({ text }) => text))],
		retrieved: [...new Set(sources.map(({ retrieved }) => retrieved))].join('; ')
	};
}
