/** A text file's letters: UTF-8, or Windows-1252 where its bytes are not UTF-8 (older Excel). */
export function decode(bytes: ArrayBuffer | Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

const PIECE = 4_194_304;

/** Whether all of a file is UTF-8, read in pieces. */
export async function isUtf8(file: Blob): Promise<boolean> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		for (let at = 0; at < file.size; at += PIECE)
			decoder.decode(await file.slice(at, at + PIECE).arrayBuffer(), { stream: true });
		decoder.decode();
		return true;
	} catch (cause) {
		if (cause instanceof TypeError) return false;
		throw cause;
	}
}
