import { ofThePaper, withoutOther } from './not-claims';
import type { CiteMention } from './reading';

/** What a number in a text counts: a share of a hundred, a difference of two shares, one of so many, or things. */
type NumberKind = 'percent' | 'points' | 'rate' | 'count';

/** A number an author typed, in digits or in words. */
export interface NumberClaim {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly value: number;
	/** Decimals as typed. */
	readonly decimals: number;
	readonly kind: NumberKind;
	/** What a rate is per; null for none. */
	readonly per: number | null;
	/** `15 of 337`: 337; null where no base stands beside it. */
	readonly base: number | null;
	/** `about`, `over` and the like before it. */
	readonly about: 'exactly' | 'about' | 'over' | 'under';
	/** The words after it, as far as they name what is counted. */
	readonly noun: string;
	/** Whether it is said to be a target. */
	readonly target: boolean;
}

const units =
	'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' '
	);
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** The value of a number in words, `twenty-six`; null for other words. */
function inWords(words: string): number | null {
	const [first = '', second = ''] = words.toLowerCase().split(/[- ]/);
	const ten = tens.indexOf(first);
	const unit = units.indexOf(second === '' ? first : second);
	if (ten >= 0) return (ten + 2) * 10 + (second === '' ? 0 : unit + 1);
	if (first === 'hundred' || second === 'hundred')
		return 100 * (first === 'hundred' ? 1 : unitOf(first));
	return second === '' && unit >= 0 ? unit + 1 : null;
}
const unitOf = (word: string) => (word === 'a' ? 1 : units.indexOf(word) + 1);

/** Things that are counted: children, carers and what happens to them. A number in words before anything else claims nothing. */
const countable =
	/^(?:\s+(?!(?:of|the|and|in|to|or|for|with|at|on|by|is|was|were|are)\b)[a-z’-]+){0,3}?\s+(?:children|child|young (?:people|person|men|women|man|woman)|people|person|pupils?|boys?|girls?|babies|carers?|care leavers?|leavers?|households?|families|placements?|places|homes?|orders?|offences?|offenders?|arrests?|cautions?|convictions?|court appearances|calls?|breaches|exclusions?|applicants?|applications?|approvals?|resignations?|deregistrations?|adopters?|adoptions?|sibling groups?|groups?|siblings?|sisters?|brothers?|twins?|incidents?|episodes?|referrals?|enquiries|panels?|assessments?|checks?|timetables?|youths?|teenagers?|entrants?)\b/i;

const wordNumber = `(?:${tens.join('|')})(?:[- ](?:${units.slice(0, 9).join('|')}))?|${units.toReversed().join('|')}|(?:a|one|two|three|four|five) hundred`;
const unit = '(?:\\s?(%|per ?cent\\b|percentage[ -]points?\\b|points?\\b|pp\\b))?';
const numeral = new RegExp(
	`(?<![\\w.,/£])(?:([-+−]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)(?![\\d,]*\\d|/\\d)|\\b(${wordNumber})\\b)${unit}`,
	'gi'
);
const fractions: ReadonlyMap<string, number> = new Map([
	['half', 50],
	['a third', 100 / 3],
	['one third', 100 / 3],
	['two thirds', 200 / 3],
	['a quarter', 25],
	['one quarter', 25],
	['three quarters', 75],
	['a fifth', 20],
	['one fifth', 20],
	['a tenth', 10]
]);
const fraction =
	/\b(half|(?:a|one) (?:third|quarter|fifth|tenth)|two[- ]thirds|three[- ]quarters)(?= of (?!the (?:year|term|financial|meeting|work)\b)| (?:our|the) (?:children|young))/gi;
const outOf =
	/^(?:\s+(?:[a-z’-]+\s+){0,3}?(?:of|out of)\s+(?:the |these |those |its |our |all |a total of )?|\s?\/\s?|\s+in\s+(?:every\s+)?)((?:\d{1,3}(?:,\d{3})+|\d+)|one|two|three|four|five|six|seven|eight|nine|ten|hundred)\b(?!\s?%|\.\d| per ?cent)/i;
const perMany =
	/^\s+(?:[a-z’-]+\s+){0,2}?(?:per|for every|in every|out of every|for each)\s+((?:\d{1,3}(?:,\d{3})+|\d{2,})|thousand|hundred)\b/i;

const digits = (text: string) => Number(text.replace(/[,+]/g, '').replace('−', '-'));
const numberOf = (text: string) => (/\d/.test(text) ? digits(text) : (inWords(text) ?? 100));
const decimalsOf = (text: string) => text.split('.')[1]?.length ?? 0;

