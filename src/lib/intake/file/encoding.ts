/** A file's bytes as text, and what a reader of it must be told. */
export interface Decoded {
	readonly text: string;
	/** How the letters were taken, where it was not plain UTF-8 or UTF-16: the middle of a sentence. Null otherwise. */
	readonly taken_as: string | null;
	/** Letters that could not be read and stand as “�”. */
	readonly lost: number;
}

const sample = 65_536;

/**
 * Decodes text as UTF-8 or UTF-16, with a byte order mark or without, and as Windows-1252 where it is neither. A text mostly
 * of sound UTF-8 with a few broken letters stays UTF-8. Zero bytes become “�”, so that a number they cut stays unreadable;
 * those at the end are dropped.
 */
export function decode(bytes: Uint8Array): Decoded {
	const label = wideKind(bytes);
	if (label) return told(new TextDecoder(label).decode(bytes), null);
	try {
		return told(new TextDecoder('utf-8', { fatal: true }).decode(bytes), null);
	} catch {
		const text = new TextDecoder('utf-8').decode(bytes);
		const sound = text.match(/[\u0080-\uFFFC\uFFFE\uFFFF]/g)?.length ?? 0;
		const broken = text.match(/\uFFFD/g)?.length ?? 0;
		if (sound > broken) return told(text, null);
		return told(western(bytes), 'Windows-1252, an older Western code');
	}
}

/** What Windows-1252 has from 0x80 to 0x9F; Node's decoder leaves these as control characters. */
const quotesAndDashes = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const western = (bytes: Uint8Array) =>
	new TextDecoder('windows-1252')
		.decode(bytes)
		.replace(/[\u0080-\u009F]/g, (each) => quotesAndDashes.charAt(each.charCodeAt(0) - 0x80));

/** Whether the text holds so many control characters that it is no text at all. */
export function isNonsense(text: string): boolean {
	const length = Math.min(text.length, sample);
	let strange = 0;
	for (let at = 0; at < length; at += 1) {
		const code = text.charCodeAt(at);
		if (code < 9 || (code > 13 && code < 32) || (code > 126 && code < 160) || code === 0xfffd)
			strange += 1;
	}
	return strange > 3 && strange * 20 > length;
}

const padding = new Set(['\u0000', '\u001A']);

function told(text: string, taken_as: string | null): Decoded {
	let end = text.length;
	while (end > 0 && padding.has(text.charAt(end - 1))) end -= 1;
	const bare = text.slice(text.startsWith('\uFEFF') ? 1 : 0, end);
	const whole = bare.includes('\u0000') ? bare.replaceAll('\u0000', '\uFFFD') : bare;
	const lost = whole.includes('\uFFFD') ? (whole.match(/\uFFFD/g)?.length ?? 0) : 0;
	return { text: whole, taken_as, lost };
}

/** UTF-16 by its mark or, without one, by the zero bytes that stand beside every plain letter. */
function wideKind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	const pairs = Math.floor(Math.min(bytes.length, sample) / 2);
	let even = 0;
	let odd = 0;
	for (let at = 0; at < pairs * 2; at += 2) {
		if (bytes[at] === 0) even += 1;
		if (bytes[at + 1] === 0) odd += 1;
	}
	if (odd > pairs / 2 && even * 4 < odd) return 'utf-16le';
	if (even > pairs / 2 && odd * 4 < even) return 'utf-16be';
	return null;
}
