import { readFileSync } from 'node:fs';
import type { Observation } from '$lib/domain/observation';
import { readRows } from '$lib/intake/csv';
import type { Asked } from '$lib/intake/format';
import { measureFinder } from '$lib/intake/measure';
import { placeFinder } from '$lib/intake/place/place';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { tables } from '$lib/intake/record-tables';
import type { Sheet } from '$lib/intake/sheet';
import { readDefined } from '$lib/intake/table';

const content = (table: string) => readFileSync(`data/${table}.csv`, 'utf8');

/** The product's own record, as an upload is read against it. */
const { register, lait_measures } = readRegister(
	new Map(REGISTER_TABLES.map((table) => [table, content(table)]))
);

export { register };

/** What a reader may look up: the record, and the answers given. */
export const asked = (answers: Readonly<Record<string, string>> = {}): Asked => ({
	measures: measureFinder([...register.indicators, ...lait_measures]),
	places: placeFinder(register.geographies),
	answers: new Map(Object.entries(answers)),
	authority: register.board.geography
});

/** Comma-separated text as the sheet a reader is given. */
export function sheetOf(text: string, file = 'file.csv', sheet: string | null = null): Sheet {
	const { rows, problems } = readRows(text.replace(/^\uFEFF/, ''), file);
	return { file, sheet, rows, problems };
}

/** The record's figures of one edition, to hold a reader to. */
export function recorded(vintage: string): readonly Observation[] {
	return readDefined(tables.observations, content('observations')).values.filter(
		(each) => each.vintage === vintage
	);
}