function aboutOf(before: string): NumberClaim['about'] {
	if (
		/\b(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|close to|circa)\s+$/i.test(
			before
		)
	)
		return 'about';
	if (/\b(?:over|more than|greater than|higher than|above|in excess of)\s+$/i.test(before))
		return 'over';
	return /\b(?:fewer than|less than|lower than|under|below)\s+$/i.test(before)
		? 'under'
		: 'exactly';
}

const isTarget = (before: string, after: string) =>
	/\b(?:targets?|goal|ambition|aim(?:ing)?|standard)\b(?:\s+(?:of|is|was|for|to|reach|at|being|set|level))*\s*$/i.test(
		before
	) || /^\s*(?:target|goal|ambition)\b/i.test(after);

function kindOf(mark: string | undefined): NumberKind {
	if (mark === undefined) return 'count';
	return /%|per ?cent$/i.test(mark) ? 'percent' : 'points';
}

/** The numbers an author typed into a sentence, each with what it counts. Live numbers, days, years, ages, money and references are none. */
export function numbersIn(
	text: string,
	cites: readonly CiteMention[] = []
): readonly NumberClaim[] {
	const bare = cites.reduce(
		(left, { start, end }) =>
			`${left.slice(0, start)}${'\ufffc'.repeat(end - start)}${left.slice(end)}`,
		text.replace(/\[number (?:hidden|missing)\]/g, (found) => '\ufffc'.repeat(found.length))
	);
	const left = withoutOther(bare, /\b(?:average|mean)\b/i.test(text));
	const found: NumberClaim[] = [];
	let past = 0;
	for (const match of left.matchAll(numeral)) {
		const [all, digit, word, mark] = match;
		const start = match.index;
		if (start < past) continue;
		let end = start + all.length;
		const after = left.slice(end);
		const written = digit ?? word ?? '';
		const kind = kindOf(mark);
		const per = kind === 'count' ? perMany.exec(after) : null;
		const of = kind === 'count' && !per ? outOf.exec(after) : null;
		const counted = after.replace(/^\s+of (?:our|the|these|those|all)\b/i, '');
		if (word !== undefined && kind === 'count' && !of && !per && !countable.test(counted)) continue;
		if (
			kind === 'points' &&
			/^points?$/i.test(mark ?? '') &&
			!/^\s*(?:higher|lower|above|below|more|less|up|down|rise|fall|since|from|short|over|between|compared|,|\.|;|$)/i.test(
				after
			)
		)
			continue;
		if (kind === 'count' && !of && !per && ofThePaper.test(after)) continue;
		if (of && ofThePaper.test(after.slice(of[0].length))) continue;
		if (
			of &&
			/^\s*(?:[a-z’-]+\s)?(?:neighbours?|authorit|councils?|regions?)/i.test(
				after.slice(of[0].length)
			)
		)
			continue;
		if (word === 'one' && of && /^\s+of the\b/i.test(after) && !/\d|\bone$/i.test(of[1] ?? ''))
			continue;
		end += per?.[0].length ?? of?.[0].length ?? 0;
		past = end;
		// `Three in four` is a share, and counts nobody.
		const share = of !== null && /^\s+in\s/i.test(of[0]) ? numberOf(of[1] ?? '') : null;
		const before = left.slice(0, start);
		found.push({
			...{ start, end, text: text.slice(start, end) },
			value: share === null ? numberOf(written) : (100 * numberOf(written)) / share,
			decimals: decimalsOf(written),
			kind: per ? 'rate' : share === null ? kind : 'percent',
			per: per
				? /\d/.test(per[1] ?? '')
					? digits(per[1] ?? '')
					: per[1] === 'thousand'
						? 1000
						: 100
				: null,
			base: of && share === null ? numberOf(of[1] ?? '') : null,
			about: share !== null && aboutOf(before) === 'exactly' ? 'about' : aboutOf(before),
			noun:
				/^[^.;:()\ufffc\d]*/.exec(left.slice(end))?.[0].trim().split(/\s+/).slice(0, 5).join(' ') ??
				'',
			target: isTarget(before, left.slice(end))
		});
	}
	for (const match of left.matchAll(fraction)) {
		const [all] = match;
		const before = left.slice(0, match.index);
		if (/\b(?:top|bottom|upper|lower|first|second|best|worst|last|other)\s+$/i.test(before))
			continue;
		const value = fractions.get(all.toLowerCase().replace('-', ' '));
		if (value === undefined) continue;
		const [start, end] = [match.index, match.index + all.length];
		const about = aboutOf(before);
		found.push({
			...{ start, end, text: all, value, decimals: 0, kind: 'percent', per: null, base: null },
			about: about === 'exactly' ? 'about' : about,
			noun: left.slice(end).trim().split(/\s+/).slice(0, 5).join(' '),
			target: false
		});
	}
	return found.toSorted((a, b) => a.start - b.start);
}
