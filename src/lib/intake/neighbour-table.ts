import type { Geography } from '$lib/domain/geography';
import type { Gathering } from './gathering';
import { dataRows } from './data-rows';
import { cellAt, type Header } from './header';
import type { Row } from './csv';
import type { PrintedPlace } from './place/printed-place';
import type { Sheet } from './sheet';

/** The word kept where a file does not say how close a neighbour is. */
const NOT_STATED = 'Not stated';

/** A column of the n-th neighbours: `SN1`, `SN_1`, `stat_1`, `Neighbour 1`. */
const ranked = /^(?:sn|stat|neighbour|statisticalneighbour)_?(\d{1,2})$/;
/** A column of the word for closeness: `SNP`, `SN_1P`. */
const word = /^sn_?(?:\d{1,2}_?)?p$/;

const bare = (name: string) => name.toLowerCase().replace(/\s+/g, '');

/** One column of neighbours. */
interface Rank {
	readonly rank: number;
	readonly column: number;
	readonly name: string;
	/** Where the word for closeness stands; null where there is none. */
	readonly closeness: number | null;
}

/** The columns of neighbours under a header, by rank. */
export function ranksIn(names: readonly string[]): readonly Rank[] {
	return names.flatMap((name, column) => {
		const rank = Number(ranked.exec(bare(name))?.[1] ?? 0);
		if (rank < 1 || rank > 20) return [];
		const closeness = word.test(bare(names[column + 1] ?? '')) ? column + 1 : null;
		return [{ rank, column, name, closeness }];
	});
}

/** Where a header says whose row it is. */
function ownerOf(names: readonly string[]): (row: Row) => PrintedPlace {
	const at = (...wanted: readonly string[]) => {
		const place = names.findIndex((name) => wanted.includes(bare(name)));
		return place < 0 ? undefined : place;
	};
	const code = at('new_la_code', 'area_code', 'la_code');
	const number = at('lanum', 'old_la_code', 'lanumber');
	const name = at('laname', 'la_name', 'area_name', 'authority', 'localauthority');
	return (row) => ({
		code: cellAt(row, code),
		number: cellAt(row, number),
		name: cellAt(row, name ?? (number === undefined && code === undefined ? 0 : undefined))
	});
}

/** A cell with neither a place nor R’s `NA` for one that is missing. */
const filled = (text: string) => (text.toUpperCase() === 'NA' ? '' : text);

/** A neighbour’s cell holds an ONS code, a DfE number or a name. */
const printed = (text: string): PrintedPlace =>
	/^\d+$/.test(text)
		? { number: text }
		: /^[EW]\d{8}$/i.test(text)
			? { code: text }
			: { name: text };

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();

/**
 * Reads the lists under a header: one row an authority, its neighbours by number, code or name, with the word for closeness
 * after each where the file has it. A row with a neighbour that is not known is set aside whole. Gives the number of rows.
 */
export function readLists(sheet: Sheet, header: Header, set: string, gathering: Gathering): number {
	const ranks = ranksIn(header.names);
	const owner = ownerOf(header.names);
	const year = Number(set);
	const seen = new Map<string, number>();
	let rows = 0;
	for (const row of dataRows(sheet, header, gathering)) {
		// A heading among the rows (`Old SNs:`) names no neighbour.
		if (ranks.every(({ column }) => cellAt(row, column) === '')) continue;
		rows += 1;
		const place = gathering.place(row.row, header.names[0] ?? 'authority', { ...owner(row), year });
		if (!place) continue;
		const first = seen.get(place.geography);
		if (first !== undefined) {
			gathering.fault(
				row.row,
				null,
				'period.duplicate',
				`Row ${row.row} of ${sheet.file} gives the neighbours of ${place.name} again; row ${first} has them already. Keep the row that is right.`
			);
			continue;
		}
		seen.set(place.geography, row.row);
		const found = ranks.map(({ column, name }) =>
			gathering.place(row.row, name, { ...printed(filled(cellAt(row, column))), year })
		);
		keep(place, found, row, sheet, gathering, (index) => {
			const { rank = 0, closeness = null } = ranks[index] ?? {};
			const text = closeness === null ? '' : cellAt(row, closeness);
			return { set, rank, closeness: text === '' ? NOT_STATED : capital(text) };
		});
	}
	return rows;
}

/** Keeps one authority’s list, if every neighbour is known, none is the authority itself and none stands twice. */
function keep(
	place: Geography,
	found: readonly (Geography | null)[],
	row: Row,
	sheet: Sheet,
	gathering: Gathering,
	about: (index: number) => { set: string; rank: number; closeness: string }
): void {
	const known = found.filter((each) => each !== null);
	if (known.length < found.length) return;
	const twice = known.find((each, index) => each === place || known.indexOf(each) < index);
	if (twice) {
		gathering.fault(
			row.row,
			null,
			'value.disagrees',
			`Row ${row.row} of ${sheet.file} lists ${twice.name} ${twice === place ? 'as its own neighbour' : 'twice'}. Correct the row: ten different neighbours are wanted.`
		);
		return;
	}
	known.forEach((neighbour, index) => {
		const { set, rank, closeness } = about(index);
		gathering.neighbour({
			neighbour_set: set,
			geography: place.geography,
			rank,
			neighbour: neighbour.geography,
			closeness
		});
	});
}

/**
 * Reads one authority’s own list: a row a neighbour, the closest first, the authority itself not named. Gives the number of
 * rows.
 */
export function readOwnList(
	sheet: Sheet,
	header: Header,
	set: string,
	owner: Geography,
	gathering: Gathering
): number {
	const rows = dataRows(sheet, header, gathering);
	const year = Number(set);
	const seen = new Set<string>([owner.geography]);
	let rank = 0;
	for (const row of rows) {
		rank += 1;
		const neighbour = gathering.place(row.row, 'area_name', {
			code: cellAt(row, header.columns.get('area_code')),
			name: cellAt(row, header.columns.get('area_name')),
			year
		});
		if (!neighbour) continue;
		if (seen.has(neighbour.geography)) {
			gathering.fault(
				row.row,
				null,
				'period.duplicate',
				`Row ${row.row} of ${sheet.file} lists ${neighbour.name} ${neighbour === owner ? 'as its own neighbour' : 'again'}. Correct the row.`
			);
			continue;
		}
		seen.add(neighbour.geography);
		gathering.neighbour({
			neighbour_set: set,
			geography: owner.geography,
			rank,
			neighbour: neighbour.geography,
			closeness: NOT_STATED
		});
	}
	return rows.length;
}
