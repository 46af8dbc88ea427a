/** A short mark of a text, the same on every machine: FNV-1a over UTF-16 code units, in base 36. */
export function shortHash(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) {
		hash ^= text.charCodeAt(at);
		hash = Math.imul(hash, 0x01000193);
	}
	return (hash >>> 0).toString(36);
}
