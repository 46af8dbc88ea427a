import type { Problem } from '$lib/domain/problem';
import {
	mayBePersonal,
	personalCells,
	personalHeaders,
	recordedOfOne,
	recordedOfPeople
} from './personal';
import {
	hasGivenName,
	hints,
	isNameLike,
	isRepeatable,
	overNames,
	overPlaces
} from './personal-hints';
import { mayTellOfOne, personalTexts } from './personal-text';
import type { Sheet } from '../sheet';

const rule = 'privacy.row-level';
/** Rows below a header looked at for what stands under it; further down a header is a row of words alone. */
const headerRows = 60;
const longestHeader = 60;
/** Beside a column headed only `name`, or one recorded of one person at a time, so many others make a list of people. */
const besideNeeded = 2;
const half = 0.5;
const loose = /^(?:name|id|child|young person)$/;
/** Headed so, a column with other words in every row is of people where more is recorded of each. */
const numbered = /^(?:ref|reference|case|case ref|record|unique id)$/;
const label = /^(?:child|young person|yp|client|pupil)[ _-]?(?:[A-Z]|\d{1,5})$/i;

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

/** Whether a text names a place or a measure, or nearly so. */
export type IsKnown = (text: string) => boolean;

const looked = new WeakMap<
	Sheet,
	{ readonly knowing: boolean; readonly problem: Problem | null }
>();

/**
 * Refuses a file that tells of one child at a time: by a header (UPN, NHS or National Insurance number, date of birth,
 * postcode, name, a case system's number), by a column whose cells have the form of one, or by such a thing in the text of any
 * cell. Names of people are looked for where `isKnown` tells them from places. Null for a table of totals. The sentence names
 * the column and what it looks like, and never repeats a cell: a header is repeated only where it is a known one.
 */
export function findRowLevel(sheet: Sheet, isKnown?: IsKnown): Problem | null {
	const before = looked.get(sheet);
	if (before && (before.knowing || !isKnown)) return before.problem;
	const found = byForm(sheet) ?? byHeader(sheet, isKnown) ?? byCells(sheet);
	const problem = found && said(sheet, found);
	looked.set(sheet, { knowing: isKnown !== undefined, problem });
	return problem;
}

function said({ file }: Sheet, { column, place, of }: Found): Problem {
	const which =
		column === null ? `Column ${place + 1} of ${file}` : `The column “${column}” of ${file}`;
	return {
		file,
		row: null,
		column,
		rule,
		severity: 'error',
		message: `${which} looks like ${of}, so the file tells of one child at a time. Nothing of it was kept. Choose a file of totals, or add the rows up by area and period first.`
	};
}

interface Found {
	readonly column: string | null;
	readonly place: number;
	readonly of: string;
}

/** What stands under a header, blank cells aside. */
const cellsBelow = (sheet: Sheet, index: number, place: number) =>
	sheet.rows
		.slice(index + 1, index + 1 + headerRows)
		.map(({ cells }) => (cells[place] ?? '').trim())
		.filter((cell) => cell !== '');

const mostly = (cells: readonly string[], is: (cell: string) => boolean) =>
	cells.length > 0 && cells.filter(is).length >= half * cells.length;
const differ = (cells: readonly string[]) => new Set(cells).size >= 0.9 * cells.length;

/** What a header may be of by its words, the cells under it unseen. */
function mayHead(header: string): boolean {
	const plain = words(header);
	return (
		namedBy(header) !== null ||
		loose.test(plain) ||
		numbered.test(plain) ||
		overNames.test(plain) ||
		overPlaces.test(plain) ||
		recordedOfOne.has(plain) ||
		label.test(header) ||
		hints.some((each) => each.header.test(plain))
	);
}

/** What a header says stands under it, where the cells agree; null for a header any table may have. */
function headed(header: string, below: readonly string[], isKnown?: IsKnown): string | null {
	if (below.length === 0) return null;
	const of = namedBy(header);
	if (of !== null) return of;
	const plain = words(header);
	const hint = hints.find(
		(each) =>
			each.header.test(plain) &&
			mostly(below, each.fits) &&
			(each.distinct !== true || differ(below))
	);
	if (hint) return hint.of;
	if (!isKnown) return null;
	const names =
		(overNames.test(plain) && mostly(below, isNameLike)) ||
		(overPlaces.test(plain) && below.length > 1 && mostly(below, hasGivenName));
	return names && !below.some(isKnown) ? 'names of people' : null;
}

function byHeader(sheet: Sheet, isKnown?: IsKnown): Found | null {
	const harmless = new Set<string>();
	for (const [index, { cells }] of sheet.rows.entries()) {
		const hits: number[] = [];
		for (const [place, cell] of cells.entries()) {
			if (cell.length < 2 || cell.length > 2 * longestHeader) continue;
			if (/^[\d.-]/.test(cell) || harmless.has(cell)) continue;
			const header = cell.trim();
			if (header.length <= longestHeader && mayHead(header)) hits.push(place);
			else harmless.add(cell);
		}
		if (hits.length === 0) continue;
		const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
		const ofWords = filled.length > 1 && filled.every((cell) => !/^[\d.,%£-]+$/.test(cell));
		if (index >= headerRows && !ofWords) continue;
		const found = headedRow(sheet, index, hits, isKnown);
		if (found) return found;
	}
	return null;
}

function headedRow(
	sheet: Sheet,
	index: number,
	hits: readonly number[],
	isKnown?: IsKnown
): Found | null {
	const cells = sheet.rows[index]?.cells ?? [];
	let people = -1;
	const labels = new Set<string>();
	for (const place of hits) {
		const header = (cells[place] ?? '').trim();
		const below = cellsBelow(sheet, index, place);
		const of = headed(header, below, isKnown);
		if (of !== null) {
			const known = namedBy(header) !== null || isRepeatable(words(header));
			return { column: known ? header : null, place, of };
		}
		if (below.length === 0) continue;
		if (label.test(header)) labels.add(header);
		const plain = words(header);
		if (loose.test(plain) || recordedOfOne.has(plain)) people = place;
		else if (numbered.test(plain) && differ(below)) people = place;
	}
	if (labels.size > 1)
		return { column: null, place: hits[0] ?? 0, of: 'one child, as do others beside it' };
	const beside = cells.filter((cell) => recordedOfPeople.has(words(cell.slice(0, 60)))).length;
	return people >= 0 && beside >= besideNeeded
		? {
				column: (cells[people] ?? '').trim(),
				place: people,
				of: 'part of a list of people, with what is recorded of each beside it'
			}
		: null;
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
	const harmless = new Set<string>();
	for (const { cells } of sheet.rows) {
		for (let place = 0; place < cells.length; place += 1) {
			const raw = cells[place] as string;
			if (raw === '') continue;
			if (mayTellOfOne(raw) && !harmless.has(raw)) {
				const of = tellsOf(raw, cells);
				if (of !== null) return { column: null, place, of };
				if (cells.length > 2) harmless.add(raw);
			}
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
				return { column: null, place, of };
	return null;
}

/** What one person is known by in the text of a cell; null where there is nothing. */
function tellsOf(cell: string, row: readonly string[]): string | null {
	const found = personalTexts.find(({ fits }) => fits(cell.trim()));
	if (!found) return null;
	const filled = found.least < 2 ? 1 : row.filter((each) => each.trim() !== '').length;
	return filled >= found.least ? found.of : null;
}
