import { sha256 } from '$lib/domain/sha256';

/** SHA-256 of a report's plain text in hexadecimal: the same exactly when the same is printed. Rejects as `sha256` does. */
export const fingerprintOf = (text: string): Promise<string> =>
	sha256(new TextEncoder().encode(text));
