import { median } from './quantile';

/** An average of areas, and how many of them had a figure. */
export interface Average {
	/** In the figures' own unit, not rounded; null when no area has a figure. */
	readonly value: number | null;
	/** Areas with a figure. */
	readonly with: number;
	/** Areas asked for. */
	readonly of: number;
}

function average(
	values: readonly (number | null)[],
	middle: (found: readonly number[]) => number | null
): Average {
	const found = values.filter((value) => value !== null);
	return { value: middle(found), with: found.length, of: values.length };
}

/**
 * The unweighted mean, missing figures skipped and never nought: LAIT's statistical-neighbour average. Source: DfE, Local Authority
 * Interactive Tool, user guide.
 */
export const meanOf = (values: readonly (number | null)[]) =>
	average(values, (found) =>
		found.length === 0 ? null : found.reduce((sum, value) => sum + value, 0) / found.length
	);

/**
 * The median, missing figures skipped and never nought: what DfE's Children's Social Care Outcomes and Enablers dashboard shows for
 * statistical neighbours. The mean of the two middle figures when their number is even.
 */
export const medianOf = (values: readonly (number | null)[]) => average(values, median);
