/** What no sentence ends within. */
interface Kept {
	readonly start: number;
	readonly end: number;
}

const abbreviation =
	/(?:\b(?:Mr|Mrs|Ms|Dr|Cllr|St|No|Nos|para|paras|approx|vs|etc|e\.g|i\.e|p|pp|cf|Vol)|\b[A-Z])\.$/;
/** Where a sentence may end: a stop, what closes it, a blank, and something that may begin the next. */
const stop = /[.!?][”"’')\]]*(?=\s+[“"‘'([]*[A-Z0-9])/g;

/** A run of text without a stop is read in pieces of this many characters. */
const LONGEST_SENTENCE = 1200;

function withinReason(ends: readonly number[], kept: readonly Kept[]): readonly number[] {
	const found: number[] = [];
	let from = 0;
	for (const end of ends) {
		while (end - from > LONGEST_SENTENCE) {
			const cut = from + LONGEST_SENTENCE;
			from = kept.find((each) => each.start < cut && cut < each.end)?.end ?? cut;
			if (from < end) found.push(from);
		}
		found.push(end);
		from = end;
	}
	return found;
}

/** Where the sentences of a paragraph end, its own end the last; never within a live number. */
export function endsOf(text: string, kept: readonly Kept[]): readonly number[] {
	const ends: number[] = [];
	for (const found of text.matchAll(stop)) {
		const end = found.index + found[0].length;
		if (found[0].startsWith('.') && abbreviation.test(text.slice(0, found.index + 1))) continue;
		if (kept.some((each) => each.start < end && end < each.end)) continue;
		ends.push(end);
	}
	return withinReason([...ends, text.length], kept);
}
