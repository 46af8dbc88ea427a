import { indicatorIdFrom, type IndicatorId } from '$lib/domain/id';
import { shortHash } from '$lib/domain/short-hash';

/** Ids longer than this are cut between two words and told apart by a hash of the whole. */
const longest = 80;

/**
 * An id for a measure a file names in words: the same words always give the same id. `schema` goes into it as a hash, so
 * that another table with the same words, but other columns, is another measure; null where the words are enough.
 */
export function measureId(
	prefix: string,
	words: readonly string[],
	schema: string | null = null
): IndicatorId {
	const whole = indicatorIdFrom(prefix, words.join(' '));
	const bare = whole.endsWith('-');
	if (!bare && whole.length <= longest && schema === null) return whole;
	const hash = shortHash(JSON.stringify([words, schema]));
	const cut = whole.length <= longest ? whole : whole.slice(0, longest + 1).replace(/-[^-]*$/, '');
	return `${cut.replace(/-+$/, '').slice(0, longest)}-${hash}` as IndicatorId;
}

/** Ids of several measures at once: of those that fall on one id each gets a hash of its own words as well. */
export function distinctIds(
	measures: readonly { readonly id: IndicatorId; readonly words: readonly string[] }[]
): readonly IndicatorId[] {
	const times = new Map<string, number>();
	for (const { id } of measures) times.set(id, (times.get(id) ?? 0) + 1);
	return measures.map(({ id, words }) =>
		(times.get(id) ?? 0) > 1 ? (`${id}-${shortHash(JSON.stringify(words))}` as IndicatorId) : id
	);
}
