/** A longer text is a note, in which a year need not be the table’s. */
const LONGEST_TITLE = 400;

/**
 * The financial year a title, sheet or file name is for, as the year it ends in: `2017-18`, `2017_18`, `2017 to 2018`,
 * `31 March 2018`, `1 April 2017 to 31 March 2018`. Null where it names none, or years that are not consecutive.
 */
export function yearEndingIn(text: string): number | null {
	if (text.length > LONGEST_TITLE) return null;
	const pair = /(?<!\d)((?:19|20)\d{2})\s*(?:[-\u2010-\u2015/_]|to)\s*(\d{2}|\d{4})(?!\d)/.exec(
		text
	);
	if (pair) {
		const start = Number(pair[1]);
		const end = pair[2] ?? '';
		if (
			Number(end.slice(-2)) === (start + 1) % 100 &&
			(end.length === 2 || Number(end) === start + 1)
		)
			return start + 1;
	}
	const day = [...text.matchAll(/31(?:st)?\s*march\s*((?:19|20)\d{2})(?!\d)/gi)].at(-1);
	return day ? Number(day[1]) : null;
}

/** The one year a text names: `April 2021`, `sn_model_2025_wide`. Null where it names none or several. */
export function yearIn(text: string): number | null {
	if (text.length > LONGEST_TITLE) return null;
	const years = new Set(
		[...text.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map((each) => each[1])
	);
	const [year] = years;
	return years.size === 1 && year !== undefined ? Number(year) : null;
}
