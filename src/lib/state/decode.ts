/** A text file's letters: UTF-8, or Windows-1252 where its bytes are not UTF-8 (older Excel). */
export function decode(bytes: ArrayBuffer | Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
