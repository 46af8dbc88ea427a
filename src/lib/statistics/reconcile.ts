/** What a stock begins with, takes in, lets go and ends with, all in one unit and over one window. Null is a part that is not given. */
export interface BalanceParts {
	readonly opening: number | null;
	readonly approvals: number | null;
	readonly transferred_in: number | null;
	readonly left: number | null;
	readonly transferred_out: number | null;
	readonly closing: number | null;
}

/** The parts in the order they are read. */
export const BALANCE_PARTS = [
	'opening',
	'approvals',
	'transferred_in',
	'left',
	'transferred_out',
	'closing'
] as const satisfies readonly (keyof BalanceParts)[];

/** How a stock comes out. Only a balance that reconciles has a net figure. */
export type Balance =
	| { readonly kind: 'incomplete'; readonly missing: readonly (keyof BalanceParts)[] }
	| {
			readonly kind: 'unreconciled';
			/** What the opening figure and the movements make. */
			readonly made: number;
			/** The closing figure less what the parts make; never nought. */
			readonly residual: number;
	  }
	| {
			readonly kind: 'reconciled';
			readonly made: number;
			/** What came less what went: the closing figure less the opening one. */
			readonly net: number;
	  };

/**
 * Whether opening + approvals + transferred in - left - transferred out = closing. The parts must already be of one unit and one
 * window: the caller sees to it. A part that is not given is never nought, so without one there is neither a net figure nor a residual.
 */
export function balanceOf(parts: BalanceParts): Balance {
	const { opening, approvals, transferred_in, left, transferred_out, closing } = parts;
	if (
		opening === null ||
		approvals === null ||
		transferred_in === null ||
		left === null ||
		transferred_out === null ||
		closing === null
	)
		return { kind: 'incomplete', missing: BALANCE_PARTS.filter((part) => parts[part] === null) };
	const net = approvals + transferred_in - left - transferred_out;
	const made = opening + net;
	return made === closing
		? { kind: 'reconciled', made, net }
		: { kind: 'unreconciled', made, residual: closing - made };
}
