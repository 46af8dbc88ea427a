/**
 * The value below which a share `p` of the values lies, by linear interpolation between order statistics: R's type 7, which is
 * SQL's `quantile_cont` and what LAIT uses. With n values in order it stands at place 1 + (n - 1)p. In the values' own unit; null
 * when there are none. Throws a RangeError for a `p` outside 0 to 1. Source: R. J. Hyndman and Y. Fan, "Sample quantiles in
 * statistical packages", The American Statistician 50 (1996), definition 7.
 */
export function quantile(values: readonly number[], p: number): number | null {
	if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile’s share is 0 to 1, not ${p}.`);
	const ordered = [...values].sort((a, b) => a - b);
	const place = (ordered.length - 1) * p;
	const below = ordered[Math.floor(place)];
	const above = ordered[Math.ceil(place)];
	if (below === undefined || above === undefined) return null;
	return below + (above - below) * (place - Math.floor(place));
}

/** The middle value, or the mean of the middle two; null when there are none. */
export const median = (values: readonly number[]) => quantile(values, 0.5);
