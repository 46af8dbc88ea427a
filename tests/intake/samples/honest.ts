import { expect } from 'vitest';
import type { Figure } from '$lib/intake/format';
import { readNumber, type Printed } from '$lib/intake/number';
import type { SheetReading } from '$lib/intake/read-sheet';
import type { Sheet } from '$lib/intake/sheet';
import { setting } from './samples';

const known = new Set<string>(setting.geographies.map(({ geography }) => geography));
const figuresIn = (cells: readonly string[]): readonly Printed[] =>
	cells.map(readNumber).filter((each) => each.kind === 'printed');

/** Whether a number stands in the cells, to the decimals it is quoted to. */
const prints = (cells: readonly Printed[], value: number, decimals: number) =>
	cells.some(
		(each) =>
			each.value !== null &&
			Math.abs(each.value - value) <= (each.decimals > decimals ? 0.500001 * 10 ** -decimals : 1e-9)
	);

/** Whether a percentage is its row's own count out of its row's own base, for files that print only those. */
const isWorkedOut = (
	{ value, numerator, denominator, decimals }: Figure,
	cells: readonly Printed[]
) =>
	value !== null &&
	numerator !== null &&
	denominator !== null &&
	prints(cells, numerator, 0) &&
	prints(cells, denominator, 0) &&
	Math.abs((100 * numerator) / denominator - value) <= 0.500001 * 10 ** -decimals;

const isMarked = ({ symbol }: Figure, row: readonly string[], cells: readonly Printed[]) =>
	cells.some((each) => each.symbol !== null && (each.symbol === symbol || each.symbol === 'x')) ||
	row.some((cell) => /suppress|small|disclos/i.test(cell));

/**
 * What holds of any reading of any sheet: each figure stands, as printed, in the row it is said to be of, its count and base
 * somewhere in the file, its place is a known one, no figure is given twice, none is of a row set aside, and what is wrong is
 * said in sentences.
 */
export function expectHonest(sheet: Sheet, reading: SheetReading): void {
	const rows = new Map(
		sheet.rows.map(({ row, cells }) => [row, { text: cells, printed: figuresIn(cells) }])
	);
	const everywhere = [...rows.values()].flatMap(({ printed }) => printed);
	const aside = new Set(reading.set_aside.map(({ row }) => row));
	const keys = new Set<string>();
	for (const figure of reading.figures) {
		const { indicator, geography, period, value, symbol, source_row, decimals } = figure;
		const { text, printed } = rows.get(source_row) ?? { text: [], printed: [] };
		const told = JSON.stringify([figure, text.slice(0, 60)]);
		if (value === null) expect(isMarked(figure, text, printed), told).toBe(true);
		else expect(prints(printed, value, decimals) || isWorkedOut(figure, printed), told).toBe(true);
		expect(value === null, told).toBe(symbol !== null);
		for (const count of [figure.numerator, figure.denominator])
			if (count !== null) expect(prints(everywhere, count, 0), told).toBe(true);
		expect(known.has(geography), told).toBe(true);
		expect(aside.has(source_row), told).toBe(false);
		expect(period, told).toMatch(/^\d{4}-\d\d-\d\d(?:\/\d{4}-\d\d-\d\d)?$/);
		const key = `${indicator} ${geography} ${period}`;
		expect(keys.has(key), told).toBe(false);
		keys.add(key);
	}
	for (const each of reading.neighbours) {
		expect(known.has(each.geography) && known.has(each.neighbour)).toBe(true);
		expect(each.geography).not.toBe(each.neighbour);
	}
	for (const { message } of reading.problems) expect(message).toMatch(/[.!?]$/);
	for (const { text, options } of reading.questions) {
		expect(text).toMatch(/[.!?]$/);
		expect(options.length).toBeGreaterThan(0);
	}
	if (reading.outcome === 'refused')
		expect(reading.problems.some(({ severity }) => severity === 'error')).toBe(true);
	expect(reading.rows).toBeLessThanOrEqual(sheet.rows.length);
}
