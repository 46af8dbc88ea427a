import { parseSnapshot } from '$lib/domain/report-snapshot';
import { manyLines } from '$lib/domain/prose';
import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';
import type { Cell } from './cell';

/** Whether a text begins, after any number of apostrophes, as a spreadsheet takes for a formula. */
const isGuarded = (text: string) => mayRunInSpreadsheet(text.replace(/^'+/, ''));

/**
 * Text of any length up to a limit, with lines, that may begin with anything: before = + - and @ stands an apostrophe in the file, by
 * which a spreadsheet shows the text and does not run it. Several columns of authors' own words are written so.
 */
export const prose = (longest: number): Cell<string> => ({
	read: (content) => {
		if (mayRunInSpreadsheet(content)) return undefined;
		const text = manyLines(isGuarded(content) ? content.slice(1) : content);
		return text === '' || text.length > longest ? undefined : text;
	},
	write: (value) => (isGuarded(value) ? `'${value}` : value),
	expects: `text of at most ${longest.toLocaleString('en-GB')} characters, with an apostrophe before it where it begins with = + - or @, which a spreadsheet would run`
});

/** Characters a report kept whole may have. */
export const LONGEST_SNAPSHOT = 400_000;

/** A report kept whole, as `writeSnapshot` writes it. */
export const snapshot: Cell<string> = {
	read: (content) =>
		content.length <= LONGEST_SNAPSHOT && parseSnapshot(content) ? content : undefined,
	write: (value) => value,
	expects: `a report kept whole, as the product writes it, of at most ${LONGEST_SNAPSHOT.toLocaleString('en-GB')} characters`
};
