import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SheetReading } from '$lib/intake/read-sheet';
import { readOn, samples, type Sample } from './samples/samples';
import { cellsOf, encodings, textOf, type Cells } from './samples/spoil';

/** What a reading holds, whatever rows it stood in. */
const held = (reading: SheetReading | null) => ({
	format: reading?.format,
	outcome: reading?.outcome,
	figures: (reading?.figures ?? [])
		.map((each) => JSON.stringify({ ...each, source_row: 0 }))
		.sort(),
	neighbours: (reading?.neighbours ?? []).map((each) => JSON.stringify(each)).sort(),
	indicators: (reading?.indicators ?? []).map(({ indicator }) => indicator).sort()
});

/** A row of Ofsted’s means what the section it stands in says, so its rows keep their order. */
const ordered = new Set(['ofsted-fostering']);
/** Nothing in a row of a paper’s table says what it is, so a second one is asked about, even where it says the same. */
const single = new Set(['board-paper']);
/** An authority listed twice is set aside, and a description said twice is used once. */
const onceEach = new Set(['statistical-neighbours']);

/** How many rows stand above the first of figures. */
const heads = (format: string) => (format === 'ofsted-fostering' ? 2 : 1);
const padded = (cells: Cells, row: readonly string[]) =>
	Array.from({ length: cells[0]?.length ?? 0 }, (_, at) => row[at] ?? '');

const shuffled = (cells: Cells, format: string): fc.Arbitrary<Cells> => {
	const rows = cells.slice(heads(format));
	return ordered.has(format)
		? fc.constant(cells)
		: fc
				.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length })
				.map((each) => [...cells.slice(0, heads(format)), ...each]);
};

/** In these a column says what it is by where it stands; a release’s own measures are named in the order of its filters. */
const placed = new Set(['ofsted-fostering', 'board-paper', 'statistical-neighbours', 'ees']);

const edits: readonly ((cells: Cells, format: string) => Cells)[] = [
	(cells, format) => (placed.has(format) ? cells : cells.map((row) => row.toReversed())),
	(cells) => [padded(cells, ['A title above the table']), ...cells],
	(cells) => [
		padded(cells, []),
		padded(cells, ['Published by the council']),
		padded(cells, []),
		...cells
	],
	(cells) => [...cells, padded(cells, []), padded(cells, ['Source: the council’s own records.'])],
	(cells) => [...cells, padded(cells, ['1. Figures are provisional until the end of the year.'])],
	(cells) => cells.map((row) => [...row, '']),
	(cells) => cells.map((row) => [...row, '', '', '']),
	(cells) => cells.flatMap((row) => [row, padded(cells, [])]),
	(cells, format) =>
		single.has(format) || onceEach.has(format) ? cells : [...cells, cells.at(-1) ?? []],
	(cells, format) =>
		single.has(format) || ordered.has(format) ? cells : [...cells, cells[0] ?? []]
];

describe.each(samples)('$format, in a harmless mess', (sample: Sample) => {
	test('of order, titles, notes, blanks, repetition, line ends, delimiters and encodings, gives the same', async () => {
		const clean = held(await readOn(sample.text, sample));
		expect(clean.outcome).toBe('accepted');
		await fc.assert(
			fc.asyncProperty(
				shuffled(cellsOf(sample.text), sample.format),
				fc.subarray([...edits], { maxLength: 4 }),
				fc.constantFrom(',', ';', '\t', '|'),
				fc.constantFrom('\n', '\r\n', '\r'),
				fc.constantFrom(...Object.keys(encodings)),
				async (cells, made, delimiter, end, encoding) => {
					const edited = made.reduce((each, edit) => edit(each, sample.format), cells);
					const text = textOf(edited, delimiter, end);
					const bytes = (encodings[encoding] as (text: string) => Uint8Array)(
						encoding === 'Windows-1252' ? text.replaceAll('’', "'") : text
					);
					expect(held(await readOn(bytes, sample))).toEqual(clean);
				}
			),
			{ numRuns: 60, seed: 20210118 }
		);
	});
});
