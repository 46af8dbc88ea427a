import type { Sentence } from './reading';

/** What an author says became of a measure. */
export interface MoveClaim {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly says: 'up' | 'down' | 'level' | 'better' | 'worse';
	/** `doubled`: 2; `halved`: 0.5; null for no multiple. */
	readonly times: number | null;
	/** `slight` or `significant`, where it is said how much. */
	readonly size: 'slight' | 'large' | null;
	/** Said of how many, not of a rate. */
	readonly of_number: boolean;
	/** Said of a trend over several periods. */
	readonly trend: boolean;
	/** Said of every period between: `fell every year since`. */
	readonly every: boolean;
	/** `more than halved`, `nearly doubled`; null where it is said without. */
	readonly about: 'more' | 'nearly' | null;
}

const parts = [
	['half', 0.5],
	['a third', 1 / 3],
	['two[- ]thirds', 2 / 3],
	['a quarter', 0.25],
	['three[- ]quarters', 0.75]
] as const;
const near = '(?:about |around |nearly |almost |over |more than |some )?';

const kinds: readonly (readonly [MoveClaim['says'], number | null, RegExp])[] = [
	...parts.flatMap(([words, size]) => [
		[
			'down' as const,
			1 - size,
			new RegExp(
				`\\b(?:fell|fallen|dropped|reduced|decreased|declined|(?:gone|went) down|(?:fall|drop|reduction|decrease)) (?:by|of) ${near}${words}\\b`,
				'gi'
			)
		] as const,
		[
			'up' as const,
			1 + size,
			new RegExp(
				`\\b(?:rose|risen|increased|grew|grown|(?:gone|went) up|(?:rise|increase|growth)) (?:by|of) ${near}${words}\\b`,
				'gi'
			)
		] as const
	]),
	['up', 2, /\b(?:doubled|twice as (?:many|much|high))\b/gi],
	['up', 3, /\b(?:trebled|tripled|three times as (?:many|much|high))\b/gi],
	['up', 4, /\bquadrupled\b/gi],
	['down', 0.5, /\b(?:halved|half as (?:many|much|high))\b/gi],
	[
		'up',
		null,
		/\b(?:increased|increasing|risen|rose|rising|grew|grown|growing|gone up|went up|climbed)\b/gi
	],
	[
		'up',
		null,
		/\b(?:an?|the|slight|small|significant|sharp|marginal|modest|large|further|year-on-year) (?:increase|rise|growth)\b|\bupwards? trend\b/gi
	],
	[
		'down',
		null,
		/\b(?:decreased|decreasing|reduced(?! (?:timetables?|hours))|fallen|fell|falling|dropped|declined|declining|dipped|gone down|went down)\b/gi
	],
	[
		'down',
		null,
		/\b(?:an?|the|slight|small|significant|sharp|marginal|modest|large|further|year-on-year) (?:decrease|reduction|fall|drop|decline|dip)\b|\bdownwards? trend\b/gi
	],
	[
		'level',
		null,
		/\b(?:maintained(?! (?:schools?|nurser|contact|relationships?))|unchanged|stayed (?:the same|level|stable|steady|at)|remain(?:s|ed|ing)? (?:at|the same|steady|stable|level|constant|unchanged|similar|static|broadly)|no change|held (?:at|steady)|(?:has|have) been (?:stable|steady)|(?:is|are|was|were) (?:\w+ly )?(?:stable|steady)|the same as (?:the (?:year|quarter|month) before|last (?:year|quarter|month)|in the))\b/gi
	],
	['up', null, /\bup (?:slightly |sharply )?from\b/gi],
	['down', null, /\bdown (?:slightly |sharply )?from\b/gi],
	['better', null, /\b(?:improved|improving|an? (?:\w+ )?improvement)\b/gi],
	['worse', null, /\b(?:worsened|worsening|deteriorated|got worse)\b/gi],
	[
		'down',
		null,
		/\b(?:five|three|four|ten|six|seven|eight|\d+)[- ]year (?:downward|falling|declining|decreasing) trend\b/gi
	],
	[
		'up',
		null,
		/\b(?:five|three|four|ten|six|seven|eight|\d+)[- ]year (?:upward|rising|increasing) trend\b/gi
	]
];

/** Words before a movement that make it a wish, a duty, a question or a denial. */
const notSaid =
	/\b(?:to|will|would|should|could|may|might|can|must|shall|cannot|aims?|hopes?|seeks?|whether|if|how|not|never|no|nor|neither|be|being|target|plans?|towards?|for|of|by|expected to|without|cannot be called|called|any)\s+(?:be\s+|been\s+|an?\s+|the\s+|\w+ly\s+)?$/i;
/** What goes before a word of movement in -ing that says it goes on. */
const going = /\b(?:is|are|was|were|been|keeps?|kept)\s+(?:\w+ly\s+)?$/i;
const SLIGHT = /\b(?:slight(?:ly)?|small|marginal(?:ly)?|modest(?:ly)?|minor|a little)\b/i;
const LARGE =
	/\b(?:significant(?:ly)?|sharp(?:ly)?|substantial(?:ly)?|marked(?:ly)?|dramatic(?:ally)?|large)\b/i;

/** The movements a sentence says there were. */
export function movesIn({ text, cites }: Sentence): readonly MoveClaim[] {
	const found: MoveClaim[] = [];
	for (const [says, times, pattern] of kinds)
		for (const match of text.matchAll(pattern)) {
			const [start, end] = [match.index, match.index + match[0].length];
			const before = text.slice(Math.max(0, start - 40), start);
			if (notSaid.test(before) && !/\b(?:trend of|result of|pattern of)\s+\S*\s*$/i.test(before))
				continue;
			if (/ing$/i.test(match[0]) && !going.test(before)) continue;
			if (/\b(?:whether|if|how far)\b[^.;]*$/i.test(text.slice(0, start))) continue;
			if (found.some((each) => each.start < end && start < each.end)) continue;
			if (cites.some((each) => each.start < end && start < each.end)) continue;
			const around = text.slice(Math.max(0, start - 25), Math.min(text.length, end + 15));
			found.push({
				...{ start, end, text: match[0], says, times },
				size: SLIGHT.test(around) ? 'slight' : LARGE.test(around) ? 'large' : null,
				of_number: /\bnumbers?\b/i.test(
					text.slice(Math.max(0, start - 70), Math.min(text.length, end + 25))
				),
				trend: /\btrend|year on year|consistently|steadily|continu/i.test(text),
				every: /\b(?:every|each) (?:single )?(?:year|quarter|month)\b/i.test(
					text.slice(start, end + 60)
				),
				about: /\b(?:more than|over)\s+(?:an? )?/i.test(`${before.slice(-12)}${match[0]}`)
					? 'more'
					: /\b(?:nearly|almost|about|around|roughly|some)\s/i.test(
								`${before.slice(-12)}${match[0]}`
						  )
						? 'nearly'
						: null
			});
		}
	return found.toSorted((a, b) => a.start - b.start);
}
