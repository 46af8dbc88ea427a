/** Words so many names share that having one in common says nothing. */
const common = new Set(
	'and the of upon on with in city county borough council unitary authority district metropolitan royal london north south east west pre lg'.split(
		' '
	)
);

const telling = (name: string) =>
	new Set(name.split(/[^\p{L}\d]+/u).filter((word) => word.length > 2 && !common.has(word)));

/** How many letters must be put in, left out or changed to make one text of the other (Levenshtein's distance). */
export function editDistance(a: string, b: string): number {
	let above = Array.from({ length: b.length + 1 }, (_, place) => place);
	for (let row = 1; row <= a.length; row += 1) {
		const line = [row];
		for (let place = 1; place <= b.length; place += 1) {
			const swapped = (above[place - 1] ?? 0) + (a[row - 1] === b[place - 1] ? 0 : 1);
			line.push(Math.min(swapped, (above[place] ?? 0) + 1, (line[place - 1] ?? 0) + 1));
		}
		above = line;
	}
	return above[b.length] ?? 0;
}

/** The share of letters that need no change, from 0 to 1. */
const likeness = (a: string, b: string) => 1 - editDistance(a, b) / Math.max(a.length, b.length, 1);

/**
 * The few things whose names are nearest to a text, nearest first. Nearness is the share of telling words in common plus
 * the share of their letters that need no change; a name with little of either is not near.
 */
export function nearestNames<Named>(
	text: string,
	all: readonly Named[],
	nameOf: (each: Named) => string,
	most = 5
): readonly Named[] {
	const asked = text.slice(0, 80);
	const words = telling(asked);
	if (words.size === 0) return [];
	return all
		.map((each) => {
			const name = nameOf(each);
			const own = telling(name);
			const shared = [...own].filter((word) => words.has(word)).length;
			const wordy = shared === 0 ? 0 : (2 * shared) / (own.size + words.size);
			const spelt = Math.max(
				likeness(asked, name),
				likeness([...words].join(' '), [...own].join(' '))
			);
			return { each, wordy, spelt };
		})
		.filter(({ wordy, spelt }) => wordy >= 0.4 || spelt > 0.6)
		.sort((a, b) => b.wordy + b.spelt - a.wordy - a.spelt)
		.slice(0, most)
		.map(({ each }) => each);
}
