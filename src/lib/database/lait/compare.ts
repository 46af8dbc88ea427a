import type { IsoDate } from '$lib/domain/id';
import type { Engine } from '../engine';
import { listEditions } from '../queries/vintages';
import { compareStaged } from '../staged/compare';
import { stagedLait } from '../staged/relation';
import type { LaitComparison, LaitReview } from './review';

/** How the ids of LAIT's editions begin. */
const PREFIX = 'lait-';

/**
 * The review as it stands for an edition published on a day: a cell that an edition published later has already is counted
 * as superseded, and `older_than` is the newest LAIT edition held that is newer. Call it while the file is
 * staged; throws `QueryError` once it was accepted or discarded.
 */
export async function recompare(
	engine: Engine,
	review: LaitReview,
	published: IsoDate
): Promise<LaitReview> {
	const newer = (await listEditions(engine)).filter(
		(each) =>
			each.published > published && each.vintage.startsWith(PREFIX) && each.status !== 'paper'
	);
	const [newest = null] = newer.sort((a, b) => (a.published < b.published ? 1 : -1));
	return {
		...review,
		comparison: await compareLait(engine, review, published),
		older_than: newest
	};
}

/** Counts what accepting the staged file would change; null is the newest date. */
export async function compareLait(
	engine: Engine,
	review: Omit<LaitReview, 'comparison' | 'older_than'>,
	published: IsoDate | null = null
): Promise<LaitComparison> {
	const against = { published, prefix: PREFIX };
	const { changes, ended } = await compareStaged(engine, stagedLait(review), against);
	return {
		added: changes.new,
		revised: changes.revised + changes.released,
		unchanged: changes.unchanged,
		withdrawn: changes.suppressed,
		dropped: changes.withdrawn + ended,
		superseded: changes.superseded
	};
}
