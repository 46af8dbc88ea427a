import type { Row } from '../csv';
import type { PrintedPlace } from '../place/printed-place';
import { cellAt, plainName } from '../header';
import { readNumber } from '../number';
import type { PlaceFinder } from '../place/place';
import type { Sheet } from '../sheet';

/** Columns that say which place a row is for, and the first row of figures. */
export interface DfePlaces {
	/** DfE number; null where the file has none. */
	readonly number: number | null;
	/** Names, nearest first: an authority's before its region's, its region's before England's. */
	readonly names: readonly number[];
	/** Every column that is about the place and holds no figures. */
	readonly about: ReadonlySet<number>;
	/** Where in the sheet's rows the figures begin. */
	readonly body: number;
}

const numberNames = ['LA Number', 'la_code', 'geog_c', 'old_la_code', 'LA code'].map(plainName);
const nameNames = [
	['la_name', 'geog_n', 'LA name', 'Local authority', 'Area'],
	['gor_name', 'region_name', 'Region'],
	['country_name', 'Country']
].map((each) => each.map(plainName));
/** Codes that are not trusted: one year's country code is the Isle of Wight's number, and London's halves share London's. */
const otherNames = [
	'country_code',
	'gor_code',
	'region_code',
	'la_9digit',
	'New_geog_code',
	'new_la_code',
	'geog_l',
	'LA_order'
].map(plainName);

/** Rows looked at for headings, and columns for places under no heading. */
const rowsLooked = 30;
const columnsLooked = 6;

/** A name as a place is looked up by: a footnote mark at its end is none of it (`ENGLAND9`). */
const plainPlace = (text: string) => text.replace(/(?<=[A-Za-z)])\d{1,2}$/, '').trim();

/**
 * Finds the columns of places by their headings; under no heading, the columns among the first few whose cells are places. The
 * figures begin at the first row that names a place and has a figure beside it. Null where there is none.
 */
export function findPlaces(sheet: Sheet, places: PlaceFinder): DfePlaces | null {
	const headed = {
		number: [] as number[],
		names: [[], [], []] as number[][],
		other: [] as number[]
	};
	for (const { cells } of sheet.rows.slice(0, rowsLooked))
		cells.slice(0, 50).forEach((cell, column) => {
			const name = plainName(cell);
			if (numberNames.includes(name)) headed.number.push(column);
			if (otherNames.includes(name)) headed.other.push(column);
			nameNames.forEach((each, rank) => {
				if (each.includes(name)) headed.names[rank]?.push(column);
			});
		});
	const rows = sheet.rows.slice(0, 400);
	const taken = new Set([...headed.number, ...headed.names.flat(), ...headed.other]);
	const best = (is: (text: string) => boolean) => {
		const found = Array.from({ length: columnsLooked }, (_, column) => ({
			column,
			times: taken.has(column) ? 0 : rows.filter((row) => is(cellAt(row, column))).length
		})).sort((a, b) => b.times - a.times || a.column - b.column)[0];
		return found && found.times >= 1 ? found.column : null;
	};
	const isName = (text: string) => text !== '' && places.byName(plainPlace(text)) !== null;
	const named = headed.names.flat();
	const unnamed = named.length === 0 ? best(isName) : null;
	const names = unnamed === null ? named : [unnamed];
	const first = names[0];
	// A number nobody named stands left of the names.
	const left =
		first === undefined || headed.number.length > 0
			? null
			: best((text) => /^\d{3}$/.test(text) && places.byNumber(text) !== null);
	const number =
		headed.number[0] ?? (left !== null && first !== undefined && left < first ? left : null);
	const about = new Set([...taken, ...names, ...(number === null ? [] : [number])]);
	const columns = { number, names, about };
	const body = sheet.rows.findIndex((row) => {
		const { number: digits = '', name = '' } = placeOf(row, columns);
		const known = places.byNumber(digits) ?? places.byName(name);
		return known !== null && hasFigure(row, about);
	});
	return body < 0 ? null : { ...columns, body };
}

/** What a row says of its place. */
export function placeOf(row: Row, { number, names }: Omit<DfePlaces, 'body'>): PrintedPlace {
	const digits = number === null ? '' : cellAt(row, number);
	const name = names.map((column) => cellAt(row, column)).find((text) => text !== '') ?? '';
	return { number: /^\d{3}$/.test(digits) ? digits : '', name: plainPlace(name) };
}

/** Whether a row prints a figure or a mark beside its place. */
export const hasFigure = ({ cells }: Row, about: ReadonlySet<number>) =>
	cells.some((cell, column) => !about.has(column) && readNumber(cell).kind === 'printed');
