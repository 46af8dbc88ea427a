import type { ReturnTemplate } from '$lib/domain/return-template';
import type { Gathering } from '../gathering';

/** What the note of every row of a worked example says, however it is written. */
const marked = /\bexample\W+not\s+real\b/i;

/**
 * Refuses a return whose notes say that it is the worked example, so that invented figures are never taken for a council's own;
 * whether it was refused. One row that says so is enough.
 */
export function refuseExample(
	gathering: Gathering,
	file: string,
	{ example }: ReturnTemplate,
	notes: Iterable<string>
): boolean {
	for (const note of notes)
		if (marked.test(note)) {
			gathering.refuse(
				'note',
				'structure.worked-example',
				`${file} is a worked example, as its notes say: its figures are invented, and nothing of it is added. ${example === null ? '' : `It can be looked at on the page ${example}. `}For figures of your own, download the blank template; if these are yours, take “Example, not real” out of the column note.`
			);
			return true;
		}
	return false;
}
