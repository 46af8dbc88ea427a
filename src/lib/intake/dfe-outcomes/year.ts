import type { Row } from '../csv';
import type { Gathering } from '../gathering';
import type { Sheet } from '../sheet';
import { yearIn } from '../title-year';

const first = 2008;
const last = 2020;
const within = (year: number | null) =>
	year !== null && year >= first && year <= last ? year : null;

/** The one year among texts that match; null where there is none or they differ. */
function only(texts: readonly string[], pattern: RegExp): number | null {
	const years = new Set(
		texts.flatMap((text) => [...text.matchAll(pattern)].map((found) => Number(found[1])))
	);
	const [year] = years;
	return years.size === 1 && year !== undefined ? within(year) : null;
}

/**
 * The year a table's figures end in: as its title says (`Years: 2014`), else its headings (`31 March 2010`,
 * `CLA_12_months_2012`), else the file's name (`OC22019.csv`). Otherwise it is asked; null while it has no answer.
 */
export function findYear(sheet: Sheet, above: readonly Row[], gathering: Gathering): number | null {
	const texts = above.flatMap(({ cells }) => cells);
	const name = sheet.file.replace(/^.*[/\\]/, '');
	const found =
		only(texts, /^\s*years?:\s*((?:19|20)\d{2})\s*$/gi) ??
		only(texts, /\b31 march ((?:19|20)\d{2})(?!\d{2})/gi) ??
		only(texts, /12_months_((?:19|20)\d{2})/gi) ??
		only([name], /OC2_?((?:19|20)\d{2})(?!\d)/gi) ??
		within(yearIn(name));
	if (found !== null) return found;
	const answer = gathering.ask({
		rule: 'period.year',
		text: `Which year do the figures of ${sheet.file} end in?`,
		options: Array.from({ length: last - first + 1 }, (_, place) => ({
			option: String(last - place),
			label: `Year ending 31 March ${last - place}`
		})),
		fallback: null,
		evidence:
			'Neither the title, the headings nor the file’s name say the year. DfE published these tables for the years ending 31 March, named by the year they end in.'
	});
	return answer !== null && /^\d{4}$/.test(answer) ? within(Number(answer)) : null;
}
