import type { Problem } from '$lib/domain/problem';
import type { Answers, Reading } from './format';
import type { Sheet } from './sheet';

/** Followed by the rows it is about, with commas between: `value.confirm:2,5`. */
const PREFIX = 'value.confirm:';

/** Rows that are far from what is held, and that the analyst said to leave out. */
function rowsRefused(answers: Answers): ReadonlySet<number> {
	const rows = [...answers].flatMap(([rule, answer]) =>
		answer === 'leave-out' && rule.startsWith(PREFIX)
			? rule.slice(PREFIX.length).split(',').map(Number)
			: []
	);
	return new Set(rows);
}

/** A reading without the rows the analyst did not confirm, which are set aside with a word on each. */
export function withoutRefused(reading: Reading, sheet: Sheet, answers: Answers): Reading {
	const out = rowsRefused(answers);
	if (out.size === 0) return reading;
	const rows = sheet.rows.filter(({ row }) => out.has(row));
	const aside = new Set(reading.set_aside.map(({ row }) => row));
	const said = rows.map(({ row }): Problem => ({
		file: sheet.file,
		row,
		column: null,
		rule: 'value.confirm',
		severity: 'warning',
		message: `Row ${row} is left out, as you answered: it is far from what is held. Correct it at its source, and add the file again.`
	}));
	return {
		...reading,
		figures: reading.figures.filter(({ source_row }) => !out.has(source_row)),
		set_aside: [...reading.set_aside, ...rows.filter(({ row }) => !aside.has(row))],
		problems: [...reading.problems, ...said]
	};
}
