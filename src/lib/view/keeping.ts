/** A number of things with the noun that goes with it: "1 file", "2 files". */
export const several = (count: number, one: string, more = `${one}s`): string =>
	`${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;

/** What was chosen about keeping, in a sentence. `expires_after` in days without use; null: never. */
export function keptSentence(keeping: 'kept' | 'visit', expires_after: number | null): string {
	if (keeping === 'visit')
		return 'What you add or write is here only until this page is closed or reloaded.';
	return expires_after === null
		? 'What you add or write is kept on this computer, in this browser.'
		: `What you add or write is kept on this computer, in this browser, and erased after ${several(expires_after, 'day')} without use.`;
}
