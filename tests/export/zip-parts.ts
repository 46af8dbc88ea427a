import { inflateRawSync } from 'node:zlib';

/** The parts of a zip archive as text, by name, read from its central directory. */
export function zipParts(bytes: Uint8Array): ReadonlyMap<string, string> {
	const file = Buffer.from(bytes);
	const end = file.lastIndexOf(Buffer.from('PK\x05\x06'));
	const parts = new Map<string, string>();
	let at = file.readUInt32LE(end + 16);
	for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
		const packed = file.readUInt16LE(at + 10) !== 0;
		const size = file.readUInt32LE(at + 20);
		const nameLength = file.readUInt16LE(at + 28);
		const local = file.readUInt32LE(at + 42);
		const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
		const content = file.subarray(start, start + size);
		const name = file.subarray(at + 46, at + 46 + nameLength).toString('utf8');
		parts.set(name, (packed ? inflateRawSync(content) : content).toString('utf8'));
		at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
	}
	return parts;
}
