/**
 * SHA-256 of bytes in hexadecimal. Rejects with a sentence on a page served neither over https nor from this computer, where
 * browsers offer no hashing.
 */
export async function sha256(bytes: Uint8Array): Promise<string> {
	if (!globalThis.crypto?.subtle)
		throw new Error(
			'This site is not served over https, so its record cannot be checked. Ask whoever looks after the site to turn https on.'
		);
	const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
