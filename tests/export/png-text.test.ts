import { crc32 as independent } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withWords } from '$lib/export/png-text';

/** A picture of one pixel, as any program writes it. */
const dot = new Uint8Array(
	Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
		'base64'
	)
);

function chunksOf(bytes: Uint8Array) {
	const file = Buffer.from(bytes);
	const chunks: { name: string; data: Buffer }[] = [];
	for (let at = 8; at < file.length;) {
		const length = file.readUInt32BE(at);
		const name = file.subarray(at + 4, at + 8).toString('latin1');
		const data = file.subarray(at + 8, at + 8 + length);
		expect(file.readUInt32BE(at + 8 + length)).toBe(
			independent(file.subarray(at + 4, at + 8 + length))
		);
		chunks.push({ name, data });
		at += 12 + length;
	}
	return chunks;
}

describe('a picture with its words', () => {
	const made = withWords(dot, 300, [
		['Title', 'Children’s figures: 4%'],
		['Source', 'A source']
	]);

	it('is a sound picture still, its header first and its end last', () => {
		const names = chunksOf(made).map(({ name }) => name);
		expect(names).toEqual(['IHDR', 'pHYs', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
	});

	it('says its words in English and its size on paper', () => {
		const [, size, title] = chunksOf(made);
		expect(size?.data.readUInt32BE(0)).toBe(11_811);
		expect(size?.data[8]).toBe(1);
		expect(title?.data.toString('utf8')).toBe('Title\0\0\0en-GB\0\0Children’s figures: 4%');
	});

	it('leaves what is no such picture as it was', () => {
		const text = new TextEncoder().encode('not a picture, but long enough to be taken for one');
		expect(withWords(text, 300, [['Title', 'x']])).toEqual(text);
	});
});
