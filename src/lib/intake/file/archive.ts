/** Bytes a workbook may unfold to, all parts read together: a sheet of a million rows fits, a zip bomb does not. */
const LARGEST_UNFOLDED = 300_000_000;

/** Thrown where a zip unfolds to more than is allowed. */
export class TooLarge extends Error {}

/** One part of a zip, by its name with forward slashes. */
interface Part {
	readonly name: string;
	readonly method: number;
	readonly packed: number;
	readonly unfolded: number;
	/** Checksum of the unfolded bytes; 0 where the writer gave none. */
	readonly sum: number;
	readonly offset: number;
}

/** A part's name, with its length and its letters where the format has them. */
function nameAt(view: DataView, length: number, letters: number): string {
	const from = view.byteOffset + letters;
	const bytes = new Uint8Array(view.buffer, from, view.getUint16(length, true));
	return new TextDecoder().decode(bytes).replaceAll('\\', '/');
}

/** The directory of a zip file. Throws a plain error where the bytes are no sound zip. */
export function readParts(bytes: Uint8Array): ReadonlyMap<string, Part> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let end = bytes.length - 22;
	const least = Math.max(0, end - 65_535);
	while (end >= least && view.getUint32(end, true) !== 0x06054b50) end -= 1;
	if (end < least) throw new Error('no end of a zip directory');
	const parts = new Map<string, Part>();
	let at = view.getUint32(end + 16, true);
	for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
		if (view.getUint32(at, true) !== 0x02014b50) throw new Error('no entry of a zip directory');
		const letters = view.getUint16(at + 28, true);
		const name = nameAt(view, at + 28, at + 46);
		const offset = view.getUint32(at + 42, true);
		if (
			view.getUint32(offset, true) !== 0x04034b50 ||
			nameAt(view, offset + 26, offset + 30) !== name
		)
			throw new Error(`the part ${name} is not in its place`);
		parts.set(name, {
			name,
			method: view.getUint16(at + 10, true),
			packed: view.getUint32(at + 20, true),
			unfolded: view.getUint32(at + 24, true),
			sum: view.getUint32(at + 16, true),
			offset
		});
		at += 46 + letters + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	const size = view.getUint32(end + 12, true);
	if (at !== view.getUint32(end + 16, true) + size) throw new Error('a zip directory cut short');
	return parts;
}

/**
 * Unfolds the named parts as UTF-8 text. Throws `TooLarge` as soon as the sizes the directory gives, or the bytes that come
 * out, are more than `LARGEST_UNFOLDED` together, and a plain error where a part is damaged.
 */
export async function unfold(
	bytes: Uint8Array<ArrayBuffer>,
	parts: readonly Part[]
): Promise<ReadonlyMap<string, string>> {
	const declared = parts.reduce((sum, { unfolded }) => sum + unfolded, 0);
	if (declared > LARGEST_UNFOLDED) throw new TooLarge();
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const texts = new Map<string, string>();
	let left = LARGEST_UNFOLDED;
	for (const { name, method, packed, sum, offset } of parts) {
		const start =
			offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
		if (start + packed > bytes.length) throw new Error(`${name} is cut short`);
		if (method !== 0 && method !== 8) throw new Error(`${name} is packed in an unknown way`);
		const stored = new Blob([bytes.subarray(start, start + packed)]).stream();
		const stream =
			method === 0 ? stored : stored.pipeThrough(new DecompressionStream('deflate-raw'));
		const decoder = new TextDecoder();
		const pieces: string[] = [];
		const reader = stream.getReader();
		let found = -1;
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			left -= next.value.length;
			if (left < 0) {
				await reader.cancel().catch(() => undefined);
				throw new TooLarge();
			}
			found = checksum(next.value, found);
			pieces.push(decoder.decode(next.value, { stream: true }));
		}
		if (sum !== 0 && ~found >>> 0 !== sum) throw new Error(`${name} is damaged`);
		pieces.push(decoder.decode());
		texts.set(name, pieces.join(''));
	}
	return texts;
}

const sums = Uint32Array.from({ length: 256 }, (_, at) => {
	let sum = at;
	for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
	return sum;
});

/** CRC-32 carried on over more bytes; it begins at -1 and ends with its complement. */
function checksum(bytes: Uint8Array, begun: number): number {
	let sum = begun;
	for (const byte of bytes) sum = (sums[(sum ^ byte) & 255] as number) ^ (sum >>> 8);
	return sum;
}

/** Texts as a zip without compression or checksums, for a reader in this process only. */
export function fold(texts: ReadonlyMap<string, string>): Uint8Array {
	const encoder = new TextEncoder();
	const entries = [...texts].map(([name, text]) => ({
		name: encoder.encode(name),
		body: encoder.encode(text)
	}));
	const size = entries.reduce(
		(sum, { name, body }) => sum + 76 + 2 * name.length + body.length,
		22
	);
	const bytes = new Uint8Array(size);
	const view = new DataView(bytes.buffer);
	let at = 0;
	const offsets = entries.map(({ name, body }) => {
		const offset = at;
		view.setUint32(at, 0x04034b50, true);
		view.setUint32(at + 18, body.length, true);
		view.setUint32(at + 22, body.length, true);
		view.setUint16(at + 26, name.length, true);
		bytes.set(name, at + 30);
		bytes.set(body, at + 30 + name.length);
		at += 30 + name.length + body.length;
		return offset;
	});
	const directory = at;
	for (const [index, { name, body }] of entries.entries()) {
		view.setUint32(at, 0x02014b50, true);
		view.setUint32(at + 20, body.length, true);
		view.setUint32(at + 24, body.length, true);
		view.setUint16(at + 28, name.length, true);
		view.setUint32(at + 42, offsets[index] as number, true);
		bytes.set(name, at + 46);
		at += 46 + name.length;
	}
	view.setUint32(at, 0x06054b50, true);
	view.setUint16(at + 8, entries.length, true);
	view.setUint16(at + 10, entries.length, true);
	view.setUint32(at + 12, at - directory, true);
	view.setUint32(at + 16, directory, true);
	return bytes;
}
