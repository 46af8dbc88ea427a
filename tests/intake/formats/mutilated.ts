import fc from 'fast-check';
import { expect } from 'vitest';
import type { Format } from '$lib/intake/format';
import { asked, sheetOf } from '../asked';

/** A good file spoilt: cut, cells shifted, rows lost, odd text put in, ten thousand columns, or no part of it at all. */
const spoilt = (text: string) =>
	fc.oneof(
		fc
			.tuple(
				fc.nat(text.length),
				fc.nat(30),
				fc.constantFrom('', ',', '\n', '"', ',,,', 'x', '\u0000', '2019', '-', '<5', '\uFFFD')
			)
			.map(([at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut)),
		fc.nat(6).map((drop) => text.split('\n').toSpliced(drop, 1).join('\n')),
		fc.shuffledSubarray(text.split('\n')).map((lines) => lines.join('\n')),
		fc
			.array(fc.array(fc.string(), { maxLength: 8 }), { maxLength: 8 })
			.map((rows) => rows.map((cells) => cells.join(',')).join('\n')),
		fc.constant(
			text
				.split('\n')
				.map((line) => `${line}${',2019'.repeat(10_000)}`)
				.join('\n')
		),
		fc.constant('')
	);

/** Reads many spoilt copies of a file: never an exception, and every figure with a value or a mark and a place that is known. */
export function withstands(
	format: Format,
	text: string,
	answers: Readonly<Record<string, string>> = {}
): void {
	const over = asked(answers);
	fc.assert(
		fc.property(spoilt(text), (copy) => {
			const sheet = sheetOf(copy);
			const surety = format.knows(sheet);
			expect(surety >= 0 && surety <= 1).toBe(true);
			const { figures, rows, set_aside, problems } = format.read(sheet, over);
			expect(set_aside.length <= sheet.rows.length && rows <= sheet.rows.length).toBe(true);
			for (const each of figures) {
				expect(each.value === null).toBe(each.symbol !== null);
				expect(over.places.byCode(each.geography)).not.toBeNull();
			}
			for (const { message } of problems) expect(message).toMatch(/[.!?]$/);
		}),
		{ numRuns: 150 }
	);
}
