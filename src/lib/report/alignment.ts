/** Pairs of two lists: both sides where they agree, one alone where it does not stand in the other. */
export type Aligned<Value> = readonly (
	| { readonly kind: 'both'; readonly before: Value; readonly after: Value }
	| { readonly kind: 'before'; readonly before: Value }
	| { readonly kind: 'after'; readonly after: Value }
)[];

/** Comparisons beyond which two lists are not compared item by item: what differs is then taken out and put in whole. */
const MOST = 4_000_000;

/** Lengths of the longest run common to the lists from each place on, a row of `after.length + 1` for every place of `before`. */
function lengthsOf(before: readonly string[], after: readonly string[]): Uint32Array {
	const width = after.length + 1;
	const lengths = new Uint32Array((before.length + 1) * width);
	const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
	for (let row = before.length - 1; row >= 0; row -= 1)
		for (let column = after.length - 1; column >= 0; column -= 1)
			lengths[row * width + column] =
				before[row] === after[column]
					? at(row + 1, column + 1) + 1
					: Math.max(at(row + 1, column), at(row, column + 1));
	return lengths;
}

/**
 * Two lists of texts side by side by the longest run they have in common, in both their orders. Source of the method: the textbook
 * longest common subsequence, with what stands the same at both ends put aside first.
 */
export function align(before: readonly string[], after: readonly string[]): Aligned<string> {
	let from = 0;
	while (from < before.length && from < after.length && before[from] === after[from]) from += 1;
	let end = 0;
	while (
		end < before.length - from &&
		end < after.length - from &&
		before[before.length - 1 - end] === after[after.length - 1 - end]
	)
		end += 1;
	const both = (text: string) => ({ kind: 'both', before: text, after: text }) as const;
	const [one, other] = [
		before.slice(from, before.length - end),
		after.slice(from, after.length - end)
	];
	const aligned: Aligned<string>[number][] = before.slice(0, from).map(both);
	const lengths = one.length * other.length > MOST ? null : lengthsOf(one, other);
	const width = other.length + 1;
	const common = (row: number, column: number) => lengths?.[row * width + column] ?? 0;
	let row = 0;
	let column = 0;
	while (row < one.length || column < other.length) {
		const [left, right] = [one[row], other[column]];
		if (left !== undefined && left === right && lengths) {
			aligned.push(both(left));
			row += 1;
			column += 1;
		} else if (
			left !== undefined &&
			(right === undefined || common(row + 1, column) >= common(row, column + 1))
		) {
			aligned.push({ kind: 'before', before: left });
			row += 1;
		} else {
			aligned.push({ kind: 'after', after: right ?? '' });
			column += 1;
		}
	}
	return [...aligned, ...before.slice(before.length - end).map(both)];
}
