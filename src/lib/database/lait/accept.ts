import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import { acceptStaged } from '../staged/accept';
import { stagedLait } from '../staged/relation';
import { isAcceptable, type LaitReview } from './review';

/**
 * Adds the staged file to what is held, as an edition of its own, and resolves to the rows added: `acceptStaged` for a LAIT
 * file. Call it with the review last made; a review with an error is refused.
 */
export async function acceptLait(
	engine: Engine,
	review: Omit<LaitReview, 'comparison' | 'older_than'>,
	vintage: Vintage
): Promise<number> {
	if (!isAcceptable(review)) throw new Error(`${review.file} has errors and cannot be added.`);
	return acceptStaged(engine, stagedLait(review), vintage);
}
