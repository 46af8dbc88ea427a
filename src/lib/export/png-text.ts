import { crc32 } from './crc-32';

/** Words kept inside a picture, by the keywords of the PNG format: `Title`, `Description`, `Source`. */
export type PngWords = readonly (readonly [keyword: string, text: string])[];

const SIGNATURE = 8;
/** The header chunk, which always comes first: length, name, 13 bytes, checksum. */
const HEADER = 25;
const INCH = 0.0254;

function chunk(name: string, data: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(12 + data.length);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, data.length);
	bytes.set(new TextEncoder().encode(name), 4);
	bytes.set(data, 8);
	view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
	return bytes;
}

/** An uncompressed international text chunk: keyword, no compression, language, no translated keyword, text. */
const textChunk = (keyword: string, text: string) =>
	chunk('iTXt', new TextEncoder().encode(`${keyword}\0\0\0en-GB\0\0${text.replaceAll('\0', '')}`));

/** How many dots an inch is printed with, which sets the size a document gives the picture. */
function sizeChunk(dots_per_inch: number): Uint8Array {
	const data = new Uint8Array(9);
	const view = new DataView(data.buffer);
	const each = Math.round(dots_per_inch / INCH);
	view.setUint32(0, each);
	view.setUint32(4, each);
	data[8] = 1;
	return chunk('pHYs', data);
}

/** Whether bytes are a PNG picture. */
const isPng = (bytes: Uint8Array) =>
	bytes.length > SIGNATURE + HEADER &&
	[0x89, 0x50, 0x4e, 0x47].every((byte, place) => bytes[place] === byte);

/**
 * A PNG picture with its words and its size on paper inside it. What is not a PNG comes back as it was. Source: PNG (Third
 * Edition), 11.3.3.4 iTXt and 11.3.4.3 pHYs.
 */
export function withWords(
	png: Uint8Array,
	dots_per_inch: number,
	words: PngWords
): Uint8Array<ArrayBuffer> {
	if (!isPng(png)) return new Uint8Array(png);
	const start = SIGNATURE + HEADER;
	const added = [
		sizeChunk(dots_per_inch),
		...words.map(([keyword, text]) => textChunk(keyword, text))
	];
	const whole = new Uint8Array(png.length + added.reduce((sum, each) => sum + each.length, 0));
	whole.set(png.subarray(0, start));
	let at = start;
	for (const each of added) {
		whole.set(each, at);
		at += each.length;
	}
	whole.set(png.subarray(start), at);
	return whole;
}
