import type { Problem } from '$lib/domain/problem';
import {
	mayBePersonal,
	personalCells,
	personalHeaders,
	recordedOfOne,
	recordedOfPeople
} from './personal';
import type { Sheet } from '../sheet';

const rule = 'privacy.row-level';
/** A header stands this near to the top, or is pasted in again below one that does. */
const headerRows = 60;
const longestHeader = 60;
/** Beside a column headed only `name`, or one recorded of one person at a time, so many others make a list of people. */
const besideNeeded = 2;
const half = 0.5;
const loose = /^(?:name|id|child|young person)$/;

/** `LAchildID` and `Date_of_Birth` as words: `la child id`, `date of birth`. */
const words = (header: string) =>
	header
		.replace(/^la(?=child)/i, 'la ')
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
		.replace(/['’]/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.replace(/(?<=child)id$/, ' id')
		.trim();

/** What a header says stands under it; null for a header any table may have. */
function namedBy(header: string): string | null {
	if (header.length < 3 || header.length > longestHeader) return null;
	const plain = words(header);
	return personalHeaders.find((each) => each.header.test(plain))?.of ?? null;
}

/**
 * Refuses a file with a row for each child: by a header (UPN, NHS or National Insurance number, date of birth, postcode,
 * name, a case system's number), or by a column whose cells have the form of one. Null for a table of totals. The sentence
 * names the column and what it looks like, and never repeats a cell: a header is repeated only where it is a known one.
 */
export function findRowLevel(sheet: Sheet): Problem | null {
	const found = byForm(sheet) ?? byHeader(sheet) ?? byCells(sheet);
	if (!found) return null;
	const { column, place, of } = found;
	const which =
		column === null
			? `Column ${place + 1} of ${sheet.file}`
			: `The column “${column}” of ${sheet.file}`;
	return {
		file: sheet.file,
		row: null,
		column,
		rule,
		severity: 'error',
		message: `${which} looks like ${of}: one row for each child. Nothing of it was kept. Choose a file of totals, or add the rows up by area and period first.`
	};
}

interface Found {
	readonly column: string | null;
	readonly place: number;
	readonly of: string;
}

const filledBelow = (sheet: Sheet, index: number, place: number) =>
	sheet.rows
		.slice(index + 1, index + 1 + headerRows)
		.some(({ cells }) => (cells[place] ?? '').trim() !== '');

function byHeader(sheet: Sheet): Found | null {
	for (const [index, { cells }] of sheet.rows.slice(0, headerRows).entries()) {
		let people = -1;
		let beside = 0;
		for (let place = 0; place < cells.length; place += 1) {
			const header = (cells[place] ?? '').trim();
			if (header === '' || header.length > longestHeader) continue;
			const of = namedBy(header);
			if (of !== null && filledBelow(sheet, index, place)) return { column: header, place, of };
			const plain = words(header);
			if (loose.test(plain) || recordedOfOne.has(plain)) people = place;
			else if (recordedOfPeople.has(plain)) beside += 1;
		}
		if (people >= 0 && beside >= besideNeeded && filledBelow(sheet, index, people))
			return {
				column: (cells[people] ?? '').trim(),
				place: people,
				of: 'part of a list of people, with what is recorded of each beside it'
			};
	}
	return null;
}

/** A form about one person: labels down the first column, what is known of them beside. */
function byForm(sheet: Sheet): Found | null {
	const labels = new Set<string>();
	for (const { cells } of sheet.rows.slice(0, headerRows)) {
		const label = (cells[0] ?? '').trim().replace(/:$/, '');
		const of = namedBy(label);
		const answers = cells.slice(1).filter((cell) => cell.trim() !== '');
		if (of !== null && answers.length > 0 && answers.every((cell) => cell.length < longestHeader))
			labels.add(of);
	}
	return labels.size > 1 ? { column: null, place: 0, of: 'a form about one person' } : null;
}

function byCells(sheet: Sheet): Found | null {
	const filled: number[] = [];
	const fits: number[][] = personalCells.map(() => []);
	for (const { cells } of sheet.rows) {
		for (let place = 0; place < cells.length; place += 1) {
			const raw = cells[place] as string;
			if (raw === '') continue;
			filled[place] = (filled[place] ?? 0) + 1;
			if (!mayBePersonal(raw)) continue;
			const cell = raw.trim();
			for (const [index, { fits: is }] of personalCells.entries()) {
				if (!is(cell)) continue;
				const counts = fits[index] as number[];
				counts[place] = (counts[place] ?? 0) + 1;
			}
		}
	}
	for (const [index, { of, least }] of personalCells.entries())
		for (const [place, count] of (fits[index] as number[]).entries())
			if (count >= least && count >= half * (filled[place] ?? 0))
				return { column: null, place, of: `what look like ${of}` };
	return null;
}
