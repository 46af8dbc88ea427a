import { formatPeriodShort } from '$lib/domain/period-words';
import type { MeasureEvidence } from '$lib/view/evidence';
import { figureInFull, figureWords, standAt, type Standing } from '$lib/view/evidence-facts';
import type { Finding } from '../finding';
import { spanOf } from './move-span';
import { claimsNothing } from './claims-nothing';
import { papersAt } from './paper-figures';
import { findingAt, type Reading, type Sentence } from './reading';
import { spokenOf, SURE } from './measures';
import { checkInTime, inTime } from './time-records';

/** What an author says of where the authority stands among all. */
interface StandingClaim {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	/** Whether it holds where the authority stands so; null when it cannot be told. */
	readonly holds: (standing: Standing, measure: MeasureEvidence, value: number) => boolean | null;
	/** Whether those tied with it, or without a figure, could turn it. */
	readonly unsure: (standing: Standing) => boolean;
}

const shares: ReadonlyMap<string, number> = new Map([
	...([
		['half', 0.5],
		['third', 1 / 3],
		['quarter', 0.25],
		['quartile', 0.25],
		['fifth', 0.2],
		['quintile', 0.2],
		['tenth', 0.1],
		['decile', 0.1]
	] as const)
]);

const part =
	/\b(top|bottom|upper|lower|best|worst)[- ](?:performing[- ])?(half|third|quarter|quartile|fifth|quintile|tenth|decile|(\d{1,2})(?:%| per cent)?)(?= |,|\.|;|\)|$)/gi;
const places = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const ranked = new RegExp(
	`\\b(?:ranked |rank |ranks |is |was |were |are )?(?:joint(?:ly)? |equal )?(?:(\\d{1,3})(?:st|nd|rd|th)|(${places.join('|')}))(?:[ -](lowest|highest|best|worst|place)(?: [a-z -]{0,60}?)?)?(?: out)? of (?:the |all )?(\\d{1,3})\\b|\\branked (?:joint(?:ly)? )?(\\d{1,3})(?:st|nd|rd|th)?\\b`,
	'gi'
);
/** Where it stands among its neighbours alone, which the figures held for a report do not tell. */
const nearby =
	/\b(?:joint[- ])?(?:highest|lowest|best|worst)(?: [a-z-]+){0,3} (?:of|among|amongst) (?:its|our|the|all|these|those)?\s?(?:ten |10 |other )*(?:statistical )?neighbours?\b/gi;
/** `tied with 16 others`, `21 tied`: how many more than the authority itself have its figure. */
const tiedWith =
	/\btied with (\d{1,3}) (?:others?|more|other authorit(?:y|ies)|authorit(?:y|ies))\b/i;
const saysTies = /\b(?:tied|joint(?:ly)?|equal|share[sd]? (?:the|this|that) (?:figure|place))\b/i;
const saysGaps =
	/\b(?:with (?:a|one|its) figure|(?:have|has|had|with) (?:no|none|a) ?(?:figure)?|without (?:a|one|figure)|no figure|not published|suppressed|hidden)\b/i;
const among =
	/\b(?:joint[- ])?(highest|lowest|best|worst)\b(?=(?:[- ]performing)?(?: [a-z-]+){0,4} (?:in (?:England|the country|the region|the East|the West)|of (?:all|any|the|every|our)|among|amongst|across|nationally))/gi;

/** The place in order and how many are ranked, from the end that a claim speaks of. */
const placeOf = (standing: Standing, best: boolean) =>
	standing.rank === null
		? null
		: best
			? standing.rank
			: standing.of - standing.rank - standing.tied + 2;

function claimsIn(text: string): readonly StandingClaim[] {
	const found: StandingClaim[] = [];
	for (const match of text.matchAll(part)) {
		const [all, end = '', share = '', number] = match;
		const best = /top|upper|best/i.test(end);
		const of =
			number === undefined
				? shares.get(share.toLowerCase())
				: /%|per cent/.test(share)
					? Number(number) / 100
					: null;
		const most = (standing: Standing) =>
			of === null || of === undefined ? Number(number) : standing.of * of;
		found.push({
			...{ start: match.index, end: match.index + all.length, text: all },
			holds: (standing) => {
				const place = placeOf(standing, best);
				return place === null ? null : place <= most(standing);
			},
			unsure: (standing) => {
				const place = placeOf(standing, best) ?? 0;
				const tied = place + standing.tied - 1 > most(standing);
				const missing =
					place + standing.without >
					(of === null || of === undefined
						? Number(number)
						: (standing.of + standing.without) * of);
				return place <= most(standing) && (tied || missing);
			}
		});
	}
	for (const match of text.matchAll(ranked)) {
		const [all, digits, word, from, of, alone] = match;
		const one = digits ?? (word === undefined ? undefined : places.indexOf(word.toLowerCase()) + 1);
		const said = Number(one ?? alone);
		const place = (standing: Standing) =>
			/highest/i.test(from ?? '')
				? standing.from_highest
				: /lowest/i.test(from ?? '')
					? standing.from_lowest
					: /worst/i.test(from ?? '')
						? placeOf(standing, false)
						: (standing.rank ?? standing.from_lowest);
		found.push({
			...{ start: match.index, end: match.index + all.length, text: all },
			holds: (standing) =>
				place(standing) === said && (of === undefined || standing.of === Number(of)),
			unsure: (standing) => standing.tied > 1 || standing.without > 0
		});
	}
	for (const match of text.matchAll(among)) {
		const word = (match[1] ?? '').toLowerCase();
		found.push({
			...{ start: match.index, end: match.index + match[0].length, text: match[0] },
			holds: (standing) => {
				if (word === 'highest') return standing.from_highest === 1;
				if (word === 'lowest') return standing.from_lowest === 1;
				return standing.rank === null ? null : placeOf(standing, word === 'best') === 1;
			},
			unsure: (standing) => standing.tied > 1 || standing.without > 0
		});
	}
	return found;
}

