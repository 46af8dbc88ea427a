import { missingReason } from '$lib/domain/observation';

const words: ReadonlyMap<string, string> = new Map([
	['c', 'Suppressed'],
	['~', 'Suppressed'],
	['*', 'Suppressed'],
	['#', 'Suppressed'],
	['z', 'Not applicable'],
	['.', 'Not applicable'],
	['k', 'Rounds to zero'],
	['low', 'Rounds to zero'],
	['u', 'Unreliable'],
	['held', 'Held back']
]);

/** What a cell prints when there is no figure: `Suppressed`, `Not published`. A null symbol: the editions have no row. */
export const missingWord = (symbol: string | null) =>
	symbol === null ? 'No figure' : (words.get(symbol.toLowerCase()) ?? 'Not published');

/** Why there is no figure, as the end of a sentence that begins with "The figure is". */
export const missingClause = (symbol: string | null) =>
	symbol === null ? 'not in the editions held here' : missingReason(symbol);

/** Why there is no figure, as a sentence. */
export const missingSentence = (symbol: string | null) => `The figure is ${missingClause(symbol)}.`;
