import type { Reading } from './format';
import type { Gathering } from './gathering';

/** Refuses a sheet in which no row has the columns its format hangs from. `cure` is a sentence. */
export function refuseHeader(
	gathering: Gathering,
	file: string,
	columns: readonly string[],
	cure: string
): Reading {
	gathering.refuse(
		null,
		'structure.no-column',
		`${file} has no header with ${columns.join(', ')}. ${cure}`
	);
	return gathering.reading(0);
}

/** Refuses a sheet whose header lacks a column. `cure` is a sentence. */
export const refuseColumn = (gathering: Gathering, file: string, column: string, cure: string) =>
	gathering.refuse(column, 'structure.no-column', `${file} has no column “${column}”. ${cure}`);

/** Refuses a sheet with nothing under its header. `what` should stand there; `cure` is a sentence. */
export const refuseEmpty = (gathering: Gathering, file: string, cure: string, what = 'figures') =>
	gathering.refuse(
		null,
		'structure.no-rows',
		`${file} has a header and no ${what} under it. ${cure}`
	);