/** `1st`, `22nd`, `13th`. */
function ordinal(place: number): string {
	const teen = place % 100 > 10 && place % 100 < 14;
	return `${place}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')}`;
}

function wordsFor(standing: Standing, measure: MeasureEvidence): string {
	const place = standing.rank ?? standing.from_lowest;
	const from = standing.rank === null ? ' from the lowest' : '';
	const tied = standing.tied > 1 ? `, ${standing.tied} tied` : '';
	const without =
		standing.without > 0 ? `, and ${standing.without} authorities have no figure` : '';
	return `${measure.authority.name} stands ${ordinal(place)}${from} of ${standing.of} authorities with a figure${tied}${without}`;
}

function check(claim: StandingClaim, sentence: Sentence, measure: MeasureEvidence): Finding {
	const at = (rule: string, weight: Finding['weight'], words: string, flip: string | null = null) =>
		findingAt(sentence, claim.start, claim.end, { rule, weight, sentence: words, flip });
	const { later } = spanOf(sentence, measure);
	const standings = measure.standings.find(({ period }) => period === later?.period) ?? null;
	const standing = standings && standAt(measure, standings);
	const name = `“${measure.indicator.name}”`;
	const when = later ? formatPeriodShort(later.at) : 'the period it names';
	if (!later || !standings || !standing || standing.of < 2)
		return at(
			'standing-unsupported',
			'unsupported',
			`Nothing held bears “${claim.text}”: there is no standing of ${name} for ${when}. Insert the figure of that period as a live number, say how many authorities have one, or take it out.`
		);
	const holds = claim.holds(standing, measure, later.value);
	if (holds === null)
		return at(
			'standing-unsupported',
			'unsupported',
			`Neither way is better for ${name}, so nobody is at the top or the bottom. Say that the figure is among the higher or the lower ones.`
		);
	const papers = papersAt(measure, later.period).flatMap(({ paper, figure }) => {
		const other = standAt(measure, standings, figure.value);
		const would = other && claim.holds(other, measure, figure.value);
		return other && would !== null && would !== holds
			? [
					`With the ${figureWords(measure.indicator, figure)} that the ${paper} prints for ${when} it would ${would ? 'hold' : 'not hold'}: ${wordsFor(other, measure)}.`
				]
			: [];
	});
	const missing =
		holds && standing.without > 0
			? `If those without a figure were all to stand before it, the place would be ${(standing.rank ?? standing.from_lowest) + standing.without} of ${standing.of + standing.without}.`
			: null;
	const flip = [...papers, ...(missing ? [missing] : [])].join(' ') || null;
	const facts = `${name}, ${figureInFull(measure.indicator, later)}: ${wordsFor(standing, measure)}.`;
	if (!holds)
		return at('standing-wrong', 'wrong', `“${claim.text}” is not what is held. ${facts}`, flip);
	const [, tied] = tiedWith.exec(sentence.text) ?? [];
	if (tied !== undefined && Number(tied) !== standing.tied - 1)
		return at('standing-wrong', 'wrong', `“tied with ${tied}” is not what is held. ${facts}`, flip);
	// What the sentence says itself it need not be told.
	const said =
		(standing.tied === 1 || saysTies.test(sentence.text)) &&
		(standing.without === 0 || saysGaps.test(sentence.text));
	const unsure = claim.unsure(standing) && !said;
	return at(
		'standing-holds',
		unsure ? 'doubt' : 'holds',
		`${facts}${unsure ? ` Say how many have a figure and how many are tied, or it says more than is known.` : ''}`,
		flip
	);
}

/** Where an author says the authority stands: halves, quarters, places, highest and lowest, each worked out again. */
export const checkStandings = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence): readonly Finding[] => {
			const near = [...sentence.text.matchAll(nearby)].map((match) =>
				findingAt(sentence, match.index, match.index + match[0].length, {
					rule: 'standing-unsupported',
					weight: 'unsupported',
					sentence: `“${match[0]}” is not worked out here: only their mean is held for a report. Compare it with each of them on the measure’s page, and say how many have a figure, or take it out.`
				})
			);
			const claims = claimsIn(sentence.text);
			const records = [...sentence.text.matchAll(inTime)].map((match) => ({
				...{ start: match.index, end: match.index + match[0].length, text: match[0] }
			}));
			if (claims.length === 0 && records.length === 0) return near;
			const [best] = spokenOf(sentence, reading).filter(({ score }) => score >= SURE);
			if (best)
				return [
					...near,
					...claims.map((claim) => check(claim, sentence, best.measure)),
					...checkInTime(sentence, best.measure)
				];
			return [
				...near,
				...[...claims, ...records].map((claim) =>
					findingAt(sentence, claim.start, claim.end, {
						rule: 'standing-unsupported',
						weight: 'unsupported',
						sentence: `Nothing held bears “${claim.text}”: the sentence names no measure of the record. Say of what, and in which period.`
					})
				)
			];
		});
