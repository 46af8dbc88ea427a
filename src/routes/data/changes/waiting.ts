import { listed } from '$lib/domain/wording';
import { several } from '$lib/view/keeping';
import { kindsOfRows } from '$lib/view/row-words';
import type { WorkingState } from '$lib/workspace/change';

/** Rows somebody edited; the history of each goes with it and is no change of its own. */
const rowsOf = ({ edits }: WorkingState) => edits.filter(({ table }) => table !== 'amendments');

/**
 * How many changes publishing would bring into the record. An edition added and taken back again, and a note written twice,
 * count as what they come to: nothing, and one.
 */
export const waitingCount = (state: WorkingState): number =>
	state.editions.length + rowsOf(state).length;

/** What they are: "1 edition, 3 actions and 2 notes"; empty where nothing waits. */
export function waitingWords(state: WorkingState): string {
	const { editions } = state;
	return listed([
		...(editions.length > 0 ? [several(editions.length, 'edition')] : []),
		...kindsOfRows(rowsOf(state).map(({ table }) => table))
	]);
}
