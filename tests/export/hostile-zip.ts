import { deflateSync } from 'fflate';
import { crc32 } from '$lib/export/crc-32';

/** One entry of a zip made by hand; whatever is not given is as an honest zip has it. */
export interface HandMade {
	readonly name: string;
	readonly text?: string;
	/** The bytes as they stand in the zip, already deflated. */
	readonly folded?: Uint8Array;
	readonly method?: number;
	readonly flags?: number;
	readonly crc?: number;
	readonly size?: number;
	/** The name before the data, where it shall differ from the directory's. */
	readonly local_name?: string;
	readonly local_size?: number;
	/** Bytes between this entry's data and the next entry. */
	readonly after?: Uint8Array;
	/** Where the directory says it begins, where that shall be a lie. */
	readonly at?: number;
}

const numbers = (...parts: readonly (readonly [2 | 4, number])[]) => {
	const bytes = Buffer.alloc(parts.reduce((sum, [size]) => sum + size, 0));
	let at = 0;
	for (const [size, value] of parts) {
		bytes.writeUIntLE(value, at, size);
		at += size;
	}
	return bytes;
};

/** A zip of entries made by hand, with whatever comes before and after. */
export function handMade(
	entries: readonly HandMade[],
	{ before = '', comment = '', count = entries.length } = {}
): Uint8Array {
	const parts: Uint8Array[] = [Buffer.from(before)];
	const directory: Uint8Array[] = [];
	let at = before.length;
	for (const entry of entries) {
		const plain = new TextEncoder().encode(entry.text ?? '');
		const folded = entry.folded ?? deflateSync(plain);
		const crc = entry.crc ?? crc32(plain);
		const size = entry.size ?? plain.length;
		const name = Buffer.from(entry.name);
		const local = Buffer.from(entry.local_name ?? entry.name);
		const shared = (given: Uint8Array, stated: number) =>
			numbers(
				[2, 20],
				[2, entry.flags ?? 0x800],
				[2, entry.method ?? 8],
				[4, 0x210000],
				[4, crc],
				[4, folded.length],
				[4, stated],
				[2, given.length],
				[2, 0]
			);
		const piece = Buffer.concat([
			numbers([4, 0x04034b50]),
			shared(local, entry.local_size ?? size),
			local,
			folded,
			entry.after ?? Buffer.alloc(0)
		]);
		parts.push(piece);
		directory.push(
			numbers([4, 0x02014b50], [2, 20]),
			shared(name, size),
			numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, entry.at ?? at]),
			name
		);
		at += piece.length;
	}
	const list = Buffer.concat(directory);
	const end = numbers(
		[4, 0x06054b50],
		[4, 0],
		[2, count],
		[2, count],
		[4, list.length],
		[4, at],
		[2, comment.length]
	);
	return new Uint8Array(Buffer.concat([...parts, list, end, Buffer.from(comment)]));
}
