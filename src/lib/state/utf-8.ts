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
