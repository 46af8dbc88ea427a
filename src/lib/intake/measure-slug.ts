import { indicatorIdFrom, type IndicatorId } from '$lib/domain/id';

/** A short mark of a text, the same on every machine: FNV-1a over UTF-16 code units, in base 36. */
export function shortHash(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) {
		hash ^= text.charCodeAt(at);
		hash = Math.imul(hash, 0x01000193);
	}
	return (hash >>> 0).toString(36);
}

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
