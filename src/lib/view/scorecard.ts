import type { TrendAnswer, TrendSeriesKey } from '$lib/database/queries/trend';
import type { Event } from '$lib/domain/event';
import type { IndicatorId, IsoDate } from '$lib/domain/id';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Target } from '$lib/domain/target';
import { citationOf } from './citation';
import { judge, move } from './judgement';
import { latestOf, rowAt, type Latest } from './latest';
import { missingSentence, missingWord } from './missing';
import { formatCounts, formatFigure } from './number';
import { ageOf } from './period-words';
import { targetOf } from './target';
import { descriptionOf } from './trend-description';
import { isOutOfScale, seriesName, seriesOf } from './trend-series';
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
	/** `4%`, or why there is none. */
	readonly value: string;
	readonly reason: string | null;
	/** `15 of 337`; null when no counts are published. */
	readonly counts: string | null;
	readonly period: string;
	/** `14 months old`. */
	readonly age: string;
	readonly unit_label: string;
	readonly movement: Movement;
	readonly judgement: Judgement;
	/** `The board’s target is 90%.`; null when it has set none. */
	readonly target: string | null;
	readonly comparators: readonly { readonly name: string; readonly text: string }[];
	/** The authority's line, gaps as null. */
	readonly spark: readonly { readonly date: IsoDate; readonly value: number | null }[];
	/** The sparkline in words. */
	readonly description: string;
}

/** The board's measures by theme. */
export interface ScorecardView {
	readonly authority: string;
	readonly themes: readonly { readonly theme: string; readonly rows: readonly ScorecardRow[] }[];
	/** `Statistical neighbours are those of the 2025 set.`; null when none are shown. */
	readonly neighbours: string | null;
	/** The editions of the latest figures shown. */
	readonly sources: readonly string[];
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
		return [{ name: seriesName(answer, key), text }];
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
}

function rowOf(answer: TrendAnswer, context: ScorecardContext): ScorecardRow {
	const { indicator } = answer;
	const latest = latestOf(answer, context.events);
	const series = seriesOf(answer).filter((line) => line.focus);
	const row = latest?.row ?? null;
	const value = row?.value ?? null;
	return {
		indicator: indicator.indicator,
		name: indicator.name,
		value:
			row === null || value === null
				? missingWord(row?.symbol ?? null)
				: formatFigure(value, row.decimals, indicator.unit),
		reason:
			latest === null ? missingSentence(null) : value === null ? reasonOf(answer, latest) : null,
		counts: row && formatCounts(row.numerator, row.denominator),
		period: latest ? formatPeriodShort(latest.period) : 'No period',
		age: latest ? ageOf(latest.period, context.today) : 'No figure',
		unit_label: indicator.unit_label,
		movement: move(latest, indicator),
		judgement: judge(latest, indicator, latest && zeroDoubt(answer, latest)),
		target: targetOf(answer, context.targets ?? [])?.sentence ?? null,
		comparators: latest ? comparatorsOf(answer, latest) : [],
		spark: series.flatMap((line) => line.points.map(({ date, value }) => ({ date, value }))),
		description: descriptionOf(indicator.name, series)
	};
}

function latestSources(answer: TrendAnswer, events: readonly Event[]): readonly string[] {
	const period = latestOf(answer, events)?.period.period;
	const used = new Set(
		answer.rows
			.filter((row) => row.period === period)
			.flatMap((row) => [row.vintage, row.counts_vintage])
	);
	return answer.vintages
		.filter((vintage) => used.has(vintage.vintage))
		.map((vintage) => citationOf(vintage).text);
}

/** The board's measures in scorecard order, under their themes in the order the themes first appear. */
export function viewScorecard(
	answers: readonly TrendAnswer[],
	context: ScorecardContext
): ScorecardView {
	const place = (answer: TrendAnswer) => answer.indicator.scorecard ?? Number.POSITIVE_INFINITY;
	const themes = new Map<string, ScorecardRow[]>();
	for (const answer of [...answers].sort((a, b) => place(a) - place(b))) {
		const { theme } = answer.indicator;
		themes.set(theme, [...(themes.get(theme) ?? []), rowOf(answer, context)]);
	}
	const sets = [...new Set(answers.map((answer) => answer.neighbour_set))].filter(
		(set) => set !== null
	);
	return {
		authority: answers[0]?.authority.name ?? '',
		themes: [...themes].map(([theme, rows]) => ({ theme, rows })),
		neighbours:
			sets.length === 0
				? null
				: `Statistical neighbours are those of the ${sets.join(' and ')} set.`,
		sources: [...new Set(answers.flatMap((answer) => latestSources(answer, context.events)))]
	};
}
