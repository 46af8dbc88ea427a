import { isAdjacent, periodBetween, type Period } from '$lib/domain/period';
import { formatPeriodShort, periodPhrase } from '$lib/domain/period-words';
import type { FosteringFigure } from './recruitment';

/** Quarters that make a year. */
export const YEAR = 4;

/**
 * Whether a stretch of time is what a reader wants to know before the last quarter: it goes on after it, as a year to date or from
 * a later day. A month by itself says little.
 */
export const goesOn = (window: Period, last: Period) =>
	window.end > last.end &&
	window.kind !== 'month' &&
	(window.start.endsWith('-04-01') || window.start > last.end);

/**
 * The latest quarters in a row of some figures, four at most; in order of time. Their latest window where there is no quarter, or
 * where it goes on after the last of them.
 */
export function latestWindows(figures: readonly Pick<FosteringFigure, 'at'>[]): readonly Period[] {
	const all = [
		...new Map(
			figures.filter(({ at }) => at.kind !== 'snapshot').map(({ at }) => [at.period, at])
		).values()
	];
	const quarters = all.filter(({ kind }) => kind === 'quarter');
	const last = quarters.at(-1);
	if (!last) return all.slice(-1);
	const later = all.filter((each) => goesOn(each, last)).at(-1);
	if (later) return [later];
	const run: Period[] = [];
	for (const period of quarters.toReversed()) {
		if (run.length === YEAR || (run[0] && !isAdjacent(period, run[0]))) break;
		run.unshift(period);
	}
	return run;
}

/** Windows in a row as one; null without any. */
function joinedWindow(windows: readonly Period[]): Period | null {
	const [first, last] = [windows[0], windows.at(-1)];
	return first && last ? periodBetween(first.start, last.end) : null;
}

/** Windows in a row in a sentence: `in the year ending March 2022`. */
export function windowPhrase(windows: readonly Period[]): string {
	const joined = joinedWindow(windows);
	return joined ? periodPhrase(joined) : '';
}

/** Windows in a row as a column's head: `2021/22`, `Q1 2021/22 to Q3 2021/22`. */
export function windowHead(windows: readonly Period[]): string {
	const joined = joinedWindow(windows);
	if (!joined || windows.length < 2) return joined ? formatPeriodShort(joined) : '';
	const [first, last] = [windows[0], windows.at(-1)];
	return joined.kind === 'financial-year' || !first || !last
		? formatPeriodShort(joined)
		: `${formatPeriodShort(first)} to ${formatPeriodShort(last)}`;
}
