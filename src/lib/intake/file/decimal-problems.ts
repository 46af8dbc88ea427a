import type { Problem } from '$lib/domain/problem';
import type { Pointed } from './decimal-comma';
import type { Delimiter } from './delimiter';
import { structural } from './refusal';

/** More rows than this that can be read in two ways, and the whole file is of that kind. */
const MOST_UNSURE = 100;

/** What there is to say of a text table's commas and points. In a comma table no comma is turned, so nothing is said of one. */
export function decimalProblems(
	file: string,
	delimiter: Delimiter,
	{ changed, doubtful, mixed, unsure }: Pointed
): readonly Problem[] {
	const problems: Problem[] = [];
	const say = (severity: Problem['severity'], message: string, row: number | null = null) =>
		problems.push(structural(file, 'decimal-comma', severity, message, row));
	const [first] = unsure;
	if (first && unsure.length > MOST_UNSURE)
		say(
			'error',
			`Column ${first.place + 1} of ${file} has decimal commas such as 3,5 beside numbers such as 1,234, which may be thousands or fractions, in ${unsure.length.toLocaleString('en-GB')} rows. Write every figure with a decimal point and no commas, and choose the file again.`
		);
	else
		for (const { row, cell, place } of unsure)
			say(
				'error',
				`Row ${row} of ${file} has “${cell.slice(0, 40)}” in column ${place + 1}, which has both decimal commas such as 3,5 and numbers such as 1,234 that may be thousands or fractions. The row was set aside: write it with a decimal point and without commas.`,
				row
			);
	if (delimiter === ',') return problems;
	if (mixed)
		say(
			'warning',
			`${file} has decimal commas such as 3,5 beside decimal points such as 3.5. Commas were left as they are, so those cells cannot be read: write every figure with a decimal point.`
		);
	if (changed > 0)
		say(
			'note',
			`${file} is written with decimal commas: ${changed === 1 ? 'one cell was' : `${changed.toLocaleString('en-GB')} cells were`} read as 3.5 where it has 3,5. Nothing needs doing.`
		);
	if (doubtful && (delimiter !== '\t' || changed > 0))
		say(
			'warning',
			doubtful.cell.includes(',')
				? `Row ${doubtful.row} of ${file} has “${doubtful.cell}”, and its columns are not separated by commas. The comma is read as one of thousands: write a decimal point if it is a decimal comma.`
				: `Row ${doubtful.row} of ${file} has “${doubtful.cell}”, and its columns are not separated by commas. The point is read as a decimal point: take it out if it stands for thousands.`,
			doubtful.row
		);
	return problems;
}
