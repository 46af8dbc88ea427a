import { formatPeriodShort } from '$lib/domain/period-words';
import type { MeasureEvidence } from '$lib/view/evidence';
import { figureInFull, figureWords, standAt, type Standing } from '$lib/view/evidence-facts';
import type { Finding } from '../finding';
import { heldOf, spanOf } from './move-span';
import { claimsNothing } from './claims-nothing';
import { papersAt } from './paper-figures';
import { findingAt, type Reading, type Sentence } from './reading';
import { spokenOf, SURE } from './measures';

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
const ranked =
	/\b(?:ranked |rank |ranks |is |was |were |are )?(?:joint(?:ly)? |equal )?(\d{1,3})(?:st|nd|rd|th)(?: (?:lowest|highest|best|worst|place))?(?: out)? of (?:the )?(\d{1,3})\b|\branked (?:joint(?:ly)? )?(\d{1,3})(?:st|nd|rd|th)?\b/gi;
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
		const [all, one, of, alone] = match;
		const said = Number(one ?? alone);
		found.push({
			...{ start: match.index, end: match.index + all.length, text: all },
			holds: (standing) =>
				(standing.rank ?? standing.from_lowest) === said &&
				(of === undefined || standing.of === Number(of)),
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
	if (!later || !standings || !standing)
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
	const unsure = claim.unsure(standing);
	return at(
		'standing-holds',
		unsure ? 'doubt' : 'holds',
		`${facts}${unsure ? ` Say how many have a figure and how many are tied, or it says more than is known.` : ''}`,
		flip
	);
}

const inTime =
	/\b(?:the |its |our )?(highest|lowest|best|worst)\b(?=(?: [a-z-]+){0,3}? (?:since|for (?:\w+ )*years|on record|ever|in (?:the )?(?:last |past )?(?:\w+ )?(?:years|decade)|recorded|over the|to date|so far))/gi;

function checkInTime(sentence: Sentence, measure: MeasureEvidence): readonly Finding[] {
	return [...sentence.text.matchAll(inTime)].map((match) => {
		const [start, end] = [match.index, match.index + match[0].length];
		const word = (match[1] ?? '').toLowerCase();
		const { earlier, later } = spanOf(sentence, measure);
		const all = heldOf(measure);
		const last = later ?? all.at(-1) ?? null;
		const { polarity } = measure.indicator;
		const low = word === 'lowest' || (polarity === 'low' ? word === 'best' : word === 'worst');
		const from = /\bsince\b/i.test(sentence.text) && earlier ? earlier.at.end : '';
		const others = all.filter(
			(each) => each !== last && each.at.end >= from && each.at.end <= (last?.at.end ?? '')
		);
		const beaten =
			last && others.filter(({ value }) => (low ? value < last.value : value > last.value));
		const same = last && others.filter(({ value }) => value === last.value);
		const name = `“${measure.indicator.name}”`;
		if (!last || !beaten || !same || others.length === 0)
			return findingAt(sentence, start, end, {
				rule: 'record-unsupported',
				weight: 'unsupported',
				sentence: `Nothing held bears “${match[0]}”: ${name} has no other figure to compare with.`
			});
		const [other] = beaten;
		const since = formatPeriodShort((others[0] ?? last).at);
		return other
			? findingAt(sentence, start, end, {
					rule: 'record-wrong',
					weight: 'wrong',
					sentence: `“${match[0]}” is not what is held. ${name} is ${figureInFull(measure.indicator, last)}, and ${figureInFull(measure.indicator, other)}.`
				})
			: findingAt(sentence, start, end, {
					rule: 'record-holds',
					weight: same.length > 0 ? 'doubt' : 'holds',
					sentence: `${name}: ${figureInFull(measure.indicator, last)} is the ${low ? 'lowest' : 'highest'} held since ${since}${same.length > 0 ? `, and the same was printed for ${same.map(({ at }) => formatPeriodShort(at)).join(' and ')}` : ''}.`
				});
	});
}

/** Where an author says the authority stands: halves, quarters, places, highest and lowest, each worked out again. */
export const checkStandings = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence): readonly Finding[] => {
			const claims = claimsIn(sentence.text);
			const record = sentence.text.search(inTime) >= 0;
			if (claims.length === 0 && !record) return [];
			const [best] = spokenOf(sentence, reading).filter(({ score }) => score >= SURE);
			if (best)
				return [
					...claims.map((claim) => check(claim, sentence, best.measure)),
					...checkInTime(sentence, best.measure)
				];
			return claims.map((claim) =>
				findingAt(sentence, claim.start, claim.end, {
					rule: 'standing-unsupported',
					weight: 'unsupported',
					sentence: `Nothing held bears “${claim.text}”: the sentence names no measure of the record. Say of what, and in which period.`
				})
			);
		});
