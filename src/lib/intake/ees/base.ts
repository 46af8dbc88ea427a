import type { EesIndicator } from './columns';
import { cellKey, type EesLine, type EesLines } from './lines';
import type { Printed } from '../number';

const total = /^total\b|\btotal$/i;
/** A base must give the printed percentage in at least so many of the rows where all three are printed. */
const agreeing = 0.9;

/** A percentage's count in the same row: the column with the same name but for the word that says what it counts. */
export function countOf(
	percent: EesIndicator,
	indicators: readonly EesIndicator[]
): EesIndicator | null {
	const stem = (name: string) =>
		name
			.toLowerCase()
			.split('_')
			.filter((word) => !/^(?:count|counts|number|num|percent|percentage|pct|pc)$/.test(word))
			.join('_');
	const own = stem(percent.name);
	const found = indicators.filter((each) => each.part === 'count' && stem(each.name) === own);
	return found.length === 1 ? (found[0] ?? null) : null;
}

/** Lines that may be a base, by what all their filters but one say, and which one. */
export type EesWholes = ReadonlyMap<string, readonly EesLine[]>;

const without = ({ filters, identifier }: EesLine, at: number) =>
	JSON.stringify([identifier, at, filters.filter((_, place) => place !== at)]);

/**
 * The line whose count a percentage is of. Of the lines that differ in one filter only, the right-most filter first, and have
 * there a value that begins or ends with “total”, it is the one whose own percentage is 100 wherever it is printed, and by whose
 * count the printed percentage comes out, within rounding of both, in nine rows of ten. Null where none is.
 */
export function baseOf(
	line: EesLine,
	bases: EesWholes,
	count: number,
	percent: number
): EesLine | null {
	for (let at = line.filters.length - 1; at >= 0; at -= 1) {
		let best: { readonly base: EesLine; readonly agreed: number } | null = null;
		for (const base of bases.get(without(line, at)) ?? []) {
			const { agreed, compared } = agreement(line, base, count, percent);
			if (compared > 0 && agreed / compared >= agreeing && agreed > (best?.agreed ?? 0))
				best = { base, agreed };
		}
		if (best) return best.base;
	}
	return null;
}

/** Lines whose percentage is 100 wherever it is a number, and is one somewhere. */
export function wholes(lines: EesLines, percent: number): EesWholes {
	const found = new Map<string, EesLine[]>();
	for (const line of lines.all) {
		if (!line.filters.some((text) => total.test(text))) continue;
		const values = line.records.flatMap(({ cells }) => cells[percent]?.value ?? []);
		if (values.length === 0 || values.some((value) => value !== 100)) continue;
		line.filters.forEach((text, at) => {
			if (!total.test(text)) return;
			const key = without(line, at);
			const held = found.get(key);
			if (held) held.push(line);
			else found.set(key, [line]);
		});
	}
	return found;
}

function agreement(line: EesLine, base: EesLine, count: number, percent: number) {
	let agreed = 0;
	let compared = 0;
	for (const record of line.records) {
		const whole = base.at.get(cellKey(record))?.cells[count]?.value ?? null;
		const part = record.cells[count]?.value ?? null;
		const printed = record.cells[percent];
		if (whole === null || whole <= 0 || part === null || !printed || printed.value === null)
			continue;
		compared += 1;
		if (comesOut(part, whole, printed)) agreed += 1;
	}
	return { agreed, compared };
}

/** Whether a count of a base gives a percentage, the three rounded: totals are published to the nearest 10. */
function comesOut(part: number, whole: number, { value, decimals }: Printed): boolean {
	const share = (100 * part) / whole;
	const rounded = part % 10 === 0 && whole % 10 === 0 ? (500 / whole) * (1 + part / whole) : 0;
	return Math.abs(share - (value ?? 0)) <= 0.5 * 10 ** -decimals + rounded + 1e-9;
}
