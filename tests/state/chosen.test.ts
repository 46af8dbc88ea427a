import { describe, expect, test } from 'vitest';
import { recogniseFiles } from '$lib/state/chosen';
import { decode, isUtf8 } from '$lib/state/decode';

const header = 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n';
const row = (area: string) => `LAC_Convictions,,2020,${area},4,892,East Midlands\n`;
/** Text as older Excel saves it: one byte a letter. */
const windows = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const file = (parts: BlobPart[], name = 'lait.csv') => new File(parts, name);

describe('files chosen for an upload', () => {
	test('a long file in UTF-8 is chosen, wherever its first piece ends', async () => {
		for (let over = 0; over < 3; over += 1) {
			const filler = row('x'.repeat(over)).repeat(2_000);
			const { chosen, problems } = await recogniseFiles([
				file([header, filler, row('Côte – É').repeat(200)])
			]);
			expect(problems).toEqual([]);
			expect(chosen?.file.name).toBe('lait.csv');
		}
	});

	test('a long file in Windows-1252 is refused with its cure', async () => {
		const { chosen, problems } = await recogniseFiles([file([windows(header + row('Côte'))])]);
		expect(chosen).toBeNull();
		expect(problems.map(({ rule }) => rule)).toEqual(['recognise.not-utf8']);
		expect(problems[0]?.message).toContain('Save it as CSV UTF-8');
	});

	test('two long files, or a dictionary alone, are refused', async () => {
		const two = await recogniseFiles([file([header, row('A')]), file([header, row('B')], 'b.csv')]);
		expect(two.problems.map(({ rule }) => rule)).toEqual(['upload.too-many']);
		const none = await recogniseFiles([]);
		expect(none.problems.map(({ rule }) => rule)).toEqual(['upload.no-figures']);
	});
});

describe('letters', () => {
	test('a byte that is no UTF-8 is found far beyond the start, and across pieces', async () => {
		const letters = 'é'.repeat(2_097_152);
		expect(await isUtf8(new Blob(['x', letters, 'é']))).toBe(true);
		expect(await isUtf8(new Blob(['x', letters, windows('é')]))).toBe(false);
	});

	test('Windows-1252 is read where bytes are not UTF-8', () => {
		expect(decode(windows('£é'))).toBe('£é');
		expect(decode(new TextEncoder().encode('£é'))).toBe('£é');
	});
});
