import fc from 'fast-check';
import { readRows } from '$lib/intake/csv';

/** A table as text cells, header and all. */
export type Cells = readonly (readonly string[])[];

/** A sample's cells. */
export const cellsOf = (text: string): Cells =>
	readRows(text, 'sample.csv').rows.map(({ cells }) => cells);

const quoted = (cell: string, delimiter: string) =>
	cell.includes(delimiter) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Cells as a text file. */
export const textOf = (cells: Cells, delimiter = ',', end = '\n'): string =>
	cells.map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter) + end).join('');

const oddCells = [
	'',
	' ',
	'NA',
	'..',
	'c',
	'x',
	'-',
	'5*',
	'<5',
	'1e999',
	'1E+05',
	'12,34',
	'3,5',
	'47,200',
	'=1+1',
	'#REF!',
	'Nottingham',
	'Nottinghamshire',
	'892',
	'E06000018',
	'2021/22',
	'2021',
	'0',
	'99999999',
	'100%',
	'–3',
	'(4)',
	'£9',
	'\u0000',
	'\uFFFD',
	'__proto__'
];
const odd = fc.oneof(fc.constantFrom(...oddCells), fc.string({ maxLength: 12 }));

/** Cells at random, or moved, lost, said again and put elsewhere. */
export const spoiltCells = (text: string): fc.Arbitrary<Cells> => {
	const clean = cellsOf(text);
	const step = fc.record({
		what: fc.constantFrom(
			'put',
			'put',
			'put',
			'insert',
			'remove',
			'cut',
			'lose row',
			'again',
			'swap rows',
			'lose column',
			'swap columns',
			'header again'
		),
		row: fc.nat(clean.length - 1),
		column: fc.nat(30),
		other: fc.nat(30),
		cell: odd
	});
	return fc.array(step, { minLength: 1, maxLength: 6 }).map((steps) => {
		const rows = clean.map((cells) => [...cells]);
		for (const { what, row, column, other, cell } of steps) {
			if (rows.length === 0) break;
			const at = row % rows.length;
			const cells = rows[at] ?? [];
			const place = column % Math.max(1, cells.length);
			if (what === 'put') cells[place] = cell;
			if (what === 'insert') cells.splice(place, 0, cell);
			if (what === 'remove') cells.splice(place, 1);
			if (what === 'cut') cells.length = place;
			if (what === 'lose row') rows.splice(at, 1);
			if (what === 'again') rows.splice(other % rows.length, 0, [...cells]);
			if (what === 'swap rows') rows.splice(other % rows.length, 0, ...rows.splice(at, 1));
			if (what === 'lose column') for (const each of rows) each.splice(place, 1);
			if (what === 'swap columns')
				for (const each of rows) {
					const to = other % Math.max(1, cells.length);
					[each[place], each[to]] = [each[to] ?? '', each[place] ?? ''];
				}
			if (what === 'header again') rows.splice(at, 0, [...(rows[0] ?? [])]);
		}
		return rows.map((cells) => Array.from(cells, (cell: string | undefined) => cell ?? ''));
	});
};

const wide = (text: string, little: boolean, mark: boolean) => {
	const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le');
	return new Uint8Array(little ? bytes : bytes.swap16());
};
const utf8 = (text: string) => new TextEncoder().encode(text);
const western = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** A text in encodings that spreadsheets write. */
export const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
	'UTF-8': utf8,
	'UTF-8 with a mark': (text) => utf8(`\uFEFF${text}`),
	'UTF-16 LE': (text) => wide(text, true, true),
	'UTF-16 BE': (text) => wide(text, false, true),
	'UTF-16 LE without a mark': (text) => wide(text, true, false),
	'Windows-1252': western
};
const names = Object.keys(encodings);

/** A file's bytes spoilt as text or as bytes: quotation marks, delimiters, encodings mixed, bytes flipped, cut short. */
export const spoiltBytes = (text: string): fc.Arbitrary<Uint8Array> => {
	const clean = cellsOf(text);
	const place = fc.nat(Math.max(0, text.length - 1));
	const put = (at: number, cut: number, what: string) =>
		utf8(text.slice(0, at) + what + text.slice(at + cut));
	return fc.oneof(
		fc
			.tuple(place, fc.constantFrom('"', '""', '",', '\n"', "'"))
			.map(([at, what]) => put(at, 0, what)),
		fc
			.tuple(place, fc.nat(40), fc.constantFrom('', ',', ';', '\n', '\r', '\t', '\u0000', '9'))
			.map(([at, cut, what]) => put(at, cut, what)),
		place.map((at) => utf8(text.slice(0, at))),
		fc
			.tuple(fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n', '\r'))
			.map(([delimiter, end]) => utf8(textOf(clean, delimiter, end))),
		fc.constantFrom(';', '\t', '|', ' ', ':').map((each) => utf8(text.replaceAll(',', each))),
		fc.tuple(place, fc.constantFrom(...names), fc.constantFrom(...names)).map(([at, a, b]) => {
			const encode = (name: string, part: string) => (encodings[name] ?? utf8)(part);
			return new Uint8Array([...encode(a, text.slice(0, at)), ...encode(b, text.slice(at))]);
		}),
		fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 12 }).map((flips) => {
			const bytes = utf8(text);
			for (const [at, byte] of flips) bytes[at % bytes.length] = byte;
			return bytes;
		}),
		fc.uint8Array({ maxLength: 300 })
	);
};
