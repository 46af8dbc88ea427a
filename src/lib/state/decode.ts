/** A text file's letters: UTF-8, or Windows-1252 where its bytes are not UTF-8 (older Excel). */
export function decode(bytes: ArrayBuffer | Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

const PIECE = 4_194_304;

/** Whether the bytes are UTF-8, in pieces, because each becomes text that nobody reads. */
export function isUtf8(bytes: Uint8Array): boolean {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		for (let at = 0; at < bytes.length; at += PIECE)
			decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
		decoder.decode();
		return true;
	} catch {
		return false;
	}
}
