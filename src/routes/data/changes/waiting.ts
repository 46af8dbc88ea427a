import { listed, several } from '$lib/view/keeping';
import type { WorkingState } from '$lib/workspace/change';

/** The record's table of notes on figures. */
const NOTES = 'revision_notes';

/** Rows somebody edited; the history of each goes with it and is no change of its own. */
const rowsOf = ({ edits }: WorkingState) => edits.filter(({ table }) => table !== 'amendments');

/**
 * How many changes publishing would bring into the record. An edition added and taken back again, and a note written twice,
 * count as what they come to: nothing, and one.
 */
export const waitingCount = (state: WorkingState): number =>
	state.editions.length + rowsOf(state).length;

/** What they are: "1 edition and 2 notes"; empty where nothing waits. */
export function waitingWords(state: WorkingState): string {
	const { editions } = state;
	const edits = rowsOf(state);
	const notes = edits.filter(({ table }) => table === NOTES).length;
	const others = edits.length - notes;
	return listed([
		...(editions.length > 0 ? [several(editions.length, 'edition')] : []),
		...(notes > 0 ? [several(notes, 'note')] : []),
		...(others > 0 ? [several(others, notes > 0 ? 'other edited row' : 'edited row')] : [])
	]);
}
