import { listed, several } from '$lib/view/keeping';
import type { WorkingState } from '$lib/workspace/change';

/** The record's table of notes on figures. */
const NOTES = 'revision_notes';

/**
 * How many changes publishing would bring into the record. An edition added and taken back again, and a note written twice,
 * count as what they come to: nothing, and one.
 */
export const waitingCount = ({ editions, edits }: WorkingState): number =>
	editions.length + edits.length;

/** What they are: "1 edition and 2 notes"; empty where nothing waits. */
export function waitingWords({ editions, edits }: WorkingState): string {
	const notes = edits.filter(({ table }) => table === NOTES).length;
	const others = edits.length - notes;
	return listed([
		...(editions.length > 0 ? [several(editions.length, 'edition')] : []),
		...(notes > 0 ? [several(notes, 'note')] : []),
		...(others > 0 ? [several(others, notes > 0 ? 'other edited row' : 'edited row')] : [])
	]);
}
