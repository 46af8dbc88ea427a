/** Two counts a rate is made of: both are needed. */
export interface Rated {
	readonly numerator: number;
	readonly denominator: number;
}

/** One part of a total (a placement type, an authority); its name pairs it across the two periods. */
export interface RatedGroup extends Rated {
	readonly group: string;
}

/** A change split between the count and its base, in the figure's unit. The two parts add up to `total` exactly. */
export interface ChangeSplit {
	/** What the change in the count did, at the average of the two bases' effects. */
	readonly numerator_effect: number;
	/** What the change in the base did: above nought when a smaller base raised the figure. */
	readonly denominator_effect: number;
	readonly total: number;
}

/** A total's change split between its groups' own rates and the mix of groups. The two parts add up to `total` exactly. */
export interface AggregateSplit {
	/** What changed within the groups, each weighted by its average share of the base. */
	readonly within_effect: number;
	/** What changed because the groups' shares of the base changed. */
	readonly mix_effect: number;
	readonly total: number;
}

const isRated = ({ numerator, denominator }: Rated) =>
	Number.isFinite(numerator) &&
	Number.isFinite(denominator) &&
	numerator >= 0 &&
	(denominator > 0 || (denominator === 0 && numerator === 0));

/**
 * Splits the change of a rate between its count and its base, symmetrically: each factor's change is weighted by the mean of the
 * other's two values, so nothing is left over and the order of the two does not matter. `per` is 100 for a percentage. Null when a
 * base is nought or a count is no count. Source: P. Das Gupta, Standardization and Decomposition of Rates: A User's Manual (US Bureau
 * of the Census, 1993), chapter 2, a rate as the product of two factors: here the count and one over the base.
 */
export function splitChange(earlier: Rated, later: Rated, per: number): ChangeSplit | null {
	if (![earlier, later].every((rated) => isRated(rated) && rated.denominator > 0)) return null;
	const [before, after] = [per / earlier.denominator, per / later.denominator];
	const numerator_effect = ((later.numerator - earlier.numerator) * (before + after)) / 2;
	const denominator_effect = ((after - before) * (earlier.numerator + later.numerator)) / 2;
	return { numerator_effect, denominator_effect, total: numerator_effect + denominator_effect };
}

/**
 * Splits the change of a total made of groups into the change within the groups and the change of their mix, weighted by population:
 * a group's share of the base is averaged over the two periods for the first, its rate for the second. A group with no base in one
 * period has no rate there: its coming or going is all mix. Null when the two lists do not name the same groups once each (a missing
 * group is not an empty one), or a period has no base at all. Source: E. M. Kitagawa, "Components of a difference between two rates",
 * Journal of the American Statistical Association 50 (1955).
 */
export function splitAggregate(
	earlier: readonly RatedGroup[],
	later: readonly RatedGroup[],
	per: number
): AggregateSplit | null {
	const now = new Map(later.map((group) => [group.group, group]));
	const names = new Set(earlier.map((group) => group.group));
	if (now.size !== later.length || names.size !== earlier.length || names.size !== now.size)
		return null;
	if (![...earlier, ...later].every(isRated)) return null;
	const base = (groups: readonly Rated[]) =>
		groups.reduce((sum, group) => sum + group.denominator, 0);
	const [wholeBefore, wholeAfter] = [base(earlier), base(later)];
	if (wholeBefore === 0 || wholeAfter === 0) return null;
	let within_effect = 0;
	let mix_effect = 0;
	for (const before of earlier) {
		const after = now.get(before.group);
		if (!after) return null;
		const shares = [before.denominator / wholeBefore, after.denominator / wholeAfter] as const;
		const own = [before, after].map(({ numerator, denominator }) =>
			denominator === 0 ? null : (numerator * per) / denominator
		);
		const first = own[0] ?? own[1] ?? 0;
		const second = own[1] ?? first;
		within_effect += ((second - first) * (shares[0] + shares[1])) / 2;
		mix_effect += ((shares[1] - shares[0]) * (first + second)) / 2;
	}
	return { within_effect, mix_effect, total: within_effect + mix_effect };
}
