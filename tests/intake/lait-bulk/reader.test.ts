import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRows } from '$lib/intake/csv';
import { LaitReader } from '$lib/intake/lait-bulk/reader';
import { readNumber } from '$lib/intake/number';
import { HEADER, readAll, readText, type RowRead } from './rows-read';

const file = (...rows: readonly string[]) => [HEADER, ...rows].join('\n');

describe('rows', () => {
	it('are read with their numbers, texts and values', () => {
		const { rows, contents } = readText(
			file(
				'"RTA","Children killed","2014-16","Barnet","12.10","302","Outer London"',
				'RTA,,2014-16,England,-,970,NA',
				'RTA,,2015-17,Barnet,9.3699999999999992,302,Outer London'
			)
		);
		expect(rows).toEqual([
			[2, 'RTA', '2014-16', 'Barnet', '302', 12.1],
			[3, 'RTA', '2014-16', 'England', '970', '-'],
			[4, 'RTA', '2015-17', 'Barnet', '302', 9.37]
		]);
		expect(contents).toMatchObject({
			rows: 3,
			all_series: [
				{
					code: 'RTA',
					label: '2014-16',
					rows: 2,
					first_row: 2,
					printed_decimals: 2,
					smallest: 12.1,
					largest: 12.1,
					lowest: 12.1,
					highest: 12.1,
					authorities: 1
				},
				{ label: '2015-17', rows: 1, first_row: 4 }
			],
			places: [
				{ name: 'Barnet', number: '302', rows: 2, first_row: 2 },
				{ name: 'England', number: '970', rows: 1, first_row: 3 }
			],
			marks: [{ mark: '-', cells: 1, rows: [3] }],
			is_regular: false,
			faults: [],
			faulty_rows: 0
		});
	});

	it('have the range of authorities apart from that of regions and nation', () => {
		const { contents } = readText(
			file('A,,2020,Barnet,5,302,x', 'A,,2020,Region,1,984,x', 'A,,2020,England,9.25,970,x')
		);
		expect(contents.all_series).toMatchObject([
			{ smallest: 1, largest: 9.25, lowest: 5, highest: 5, authorities: 1, printed_decimals: 2 }
		]);
	});

	it('that are blank count and are left out, wherever they stand', () => {
		const { rows, contents } = readText(
			file('', 'A,,2020,Barnet,5,302,x', '', '', ',,,, ,,', 'A,,2021,Barnet,6,302,x', '', '')
		);
		expect(rows.map(([row]) => row)).toEqual([3, 7]);
		expect(contents).toMatchObject({ rows: 2, marks: [{ mark: '', cells: 0 }], faulty_rows: 0 });
	});

	it('are handed on in batches whose numbers go on', () => {
		const many = Array.from({ length: 70_000 }, (_, at) => `A,,2020,Place ${at},${at},${at},x`);
		const reader = new LaitReader(new TextEncoder().encode(file(...many)));
		const sizes: number[] = [];
		const ends: number[] = [];
		for (let batch = reader.next(); batch !== null; batch = reader.next()) {
			sizes.push(batch.value.length);
			ends.push(batch.source_row.at(-1) ?? 0);
			expect(batch.value.at(-1)).toBe((batch.source_row.at(-1) ?? 0) - 2);
		}
		expect(sizes).toEqual([65_536, 4464]);
		expect(ends).toEqual([65_537, 70_001]);
		expect(reader.contents()).toMatchObject({ rows: 70_000, is_regular: true });
	});
});

describe('texts', () => {
	// The hash of each pair is the same: published collisions of FNV-1a, 32 bits.
	it.each([
		['costarring', 'liquid'],
		['declinate', 'macallums'],
		['altarage', 'zinke']
	])('“%s” and “%s” are two, though they fall together', (one, other) => {
		const { rows } = readText(
			file(`${one},,2020,X,1,1,x`, `${other},,2020,X,2,1,x`, `${one},,2020,X,3,1,x`)
		);
		expect(rows.map(([, code]) => code)).toEqual([one, other, one]);
	});
});

describe('a file is regular', () => {
	const regular = ['A,,2020,X,1,1,x', 'A,,2020,Y,2,2,x', 'A,,2021,X,3,1,x', 'A,,2021,Y,4,2,x'];
	const isRegular = (rows: readonly string[]) => readText(file(...rows)).contents.is_regular;

	it('when every measure and year has every place once', () => {
		expect(isRegular(regular)).toBe(true);
		expect(isRegular([regular[1], regular[0], ...regular.slice(2)] as string[])).toBe(true);
	});

	it('and not when a place is missing, twice or elsewhere', () => {
		expect(isRegular(regular.slice(1))).toBe(false);
		expect(isRegular([...regular, 'A,,2021,X,3,1,x'])).toBe(false);
		expect(isRegular([...regular.slice(0, 3), 'A,,2021,X,3,1,x'])).toBe(false);
		expect(isRegular([...regular.slice(1), regular[0] as string])).toBe(false);
	});
});

