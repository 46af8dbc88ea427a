import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from './engine';
import { acceptStaged } from './staged/accept';
import { stageFigures, type GivenFigures } from './staged/fill';

export { askHeldEdition } from './queries/held-edition';
export { acceptStaged, isStagedInFull } from './staged/accept';
export { askDoubts } from './staged/ask-doubts';
export { candidateMeasures } from './staged/candidates';
export { countChanges, findChanges, listChanges, listGroups } from './staged/changes';
export { reviewStaged, type Against } from './staged/compare';
export { discardStaged } from './staged/discard';
export { findDoubts, latestPeriod } from './staged/doubts';
export { stageFigures, type GivenFigures } from './staged/fill';
export { StaleError } from './staged/keys';
export { NeighbourSetError, reviewNeighbours } from './staged/neighbours';
export { compareOffsets, compareOffsetsTogether } from './staged/offsets';
export { packFigures, type GivenFigure } from './staged/pack';
export { stagedLait, type Staged } from './staged/relation';
export { NotAddedError, undoVintage } from './staged/undo';

/**
 * Loads figures that were reviewed and accepted before, with no comparison: for a reload. Resolves to the rows added; throws
 * as `stageFigures` and `acceptStaged` do.
 */
export async function replayFigures(
	engine: Engine,
	given: GivenFigures,
	vintage: Vintage
): Promise<number> {
	return acceptStaged(engine, await stageFigures(engine, given), vintage);
}
