import type { Gathering } from './gathering';
import type { LeftOut } from './left-out';
import { refuseEmpty } from './sheet-refusals';

const rule = 'identity.unknown-measure';
const CURE = 'Choose the LAIT data dictionary together with this file.';

/** Says which of LAIT's measures nothing describes. `unknown` has their rows, under what `column` calls them. */
export function sayUndescribed(
	gathering: Gathering,
	file: string,
	column: string,
	unknown: LeftOut
): void {
	unknown.say(
		gathering,
		column,
		rule,
		(name, rows) =>
			`No description is held of the measure “${name}”, so what ${file} has of it (${rows}) is set aside. ${CURE}`,
		(more, rows) =>
			`${more} more measures of ${file} (${rows}) have no description and are set aside. ${CURE}`
	);
}

/** Refuses a LAIT file that has no rows, or none of a measure that is described. `cure` is for a file without rows. */
export function refuseUndescribed(
	gathering: Gathering,
	file: string,
	column: string,
	unknown: LeftOut,
	rows: number,
	cure: string
): void {
	if (rows === 0) refuseEmpty(gathering, file, cure);
	else if (unknown.rows === rows)
		gathering.refuse(column, rule, `${file} has no measure that is described. ${CURE}`);
}
