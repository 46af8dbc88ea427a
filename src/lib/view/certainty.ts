import type { StandingAnswer } from '$lib/database/queries/standing';
import type { TrendAnswer } from '$lib/database/queries/trend';
import type { Event } from '$lib/domain/event';
import { parsePeriod, type Period } from '$lib/domain/period';
import type { Target } from '$lib/domain/target';
import { attainableCounts } from '$lib/statistics/attainable';
import { intervalOf } from '$lib/statistics/interval';
import { countChange } from './count-change';
import { doubtOf } from './doubt';
import { concerns, latestOf, periodsOf, rowAt, type Figure, type Latest } from './latest';
import { lensOf, type Lens } from './lens';
import { longRunFinding } from './long-run';
import { formatCounts, formatFigure, formatNumber } from './number';
import { periodBefore } from './period-words';
import { trendFinding, trendOf } from './recent-trend';
import { targetOf } from './target';
import { zeroDoubt } from './zero';

/** One way of asking whether a movement is real: the answer in words, and the test that gave it. */
export interface Finding {
	readonly heading: string;
	readonly answer: string;
	/** The test by name, with its numbers; null where none could be made. */
	readonly test: string | null;
}

/** "Is it real?" */
export interface CertaintyView {
	readonly findings: readonly Finding[];
	/** What nobody can know from this source, as a sentence; null when counts are published. */
	readonly unknown: string | null;
	/** What one child more or fewer would do; null without counts. */
	readonly lens: Lens | null;
}

function figureAt(answer: TrendAnswer, period: Period): Figure | null {
	const row = rowAt(answer, 'authority', period);
	return row === null || row.value === null ? null : { ...row, value: row.value, row, period };
}

/** The authority's line since the last break of definition, a place for every period, null for a missing figure. */
export function stretchOf(
	answer: TrendAnswer,
	events: readonly Event[]
): readonly (Figure | null)[] {
	const periods = periodsOf(answer);
	const last = periods.at(-1);
	const broken = events
		.filter((event) => event.kind === 'definition' && concerns(event, answer))
		.filter((event) => last !== undefined && event.start <= last.end)
		.map((event) => event.start)
		.sort()
		.at(-1);
	return periods
		.filter((period) => broken === undefined || period.start >= broken)
		.map((period) => figureAt(answer, period));
}

function rangeOf(figure: Figure, { unit, per }: TrendAnswer['indicator']): string | null {
	const interval = intervalOf({ ...figure, unit, per });
	if (interval === null || interval.method === 'rounding') return null;
	const decimals = Math.max(1, figure.decimals);
	const said = (value: number) => formatFigure(value, decimals, unit);
	const counts = formatCounts(figure.numerator, figure.denominator);
	return `${said(interval.low)} to ${said(interval.high)}${counts === null ? '' : ` (${counts})`}`;
}

const methods = {
	percent: '95% Wilson score intervals',
	rate: '95% Poisson intervals: exact below 10, Byar’s from 10'
} as const;

/** The change the headline names, weighed in the same words, with the test beside it. */
function changeFinding(answer: TrendAnswer, latest: Latest): Finding | null {
	const { change, previous, figure } = latest;
	if (!change || !previous || !figure) return null;
	const { indicator } = answer;
	const heading = `Since ${periodBefore(previous.period, figure.period).replace(/^a /, 'the ')}`;
	const { kind, sentence } = doubtOf(change, previous, figure, indicator);
	if (kind === 'exact' && indicator.unit === 'count')
		return { heading, ...countChange(answer, { change, previous, figure }) };
	const [now, before] = [rangeOf(figure, indicator), rangeOf(previous, indicator)];
	const said =
		kind === 'level'
			? 'The printed figure did not move.'
			: kind === 'exact'
				? 'No test of chance can be made: the source prints only the figure.'
				: (sentence ?? '');
	const method = indicator.unit === 'rate' ? methods.rate : methods.percent;
	const test =
		now !== null && before !== null
			? `Likely ranges: ${now} now, ${before} before. Method: ${method}; where two ranges overlap, chance could be all there is.`
			: kind === 'doubtful'
				? 'Only rounding can be judged: the printed figures and their precision.'
				: null;
	return { heading, answer: said, test };
}

function unknownOf(answer: TrendAnswer, figure: Figure | null): string | null {
	const { unit } = answer.indicator;
	if ((unit !== 'percent' && unit !== 'rate') || figure === null) return null;
	if (figure.numerator !== null && figure.denominator !== null) return null;
	const value = formatFigure(figure.value, figure.decimals, unit);
	const interval = intervalOf({ ...figure, unit, per: answer.indicator.per });
	const between =
		interval === null
			? ''
			: ` ${value} stands for anything from ${formatFigure(interval.low, figure.decimals + 1, unit)} to ${formatFigure(interval.high, figure.decimals + 1, unit)}.`;
	const counts =
		unit === 'percent' && figure.denominator !== null
			? attainableCounts(figure, figure.denominator)
			: null;
	if (counts !== null && figure.denominator !== null)
		return `The source prints no count, only a group of ${formatNumber(figure.denominator, 0)}: ${value} of it is ${
			counts.low === counts.high
				? formatNumber(counts.low, 0)
				: `between ${formatNumber(counts.low, 0)} and ${formatNumber(counts.high, 0)}`
		}.${between}`;
	return `The source prints no counts with this measure, so nobody can tell from it how many children are behind the figure, what one child would change, or whether chance explains a movement.${between}`;
}

/**
 * Weighs the latest figure of a measure: the change, the last five years, the whole line, and one child. Where the latest is a zero
 * that may not have been recorded, no trend is read from it: only the change is there, with that doubt.
 */
export function viewCertainty(
	answer: TrendAnswer,
	standing: StandingAnswer | null,
	context: { readonly events: readonly Event[]; readonly targets?: readonly Target[] }
): CertaintyView {
	const latest = latestOf(answer, context.events);
	const stretch = stretchOf(answer, context.events);
	const figures = stretch.filter((figure) => figure !== null);
	const target = targetOf(answer, context.targets ?? [])?.value ?? null;
	const zero = latest && zeroDoubt(answer, latest);
	const events = context.events.filter((event) => concerns(event, answer));
	const trend =
		figures.length === 0
			? null
			: trendFinding(trendOf(figures, answer.indicator), answer.indicator, { latest, events });
	const change = latest && changeFinding(answer, latest);
	const findings = (
		zero === null
			? [change, trend, longRunFinding(stretch, answer.indicator, target)]
			: [change && { ...change, answer: `${change.answer} ${zero}` }]
	).filter((finding) => finding !== null);
	const period = standing?.period ? parsePeriod(standing.period) : null;
	const current = period !== null && latest?.figure?.period.period === period.period;
	return {
		findings,
		unknown: unknownOf(answer, latest?.figure ?? null),
		lens: latest && lensOf(answer, latest, current ? standing : null)
	};
}
