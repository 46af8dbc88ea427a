import fc from 'fast-check';
import { deflateSync, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32 } from '$lib/export/crc-32';
import { unzipFiles, zipFiles, type ZipLimits } from '$lib/export/zip';
import { clash, isSafePath } from '$lib/export/zip-path';
import { handMade, type HandMade } from './hostile-zip';

const limits = { files: 100, unfolded: 50_000_000 };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const sentenceOf = (bytes: Uint8Array, within: ZipLimits = limits) => {
	const read = unzipFiles(bytes, within);
	return read.done ? `read ${[...read.files.keys()].join(' ')}` : read.sentence;
};
const plain = (files: ReadonlyMap<string, Uint8Array>) =>
	[...files].map(([path, bytes]) => [path, [...bytes]]);

const part = fc.oneof(
	fc.string({ minLength: 1, maxLength: 12 }),
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
	fc.constantFrom('__proto__', 'constructor', 'board.csv', 'tables', '7', 'é')
);
const path = fc
	.array(part, { minLength: 1, maxLength: 4 })
	.map((parts) => parts.join('/'))
	.filter(isSafePath);
const content = fc.oneof(
	fc.uint8Array({ maxLength: 300 }),
	fc.nat({ max: 50_000 }).map((size) => new Uint8Array(size))
);
const someFiles = fc
	.array(fc.tuple(path, content), { maxLength: 8 })
	.map((pairs) => new Map(pairs))
	.filter((files) => !clash([...files.keys()]));

describe('a zip made here', () => {
	it('gives back the same files', () => {
		fc.assert(
			fc.property(someFiles, (files) => {
				const read = unzipFiles(zipFiles(files), limits);
				if (!read.done) throw new Error(read.sentence);
				expect(new Map(plain(read.files) as [string, number[]][])).toEqual(
					new Map(plain(files) as [string, number[]][])
				);
			})
		);
	});

	it('is the same bytes whatever order the files came in', () => {
		const files = [
			['b.csv', bytesOf('b')],
			['a/c.csv', bytesOf('c')]
		] as const;
		expect(zipFiles(new Map(files))).toEqual(zipFiles(new Map([...files].reverse())));
	});

	it('is read by another program, and another program’s zip is read here', () => {
		const text = bytesOf('The same again. '.repeat(500));
		expect(unzipSync(zipFiles(new Map([['notes/é.txt', text]])))['notes/é.txt']).toEqual(text);
		const read = unzipFiles(
			zipSync({ notes: { 'é.txt': text }, 'empty.txt': new Uint8Array() }),
			limits
		);
		expect(read.done && plain(read.files)).toEqual([
			['notes/é.txt', [...text]],
			['empty.txt', []]
		]);
	});

	it('is not made of a path that may not stand in one', () => {
		for (const bad of ['../a', '/a', 'a//b', 'C:a', 'a\\b', '', 'con.txt', 'a.', 'a\u202eb'])
			expect(() => zipFiles(new Map([[bad, bytesOf('x')]])), bad).toThrow('may not stand');
		expect(() =>
			zipFiles(
				new Map([
					['a', bytesOf('')],
					['A', bytesOf('')]
				])
			)
		).toThrow('may not');
		expect(() =>
			zipFiles(
				new Map([
					['a', bytesOf('')],
					['a/b', bytesOf('')]
				])
			)
		).toThrow('may not');
	});

	it('gives the checksum every zip program gives', () => {
		expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926);
	});
});

