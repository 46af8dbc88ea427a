import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { manyLines } from '$lib/domain/prose';
import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';
import { readRows, writeCsv } from '$lib/intake/csv';
import { prose } from '$lib/intake/prose-cell';

const cell = prose(1_000);
const typed = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc
		.array(
			fc.constantFrom(
				"'",
				'=',
				'-',
				'@',
				' ',
				'\n',
				'\t',
				'\r',
				'a',
				'"',
				',',
				'\u202e',
				'＋',
				'\uFEFF'
			)
		)
		.map((letters) => letters.join(''))
);

describe('a cell of authors’ own words', () => {
	test('is kept the same however often it is written and read, whatever was typed', () => {
		fc.assert(
			fc.property(typed, (text) => {
				const kept = manyLines(text);
				expect(manyLines(kept)).toBe(kept);
				if (kept === '') return;
				const written = cell.write(kept);
				expect(mayRunInSpreadsheet(written)).toBe(false);
				expect(cell.read(written.trim())).toBe(kept);
				const [, row] = readRows(writeCsv(['text'], [[written]]), 'texts.csv').rows;
				expect(cell.read((row?.cells[0] ?? '').trim())).toBe(kept);
			}),
			{ numRuns: 2_000 }
		);
	});

	test('is refused where a hand wrote a formula into the file, and where it is too long or empty', () => {
		expect(cell.read('=1+1')).toBeUndefined();
		expect(cell.read("'=1+1")).toBe('=1+1');
		expect(cell.read("'tis")).toBe("'tis");
		expect(cell.read('')).toBeUndefined();
		expect(cell.read('x'.repeat(1_001))).toBeUndefined();
	});
});
