import type { Observation } from '$lib/domain/observation';
import type { StatedSum } from './disclosure';

/** A count of an edition, by the id its cell has. */
export interface StatedCount extends Pick<
	Observation,
	'indicator' | 'geography' | 'period' | 'value'
> {
	readonly id: string;
}

/** Parts of a total with their signs; null for one that is not there. */
export type Terms = readonly (readonly [StatedCount | null, 1 | -1])[];

/** A total and its parts as far as they are there; null without a part, or without one that must be there. */
export function sumOf(
	total: StatedCount | null,
	parts: Terms,
	open: boolean
): readonly StatedSum[] {
	const there = parts.flatMap(([part, sign]) => (part ? [{ id: part.id, sign }] : []));
	if (!total || there.length === 0 || (!open && there.length < parts.length)) return [];
	const negated = there.map(({ id, sign }) => ({
		id,
		sign: sign === 1 ? (-1 as const) : (1 as const)
	}));
	return [{ terms: [{ id: total.id, sign: 1 }, ...negated], open }];
}

/** Parts that are added. */
export const plus = (parts: readonly (StatedCount | null)[]): Terms =>
	parts.map((each) => [each, 1]);
