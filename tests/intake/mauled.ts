import fc from 'fast-check';
import { expect } from 'vitest';
import type { Reading } from '$lib/intake/format';
import { readNumber } from '$lib/intake/number';
import type { Sheet } from '$lib/intake/sheet';
import { sheetOf } from './asked';

const oddCells = [
	'',
	'NA',
	'..',
	'c',
	'5*',
	'<5',
	'1e999',
	'12,34',
	'=1+1',
	'Nottingham',
	'2021/22',
	'\u0000',
	'–3'
];

const mishap = fc.record({
	what: fc.constantFrom('shift', 'cut', 'swap', 'put', 'drop', 'again'),
	row: fc.nat(200),
	column: fc.nat(40),
	text: fc.oneof(fc.constantFrom(...oddCells), fc.string({ maxLength: 12 }))
});

/** A fixture after a few mishaps: cells shifted, rows cut, dropped, said again or swapped, odd text put in. */
export const mauled = (text: string, file = 'file.csv'): fc.Arbitrary<Sheet> =>
	fc.array(mishap, { minLength: 1, maxLength: 8 }).map((mishaps) => {
		const sheet = sheetOf(text, file);
		const rows = sheet.rows.map(({ cells }) => [...cells]);
		for (const { what, row, column, text: odd } of mishaps) {
			const at = row % Math.max(1, rows.length);
			const cells = rows[at] ?? [];
			const place = column % Math.max(1, cells.length);
			if (what === 'shift') cells.splice(place, 0, odd);
			if (what === 'cut') cells.length = place;
			if (what === 'put') cells[place] = odd;
			if (what === 'drop') rows.splice(at, 1);
			if (what === 'again') rows.push([...cells]);
			if (what === 'swap')
				rows.splice((at + 1) % Math.max(1, rows.length), 0, ...rows.splice(at, 1));
		}
		return { ...sheet, rows: rows.map((cells, index) => ({ row: index + 1, cells })) };
	});

/** What holds of any reading of any sheet: every figure stands in its row, and none is of a row set aside. */
export function expectHonest(sheet: Sheet, reading: Reading): void {
	const aside = new Set(reading.set_aside.map(({ row }) => row));
	for (const { source_row, value, symbol, numerator, denominator } of reading.figures) {
		expect(aside.has(source_row)).toBe(false);
		const printed = sheet.rows
			.find(({ row }) => row === source_row)
			?.cells.map(readNumber)
			.filter((each) => each.kind === 'printed');
		expect(printed?.some((each) => each.value === value && each.symbol === symbol)).toBe(true);
		expect((value === null) === (symbol !== null)).toBe(true);
		for (const count of [numerator, denominator])
			expect(count === null || Number.isFinite(count)).toBe(true);
	}
	for (const { message } of reading.problems) expect(message).toMatch(/[.?]$/);
	for (const { row } of reading.set_aside)
		expect(
			reading.problems.some(
				(each) =>
					each.severity === 'error' && (each.row === row || each.message.includes(`row ${row} `))
			)
		).toBe(true);
}
