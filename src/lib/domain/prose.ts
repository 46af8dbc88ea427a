import { oneLine } from './one-line';

/**
 * A text of several lines as the record keeps it: every line as `oneLine` keeps it, each ended by a line feed, at most one empty line
 * in a row, and none before the first or after the last.
 */
export const manyLines = (typed: string): string =>
	typed
		.split(/\r\n|[\r\n\u2028\u2029\u0085]/)
		.map(oneLine)
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
