import { parseIsoDate, parseRowId } from '$lib/domain/id';
import { id, list, text, type Cell, type Target } from './cell';

/** The day of a meeting of the record. */
export const meeting = id(parseIsoDate, 'the date of a meeting such as 2021-11-15', 'meetings');

/** Several texts in one cell, which as a whole may not begin like a formula either. */
export const texts: Cell<readonly string[]> = {
	...list(text),
	read: (content) =>
		content !== '' && text.read(content) === undefined ? undefined : list(text).read(content)
};

/** The id of a row of the board's business; with `target`, of one there is. */
export const rowId = (example: string, target?: Target) =>
	id(parseRowId, `an id of lower-case words and hyphens such as ${example}`, target);
