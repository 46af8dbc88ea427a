import { HIDDEN_MARK, missingReason } from '$lib/domain/observation';
import { SMALL_BASE } from '$lib/statistics/attainable';

const words: ReadonlyMap<string, string> = new Map([
	['c', 'Suppressed'],
	[HIDDEN_MARK, 'Suppressed'],
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

/** Marks that hide a figure because a number behind it is small. */
const suppressed = ['c', HIDDEN_MARK, '~', '*', '#'];

/** Whether a mark hides a figure because a number behind it, or one that could be told from it, is small. */
export const isSuppressed = (symbol: string | null) =>
	symbol !== null && suppressed.includes(symbol.toLowerCase());

/**
 * Why there is no figure, as the end of a sentence that begins with "The figure is". `base` is what a percentage would be of, null
 * when it is not known: of a small group everything is hidden, whatever the number.
 */
export function missingClause(symbol: string | null, base: number | null = null): string {
	if (symbol === null) return 'not in the editions held here';
	return symbol !== HIDDEN_MARK && isSuppressed(symbol) && base !== null && base <= SMALL_BASE
		? 'suppressed to protect children’s privacy, because the group is small'
		: missingReason(symbol);
}

/** Why there is no figure, as a sentence. */
export const missingSentence = (symbol: string | null, base: number | null = null) =>
	`The figure is ${missingClause(symbol, base)}.`;
