import { countInterval } from './poisson';
import type { Interval } from './rounding';
import { wilson } from './wilson';

/** What the need for approvals is worked out from; stock, target, leavers and approvals in one unit. */
export interface ApprovalsAsked {
	readonly stock: number;
	readonly target: number;
	/** Years from the day of the stock to the day of the target; above nought. */
	readonly years: number;
	/** How many left, and over how many years they were counted. */
	readonly leavers: { readonly count: number; readonly years: number };
	/** How many enquiries led to how many approvals; null where that is not known. */
	readonly conversion: { readonly approved: number; readonly enquired: number } | null;
}

/** A number with the ends of its likely range. `high` is null where no end can be given. */
export interface Expected {
	readonly expected: number;
	readonly low: number;
	readonly high: number | null;
}

/** What it would take to reach a target. */
export interface ApprovalsNeeded {
	/** Those who will have left by the day if they go on leaving as they did; not rounded. */
	readonly leaving: Expected & Interval;
	/** Whole approvals, rounded up; nought where the stock stays above the target anyway. */
	readonly approvals: Expected & { readonly high: number };
	/** Whole enquiries, rounded up; null where conversion is not known or nobody was approved. */
	readonly enquiries: Expected | null;
}

/** Rounds up to a whole number on the digits a reader sees: 22.000000000000004 is 22. */
const up = (value: number) => Math.max(0, Math.ceil(Number(value.toPrecision(12))));

/**
 * Approvals needed = target - stock + leavers a year x years; enquiries needed = approvals / (approved / enquired). The range of the
 * leavers is that of their count (exact Poisson below 10, Byar's from 10: `countInterval`), the range of the conversion is Wilson's;
 * the low end takes the fewest leavers and the best conversion, the high end the most and the worst, so together they are wider
 * than 95%. Null when a number is not one that can be: a stock, target or count below nought or not whole, no time to the day.
 */
export function approvalsNeeded(asked: ApprovalsAsked): ApprovalsNeeded | null {
	const { stock, target, years, leavers, conversion } = asked;
	const whole = [stock, target].every((each) => Number.isSafeInteger(each) && each >= 0);
	const range = countInterval(leavers.count);
	if (!whole || !range || !(years > 0) || !(leavers.years > 0)) return null;
	const perCount = years / leavers.years;
	const leaving = {
		expected: leavers.count * perCount,
		low: range.low * perCount,
		high: range.high * perCount
	};
	const gap = target - stock;
	const approvals = {
		expected: up(gap + leaving.expected),
		low: up(gap + leaving.low),
		high: up(gap + leaving.high)
	};
	return { leaving, approvals, enquiries: enquiriesFor(approvals, conversion) };
}

function enquiriesFor(
	approvals: ApprovalsNeeded['approvals'],
	conversion: ApprovalsAsked['conversion']
): Expected | null {
	const share = conversion && wilson(conversion.approved, conversion.enquired);
	if (!conversion || !share || conversion.approved === 0) return null;
	return {
		expected: up((approvals.expected * conversion.enquired) / conversion.approved),
		low: up(approvals.low / share.high),
		high: share.low > 0 ? up(approvals.high / share.low) : null
	};
}
