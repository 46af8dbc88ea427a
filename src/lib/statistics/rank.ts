import type { Polarity } from '$lib/domain/indicator';

/** Where a value stands among several. */
export interface Rank {
	/** 1 is the best. Equal values share the smallest place: 1, 2, 2, 4. */
	readonly rank: number;
	/** How many values were ranked, this one included. */
	readonly of: number;
	/** How many have this value, this one included: 1 when it stands alone. */
	readonly tied: number;
}

/**
 * The rank of one of the values, by LAIT's rule: from the highest where high is better, from the lowest where low is, ties at
 * their minimum. `values` are those of every authority with a figure, the one asked about included; a missing figure is left
 * out before and gets no rank. Null where neither way is better.
 */
export function rankOf(values: readonly number[], value: number, polarity: Polarity): Rank | null {
	if (polarity === 'none') return null;
	let better = 0;
	let same = 0;
	for (const each of values) {
		if (each === value) same += 1;
		else if (polarity === 'high' ? each > value : each < value) better += 1;
	}
	return { rank: better + 1, of: values.length, tied: Math.max(1, same) };
}
