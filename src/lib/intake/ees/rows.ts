import type { Geography } from '$lib/domain/geography';
import { isMissingSymbol } from '$lib/domain/observation';
import { BlankCells } from '../blank-cells';
import type { Row } from '../csv';
import { numberReader, type EesColumns, type eesPlaces, type eesRequired } from './columns';
import { EesLines } from './lines';
import { eesPeriod, eesYear, eesYearKind } from './period';
import type { Gathering } from '../gathering';
import type { PrintedPlace } from '../place/printed-place';
import { cellAt, type Header } from '../header';
import { LeftOut } from '../left-out';
import type { Printed } from '../number';
import type { Sheet } from '../sheet';

type Column = (typeof eesPlaces)[number] | (typeof eesRequired)[number];

/** How a row of each level the record holds names its place. */
const levels: ReadonlyMap<string, (at: (name: Column) => string) => PrintedPlace> = new Map([
	['national', (at) => ({ code: at('country_code'), name: at('country_name') })],
	['regional', (at) => ({ code: at('region_code'), name: at('region_name') })],
	[
		'local authority',
		(at) => ({ code: at('new_la_code'), number: at('old_la_code'), name: at('la_name') })
	]
]);

/**
 * Reads rows into lines. A row of a level the record does not hold is passed over, with one warning a level; a row with a fault
 * is set aside whole.
 */
export function eesLines(
	sheet: Sheet,
	header: Header,
	rows: readonly Row[],
	columns: EesColumns,
	gathering: Gathering
): EesLines {
	const lines = new EesLines(columns);
	const read = numberReader();
	const passed = new LeftOut();
	const blanks = new BlankCells();
	const places = new Map<string, Geography>();
	const last = Math.max(...columns.indicators.map((each) => each.place));
	for (const row of rows) {
		const at = (name: Column) => {
			const text = cellAt(row, header.columns.get(name));
			return isMissingSymbol(text) ? '' : text;
		};
		const level = at('geographic_level');
		const named = levels.get(level.toLowerCase());
		if (!named) {
			passed.count(level, row.row);
			continue;
		}
		if (sheet.sheet === null && row.cells.length <= last) {
			gathering.fault(
				row.row,
				null,
				'structure.ragged',
				`Row ${row.row} of ${sheet.file} ends before the column ${columns.indicators.at(-1)?.name ?? ''}. The file was cut short: get it again from its source.`
			);
			continue;
		}
		const label = at('time_period');
		const identifier = at('time_identifier') || 'Reporting year';
		const filters = columns.filters.map(({ place }) => cellAt(row, place));
		if (!eesPeriod(label, identifier, eesYearKind(identifier, filters))) {
			gathering.fault(
				row.row,
				'time_period',
				'period.unknown',
				`Row ${row.row} of ${sheet.file} has “${label}” as time_period beside “${identifier}”, which name no period with a first and last day. Write a reporting or calendar year as 2024 and any other year as 202324.`
			);
			continue;
		}
		const printed = named(at);
		const said = JSON.stringify([printed, label]);
		const year = eesYear(label);
		const place =
			places.get(said) ??
			gathering.place(row.row, level.toLowerCase() === 'local authority' ? 'la_name' : level, {
				...printed,
				...(year !== null && { year })
			});
		if (!place) continue;
		places.set(said, place);
		const cells: (Printed | null)[] = [];
		let sound = true;
		for (const { place: column, name } of columns.indicators) {
			const text = cellAt(row, column);
			const cell = text === '' ? null : read(text);
			if (cell === null) blanks.count(row.row, name);
			if (cell?.kind === 'unreadable') {
				gathering.printed(row.row, name, text);
				sound = false;
			} else cells.push(cell);
		}
		if (sound) lines.add(filters, { row, place, label, identifier, cells });
	}
	passed.say(
		gathering,
		'geographic_level',
		'identity.level',
		(level, said) =>
			`${sheet.file} has ${said} at the level “${level}”. The record holds figures of England, its regions and its authorities, so they are left out.`,
		(more, said) =>
			`${sheet.file} has ${said} at ${more} more levels, which are left out too. The record holds figures of England, its regions and its authorities.`
	);
	blanks.say(gathering, sheet.file);
	return lines;
}
