import type { TrendAnswer } from '$lib/database/queries/trend';
import { formatPeriodShort } from '$lib/domain/period-words';
import { periodsOf, rowAt, type Latest } from './latest';
import { formatFigure, formatNumber } from './number';

/** The least base, and the least count England's share of it would give, at which none at all is surprising. */
const largeBase = 200;
const expected = 5;

/** Zeros in a row that look like nothing recorded: where the base is known to be large, and where no base is known. */
const longRun = 3;
const longerRun = 5;

/**
 * A sentence when the latest figure is a zero that looks like a gap in recording rather than a finding; null otherwise. A source
 * prints 0 for nobody and for nobody counted alike. Only for percentages and rates, where England's figure, or for a rate the
 * neighbours' mean, says how many were to be expected.
 */
export function zeroDoubt(answer: TrendAnswer, latest: Latest): string | null {
	const { indicator } = answer;
	const { figure, period } = latest;
	const { unit } = indicator;
	if ((unit !== 'percent' && unit !== 'rate') || figure?.value !== 0) return null;
	if (figure.period.period !== period.period) return null;
	const line = periodsOf(answer).map((each) => ({
		period: each,
		row: rowAt(answer, 'authority', each)
	}));
	const before = line.findLastIndex(({ row }) => row === null || row.value !== 0);
	const run = line.slice(before + 1);
	const base = run.findLast(({ row }) => row !== null && row.denominator !== null)?.row;
	const england = rowAt(answer, 'england', period)?.value ?? 0;
	const around = unit === 'rate' ? (rowAt(answer, 'neighbours', period)?.value ?? 0) : 0;
	const usual = england > 0 ? england : around;
	const per = unit === 'rate' ? (indicator.per ?? 1) : 100;
	const known = base?.denominator ?? null;
	const large = known !== null && known >= largeBase && (known * usual) / per >= expected;
	if (known !== null && !large) return null;
	const wasAbove = line.some(({ row }) => row !== null && row.value !== null && row.value > 0);
	const first = run[0];
	const long = run.length >= (large ? longRun : longerRun);
	const { numerator, denominator } = figure;
	if (!first || usual <= 0 || !(long || (large && wasAbove))) return null;
	if (numerator === 0 && denominator !== null) {
		const since = long ? `, as in every figure since ${formatPeriodShort(first.period)},` : '';
		return `None recorded out of ${formatNumber(denominator, 0)}${since} is unusual: check that it was recorded.`;
	}
	if (!long) return null;
	const zero = formatFigure(0, figure.decimals, unit);
	return `${zero} in every figure from ${formatPeriodShort(first.period)} to ${formatPeriodShort(period)} is unusual: check that it was recorded.`;
}
