import type { Interval } from './rounding';
import { wilson } from './wilson';

/** Why no conversion is worked out. `missing`: a number is not there. `none`: nobody stood at the earlier stage. `more`: more stand at the later stage than at the earlier, so the later are not all of the earlier. */
export type NoConversion = 'missing' | 'none' | 'more';

/** How many of each hundred at one stage stand at a later one, with its 95% range; or why that cannot be said. */
export type Conversion =
	| (Interval & {
			readonly refused: null;
			readonly later: number;
			readonly earlier: number;
			/** Per hundred, not rounded, as `low` and `high` are. */
			readonly per_hundred: number;
	  })
	| { readonly refused: NoConversion };

const isCount = (count: number | null): count is number =>
	count !== null && Number.isSafeInteger(count) && count >= 0;

/** Why two numbers make no conversion; null when they do. */
function refusalOf(later: number | null, earlier: number | null): NoConversion | null {
	if (!isCount(later) || !isCount(earlier)) return 'missing';
	if (later > earlier) return 'more';
	return earlier === 0 ? 'none' : null;
}

function made(
	later: number | null,
	earlier: number | null,
	rangeOf: (later: number, earlier: number) => Interval | null
): Conversion {
	const refused = refusalOf(later, earlier);
	if (refused !== null || later === null || earlier === null)
		return { refused: refused ?? 'missing' };
	const range = rangeOf(later, earlier);
	if (range === null) return { refused: 'missing' };
	return {
		refused: null,
		later,
		earlier,
		per_hundred: (100 * later) / earlier,
		low: 100 * range.low,
		high: 100 * range.high
	};
}

/**
 * The share of a cohort that got as far as a later stage: a true proportion, because the later are of the earlier, with Wilson's 95%
 * interval. Null counts are missing ones. Source: `wilson`.
 */
export const cohortConversion = (reached: number | null, began: number | null): Conversion =>
	made(reached, began, wilson);

/**
 * The ratio of two flows of one stretch of time: those at the later stage are not those at the earlier, so it is no proportion. Read
 * as two independent Poisson counts a and b, a is a binomial draw of a + b with the chance a/b : 1, so the ends are Wilson's for a of
 * a + b turned back into odds, low/(1 - low) and high/(1 - high). Source: J. Przyborowski and H. Wilenski, "Homogeneity of results in
 * testing samples from Poisson series", Biometrika 31 (1940), for the conditioning.
 */
export const flowConversion = (later: number | null, earlier: number | null): Conversion =>
	made(later, earlier, (a, b) => {
		const share = wilson(a, a + b);
		return share && { low: share.low / (1 - share.low), high: share.high / (1 - share.high) };
	});

/** A number of every part added up; null when there are no parts or a part is missing, which is never nought. */
export function pooled(parts: readonly (number | null)[]): number | null {
	if (parts.length === 0) return null;
	return parts.reduce<number | null>(
		(sum, part) => (sum === null || part === null ? null : sum + part),
		0
	);
}

/**
 * The ratio of two counts each rounded to the nearest `step`, per hundred, with the ends rounding leaves open: (a - step/2)/(b +
 * step/2) and (a + step/2)/(b - step/2), never below nought. It says nothing of chance. Null where the earlier count may be nought.
 */
export function roundedRatio(
	later: number,
	earlier: number,
	step: number
): (Interval & { readonly per_hundred: number }) | null {
	const half = step / 2;
	if (earlier - half <= 0 || later < 0) return null;
	return {
		per_hundred: (100 * later) / earlier,
		low: (100 * Math.max(0, later - half)) / (earlier + half),
		high: (100 * (later + half)) / (earlier - half)
	};
}
