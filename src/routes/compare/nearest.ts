import { editDistance, nearestNames } from '$lib/intake/place/nearest-names';
import type { Authority, Measure } from './selection';

const SHOWN = 3;

/** Longer than any code or name: no more of a link's text is compared. */
const LONGEST = 80;

const plain = (text: string) =>
	text
		.slice(0, LONGEST)
		.toLowerCase()
		.replace(/[^\p{L}\d]+/gu, ' ')
		.trim();

const unique = <Each>(list: readonly Each[]) => [...new Set(list)].slice(0, SHOWN);

/** The measures whose id or name is nearest to a text, nearest first, at most three; none where none is near. */
export function nearestMeasures(text: string, measures: readonly Measure[]): readonly Measure[] {
	const asked = plain(text);
	return unique([
		...measures.filter(({ lait_code }) => plain(lait_code ?? '') === asked),
		...nearestNames(asked, measures, ({ indicator }) => plain(indicator), SHOWN),
		...nearestNames(asked, measures, ({ name }) => plain(name), SHOWN)
	]);
}

/** How many letters of a code may be wrong for it still to be a slip of another. */
const SLIPS = 1;

/** The authorities whose name, or code where the text looks like one, is nearest to a text, nearest first, at most three. */
export function nearestAuthorities(
	text: string,
	authorities: readonly Authority[]
): readonly Authority[] {
	const asked = plain(text);
	if (!/^[a-z]\d{5,}/.test(asked)) {
		const begun =
			asked.length < 3 ? [] : authorities.filter(({ name }) => plain(name).startsWith(asked));
		return unique([
			...begun,
			...nearestNames(asked, authorities, ({ name }) => plain(name), SHOWN)
		]);
	}
	return authorities
		.map((each) => ({ each, slips: editDistance(asked, each.geography.toLowerCase()) }))
		.filter(({ slips }) => slips <= SLIPS)
		.sort((a, b) => a.slips - b.slips)
		.slice(0, SHOWN)
		.map(({ each }) => each);
}
