import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFile } from '$lib/intake/file/document';
import type { SheetReading } from '$lib/intake/read-sheet';
import { expectHonest } from './samples/honest';
import { readOn, samples, type Sample } from './samples/samples';
import { cellsOf, spoiltBytes, spoiltCells, textOf } from './samples/spoil';

/** Reads bytes as the page does and holds what comes of it to what the bytes say. */
async function holds(bytes: Uint8Array, sample: Sample): Promise<SheetReading | null> {
	const opened = await openFile(sample.file, bytes);
	const [sheet] = opened.sheets;
	const reading = await readOn(bytes, sample);
	if (!sheet) {
		expect(reading).toBeNull();
		expect(opened.problems.map(({ severity }) => severity)).toContain('error');
		for (const { message } of opened.problems) expect(message).toMatch(/[.!?]$/);
		return null;
	}
	expect(reading).not.toBeNull();
	if (reading) expectHonest(sheet, reading);
	return reading;
}
/** The same copies every time: what was found once is found again. */
const seed = 20210920;
const utf8 = (text: string) => new TextEncoder().encode(text);
/** The answers of the analyst, those and going on without bad rows, or none. */
const answering = (sample: Sample): fc.Arbitrary<Sample> =>
	fc.constantFrom(
		sample,
		{ ...sample, answers: new Map([...sample.answers, ['rows.left-out', 'leave-out']]) },
		{ ...sample, answers: new Map() }
	);

describe.each(samples)('$format, spoilt', (sample) => {
	test('in its cells, rows and columns, gives no figure that it does not print', async () => {
		await fc.assert(
			fc.asyncProperty(spoiltCells(sample.text), answering(sample), async (cells, given) => {
				await holds(utf8(textOf(cells)), given);
			}),
			{ numRuns: 40, seed }
		);
	});

	test('in its bytes, gives no figure that it does not print', async () => {
		await fc.assert(
			fc.asyncProperty(spoiltBytes(sample.text), answering(sample), async (bytes, given) => {
				await holds(bytes, given);
			}),
			{ numRuns: 35, seed }
		);
	});

	test('by one row moved sideways, gives the figures it gave or fewer, never others', async () => {
		const clean = cellsOf(sample.text);
		const sound = new Map<string, string>();
		const key = (each: SheetReading['figures'][number]) =>
			`${each.indicator} ${each.geography} ${each.period}`;
		const said = ({ value, symbol }: SheetReading['figures'][number]) => `${value} ${symbol}`;
		for (const each of (await readOn(sample.text, sample))?.figures ?? [])
			sound.set(key(each), said(each));
		await fc.assert(
			fc.asyncProperty(
				fc.nat(clean.length - 1),
				fc.nat(30),
				fc.boolean(),
				answering(sample),
				async (row, column, insert, given) => {
					const cells = clean.map((each) => [...each]);
					const moved = cells[row] ?? [];
					const place = column % moved.length;
					if (insert) moved.splice(place, 0, '');
					else moved.splice(place, 1);
					const reading = await holds(utf8(textOf(cells)), given);
					for (const each of reading?.figures ?? []) {
						const was = sound.get(key(each));
						const told = JSON.stringify([each, moved]);
						if (given.answers.size >= sample.answers.size) expect(was, told).toBe(said(each));
					}
				}
			),
			{ numRuns: 35, seed }
		);
	});

	test('with ten thousand columns, ends', async () => {
		const filled = cellsOf(sample.text).map((cells) => [
			...cells,
			...Array.from({ length: 9_900 }, (_, at) => String(at))
		]);
		await holds(utf8(textOf(filled)), sample);
		const beyond = filled.map((cells) => [...cells, ...cells]);
		const reading = await holds(utf8(textOf(beyond)), sample);
		expect(reading).toBeNull();
	});
});
