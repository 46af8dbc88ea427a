import type { Interval, Printed } from './rounding';
import { printedInterval } from './rounding';
import { wilson, z95 } from './wilson';

/** How many of how many: 8 of 339 children. */
interface CountOf {
	readonly count: number;
	readonly base: number;
}

/** A rate as printed, with the population it is per: 41.5 per 10,000. */
interface PrintedRate extends Printed {
	readonly per: number;
}

/** How many times as likely, with the ends of its likely range. */
export interface Ratio extends Interval {
	readonly ratio: number;
	/** `Katz`: chance in both. `Wilson over rounding`: chance in the first, and what the second may have been before it was rounded. */
	readonly method: 'Katz' | 'Wilson over rounding';
}

const isCountOf = ({ count, base }: CountOf) =>
	Number.isSafeInteger(count) &&
	Number.isSafeInteger(base) &&
	count >= 0 &&
	base >= count &&
	base > 0;

/**
 * How many times as likely something is in the first group as in the second, with the 95% interval of its logarithm. Null where
 * either count is nought (the logarithm is then not defined) or the counts are not those of a proportion.
 * Source: D. Katz, J. Baptista, S. P. Azen and M. C. Pike, "Obtaining confidence intervals for the risk ratio in cohort studies",
 * Biometrics 34 (1978), method C: log R ± z √(1/a − 1/m + 1/b − 1/n).
 */
export function riskRatio(first: CountOf, second: CountOf): Ratio | null {
	if (![first, second].every((each) => isCountOf(each) && each.count > 0)) return null;
	const ratio = (first.count * second.base) / (first.base * second.count);
	const spread = [first, second].reduce((sum, { count, base }) => sum + 1 / count - 1 / base, 0);
	const factor = Math.exp(z95 * Math.sqrt(spread));
	return { ratio, low: ratio / factor, high: ratio * factor, method: 'Katz' };
}

/**
 * The same where the second is a rate printed without its counts. The low end is Wilson's low end over the largest rate that prints
 * so, the high end Wilson's high end over the smallest: chance in the second group is not in it, so it is said to be of the first.
 * Null where no whole number above nought was counted, or the rate may have been nought before it was rounded.
 */
export function ratioToRate(first: CountOf, second: PrintedRate): Ratio | null {
	if (!isCountOf(first) || first.count === 0 || second.per <= 0) return null;
	const share = wilson(first.count, first.base);
	const printed = printedInterval(second);
	if (share === null || printed.low <= 0) return null;
	return {
		ratio: (first.count / first.base / second.value) * second.per,
		low: (share.low / printed.high) * second.per,
		high: (share.high / printed.low) * second.per,
		method: 'Wilson over rounding'
	};
}
