import type { VintageId } from '$lib/domain/id';
import type { KeptUpload } from '$lib/workspace/change';
import { atStagedPlace } from './staged-place';

const nameOf = ({ vintage }: KeptUpload) => `${vintage.vintage} ${vintage.hash ?? ''}`;

/** The editions of one list that another has not. */
function besides(
	editions: readonly KeptUpload[],
	others: readonly KeptUpload[]
): readonly KeptUpload[] {
	const there = new Set(others.map(nameOf));
	return editions.filter((each) => !there.has(nameOf(each)));
}

/** Whether two lists hold the same editions in the same order. */
export const sameEditions = (a: readonly KeptUpload[], b: readonly KeptUpload[]): boolean =>
	a.map(nameOf).join() === b.map(nameOf).join();

/**
 * Has a running engine follow the working copy: an edition that went is taken out of it. Where that cannot be, and where one
 * came that it does not hold, it ends, so that the next question loads what there is now. `held` is an edition it has from its
 * review. An engine asleep has nothing to follow.
 */
export async function followEditions(
	before: readonly KeptUpload[],
	after: readonly KeptUpload[],
	held: VintageId | null
): Promise<void> {
	const went = besides(before, after);
	const came = besides(after, before).filter(({ vintage }) => vintage.vintage !== held);
	if (went.length === 0 && came.length === 0) return;
	const { engine } = await import('./engine.svelte');
	if (engine.status === 'asleep') return;
	if (came.length > 0 || engine.status !== 'ready') {
		engine.stop();
		return;
	}
	const { askHeldEdition, NotAddedError, undoVintage } = await import('$lib/database/staged');
	try {
		await atStagedPlace(async () => {
			// Ended while this waited its turn: what is started next loads what there is then.
			if (engine.status !== 'ready') return;
			const ready = await engine.ready();
			for (const { vintage } of went)
				await undoVintage(ready, (await askHeldEdition(ready, vintage)) ?? vintage.vintage).catch(
					(cause: unknown) => {
						// Whoever accepted it has taken it out already.
						if (!(cause instanceof NotAddedError)) throw cause;
					}
				);
		});
	} catch {
		engine.stop();
	}
}
