const table = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** The CRC-32 of bytes, as zip files write it (polynomial 0xEDB88320, reflected). */
export function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (let at = 0; at < bytes.length; at += 1)
		crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] as number)) & 0xff] as number);
	return (crc ^ 0xffffffff) >>> 0;
}