describe('a row that is not seven cells of UTF-8', () => {
	const faultsOf = (text: string) => readText(text).contents.faults;

	it.each([
		['few', 'A,,2020,Barnet,5'],
		['many', 'A,,2020,Barnet,5,302,x,more'],
		['quote', 'A,,2020,"Bar" net,5,302,x'],
		['quote', 'A,,2020,Bar"net,5,302,x'],
		['quote', 'A,,2020,"Barnet,5,302,x'],
		['long', `A,${'long '.repeat(400_001)},2020,Barnet,5,302,x`]
	])('is told as %s', (kind, row) => {
		const { rows, contents } = readText(file('A,,2019,Barnet,5,302,x', row));
		expect(contents).toMatchObject({ faults: [{ row: 3, kind }], faulty_rows: 1 });
		expect(rows).toHaveLength(1);
	});

	it('may have letters of another encoding, in any cell that is kept', () => {
		const bytes = new TextEncoder().encode(file('A,,2020,Barnet,5,302,x', 'A,,2020,Y,5,303,x'));
		for (const cell of ['A,,2020', '2020,Barnet', 'Barnet,5', '5,302', '302,x']) {
			const spoilt = bytes.slice();
			const at = new TextDecoder().decode(bytes).indexOf(cell);
			spoilt[at] = 0xe9;
			expect(readAll(spoilt).contents.faults).toEqual([{ row: 2, kind: 'letters' }]);
		}
	});

	it('is not the only one read', () => {
		const { rows } = readText(file('A,,2020', 'A,,2020,Barnet,5,302,x', 'A,"x'));
		expect(rows).toEqual([[3, 'A', '2020', 'Barnet', '302', 5]]);
	});

	it('is listed a hundred times and counted every time', () => {
		const { contents } = readText(file(...Array<string>(150).fill('A,B')));
		expect(contents.faults).toHaveLength(100);
		expect(contents.faulty_rows).toBe(150);
	});

	it('is nothing else: a quotation mark doubled, a line end or a comma in quotes is a cell’s', () => {
		expect(faultsOf(file('"A ""b"", c\nd",,2020,Barnet,5,302,x'))).toEqual([]);
		expect(readText(file('"A ""b"", c\nd",,2020,Barnet,5,302,x')).rows[0]?.[1]).toBe('A "b", c\nd');
	});
});

const word = fc.oneof(
	fc.constantFrom(
		'',
		'-',
		'c',
		'x',
		'A',
		'LACnum',
		'2019-20',
		'Barnet',
		'302',
		'970',
		' 9 ',
		'1.50'
	),
	fc.string({
		unit: fc.constantFrom('a', 'é', '…', '"', ',', '\n', '\r\n', ' ', '1', '.'),
		maxLength: 6
	})
);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);
const row = fc.tuple(word, word, word, word, fc.oneof(word, number), word, word);

/** A cell as CSV; only what need not be quoted may stand without. */
const written = (cell: string, quoted: boolean) =>
	quoted || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const csv = fc
	.record({
		rows: fc.array(row, { maxLength: 30 }),
		end: fc.constantFrom('\n', '\r\n', '\r'),
		quoting: fc.infiniteStream(fc.boolean()),
		mark: fc.boolean(),
		ended: fc.boolean()
	})
	.map(({ rows, end, quoting, mark, ended }) => {
		const lines = rows.map((cells) =>
			cells.map((cell) => written(cell, quoting.next().value === true)).join(',')
		);
		const text = [HEADER, ...lines].join(end);
		return { rows, text: `${mark ? '\uFEFF' : ''}${text}${ended ? end : ''}` };
	});

/** What a reading of those cells must give. */
const expected = (rows: readonly (readonly string[])[], first: number): RowRead[] =>
	rows.flatMap(([code = '', , label = '', name = '', text = '', place = ''], at): RowRead[] => {
		const said = text.trim();
		if (code === '' && label === '' && name === '' && said === '') return [];
		const bare = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?$/i.test(said);
		const read = bare ? readNumber(said) : null;
		const value = read?.kind === 'printed' ? (read.value ?? said) : said;
		return [[first + at, code, label, name, place, value]];
	});

describe('whatever is written', () => {
	it('is read back, cell by cell, whether quoted or not and with any line end', () => {
		fc.assert(
			fc.property(csv, ({ rows, text }) => {
				const read = readText(text);
				expect(read.contents.faults).toEqual([]);
				expect(read.rows).toEqual(expected(rows, 2));
			}),
			{ numRuns: 300 }
		);
	});

	it('is read as PapaParse reads it', () => {
		fc.assert(
			fc.property(csv, ({ text }) => {
				const papa = readRows(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), 'a.csv').rows;
				const byRow = papa
					.filter(({ row }) => row > 1)
					.flatMap(({ row, cells }) => expected([[...cells, '', '', '', '', '', '', '']], row));
				const ours = readText(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')).rows;
				expect(ours).toEqual(byRow);
			}),
			{ numRuns: 200 }
		);
	});

	it('is read to the end, even if it is no file at all', () => {
		const bytes = fc.oneof(
			fc.uint8Array({ maxLength: 400 }),
			fc
				.array(fc.constantFrom(10, 13, 34, 44, 65, 0xe9, 0xef, 0), { maxLength: 200 })
				.map((some) => Uint8Array.from(some))
		);
		fc.assert(
			fc.property(bytes, (some) => {
				const before = some.slice();
				const { rows, contents } = readAll(some);
				expect(contents.rows).toBe(rows.length);
				expect(contents.all_series.reduce((sum, each) => sum + each.rows, 0)).toBe(rows.length);
				expect(contents.places.reduce((sum, each) => sum + each.rows, 0)).toBe(rows.length);
				expect(some).toEqual(before);
			}),
			{ numRuns: 500 }
		);
	});
});