describe('a zip from elsewhere', () => {
	it('is read where it is honest, folders left out and sizes after the data', () => {
		const text = 'figures, '.repeat(50);
		const folded = deflateSync(bytesOf(text));
		const after = Buffer.alloc(12);
		after.writeUInt32LE(crc32(bytesOf(text)), 0);
		after.writeUInt32LE(folded.length, 4);
		after.writeUInt32LE(bytesOf(text).length, 8);
		const zip = handMade([
			{ name: 'tables/', method: 0, folded: new Uint8Array(), crc: 0 },
			{ name: 'tables/a.csv', text, flags: 0x808, after },
			{ name: 'b.csv', text: 'b', method: 0, folded: bytesOf('b') }
		]);
		expect(sentenceOf(zip)).toBe('read tables/a.csv b.csv');
	});

	it.each([
		'../escape.txt',
		'a/../../escape.txt',
		'/etc/passwd',
		'C:/escape.txt',
		'c:escape.txt',
		'a\\..\\escape.txt',
		'nul\0.txt',
		'line\nbreak.txt',
		'./a.txt',
		'a//b.txt',
		'a/.',
		'aux.csv',
		'invisible\u200b.txt',
		`${'long/'.repeat(80)}a`
	])('is refused whole for the name %j, which is not repeated', (name) => {
		const said = sentenceOf(
			handMade([
				{ name: 'fine.txt', text: 'fine' },
				{ name, text: 'x' }
			])
		);
		expect(said).toMatch(/^File 2 in this zip has a name that could reach outside its folder/);
		expect(said).not.toContain(name);
	});

	it.each([
		[['a.txt', 'a.txt']],
		[['a.txt', 'A.TXT']],
		[['straße.txt', 'STRASSE.txt']],
		[['caf\u00e9.txt', 'cafe\u0301.txt']],
		[['a', 'a/b.txt']]
	])('is refused for names that would be one file: %j', (names) => {
		const zip = handMade(names.map((name, place) => ({ name, text: `text ${place}` })));
		expect(sentenceOf(zip)).toMatch(/^Two files in this zip have one name/);
	});

	const zeros = (size: number) => ({ folded: deflateSync(new Uint8Array(size)) });
	it.each<[string, HandMade, RegExp]>([
		[
			'says truly that it is too large',
			{ name: 'a', ...zeros(60_000_000), size: 60_000_000 },
			/^This zip unfolds to more than 47 MB/
		],
		[
			'is larger than it says',
			{ name: 'a', ...zeros(60_000_000), size: 400_000 },
			/^a in this zip is damaged, or does not unfold/
		],
		['is smaller than it says', { name: 'a', ...zeros(10), size: 11 }, /^a in this zip is damaged/],
		[
			'says it is larger than can be',
			{ name: 'a', ...zeros(10), size: 40_000_000 },
			/^a in this zip is damaged/
		],
		['has another checksum', { name: 'a', text: 'text', crc: 7 }, /^a in this zip is damaged/],
		[
			'is no deflated data',
			{ name: 'a', folded: bytesOf('plainly not'), size: 5 },
			/^a in this zip is damaged/
		],
		[
			'has a password',
			{ name: 'a', text: 'a', flags: 0x801 },
			/^This zip is locked with a password/
		],
		[
			'is packed another way',
			{ name: 'a', text: 'a', method: 99 },
			/packed in a way this page does not read/
		],
		['is a patch', { name: 'a', text: 'a', flags: 0x820 }, /packed in a way/],
		[
			'has another name before its data',
			{ name: 'a', text: 'a', local_name: 'b' },
			/described in two ways that disagree/
		],
		[
			'has another size before its data',
			{ name: 'a', text: 'a', local_size: 9 },
			/described in two ways/
		],
		[
			'is in the form for very large files',
			{ name: 'a', text: 'a', size: 0xffffffff },
			/the form for very large files/
		],
		['is a folder with something in it', { name: 'a/', text: 'a' }, /described in two ways/],
		[
			'is followed by hidden bytes',
			{ name: 'a', text: 'a', after: bytesOf('hidden') },
			/cut off or damaged/
		]
	])('is refused when an entry %s', (_, entry, said) => {
		expect(sentenceOf(handMade([entry]))).toMatch(said);
	});

	it('gives the sound files of a damaged zip where that is asked for, and names the others', () => {
		const zip = handMade([
			{ name: 'a', text: 'text', crc: 7 },
			{ name: 'b', ...zeros(60_000_000), size: 400_000 },
			{ name: 'c', text: 'sound' }
		]);
		const read = unzipFiles(zip, { ...limits, sound_ones: true });
		expect(read.done && [plain(read.files), read.damaged]).toEqual([
			[['c', [...bytesOf('sound')]]],
			['a', 'b']
		]);
		expect(
			sentenceOf(handMade([{ name: '../a', text: 'a' }]), { ...limits, sound_ones: true })
		).toMatch(/outside its folder/);
	});

	it('is refused when entries share their data, as the densest bombs do', () => {
		const zip = handMade([
			{ name: 'a', text: 'text' },
			{ name: 'a', text: 'text', at: 0 }
		]);
		expect(sentenceOf(zip)).toMatch(/^This zip is damaged, or was made to deceive: file 2/);
	});

	it('is refused when it holds more files than expected', () => {
		const zip = zipFiles(
			new Map(Array.from({ length: 101 }, (_, at) => [`${at}.txt`, bytesOf('x')]))
		);
		expect(sentenceOf(zip)).toMatch(/^This zip holds 101 files, more than the 100 expected/);
	});

	it('is refused when anything stands before it, after it or in its comment', () => {
		const honest: HandMade[] = [{ name: 'a', text: 'text' }];
		expect(sentenceOf(handMade(honest))).toBe('read a');
		expect(sentenceOf(handMade(honest, { before: 'MZ..' }))).toMatch(/^This is not a zip file/);
		expect(sentenceOf(handMade(honest, { before: 'PK\u0003\u0004' }))).toMatch(/two ways/);
		expect(sentenceOf(handMade(honest, { comment: 'hello' }))).toMatch(/^This zip is cut off, or/);
		expect(sentenceOf(Buffer.concat([handMade(honest), Buffer.from('x')]))).toMatch(
			/^This zip is cut off, or/
		);
		expect(sentenceOf(handMade(honest, { count: 2 }))).toMatch(/list of files is incomplete/);
		expect(sentenceOf(handMade([...honest, { name: 'b' }], { count: 1 }))).toMatch(/list of files/);
	});

	it('is refused when it is cut off anywhere', () => {
		const zip = zipFiles(
			new Map([
				['a.txt', bytesOf('some text')],
				['b.txt', bytesOf('more')]
			])
		);
		for (let length = 0; length < zip.length; length += 1)
			expect(sentenceOf(zip.subarray(0, length)), `${length} bytes`).toMatch(/zip/);
	});

	it('never throws and never gives other content when bytes are changed', () => {
		const files = new Map([
			['a.txt', bytesOf('One text, one text, one text again.')],
			['tables/b.csv', bytesOf('id,name\n1,Ash\n')]
		]);
		const zip = zipFiles(files);
		const flip = fc.record({
			at: fc.nat({ max: zip.length - 1 }),
			to: fc.integer({ min: 1, max: 255 })
		});
		fc.assert(
			fc.property(fc.array(flip, { minLength: 1, maxLength: 4 }), (flips) => {
				const changed = zip.slice();
				for (const { at, to } of flips) changed[at] = (changed[at] as number) ^ to;
				const read = unzipFiles(changed, limits);
				if (read.done) expect(plain(read.files)).toEqual(plain(files));
				else expect(read.sentence).toMatch(/\.$/);
			}),
			{ numRuns: 3_000 }
		);
	});

	it('never throws for bytes of any kind', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				expect(unzipFiles(bytes, limits).done).toBe(false);
				const dressed = Buffer.concat([
					Buffer.from('PK\u0003\u0004'),
					bytes,
					Buffer.from('PK\u0005\u0006'),
					Buffer.alloc(18)
				]);
				expect(unzipFiles(dressed, limits).done).toBe(false);
			})
		);
	});
});
