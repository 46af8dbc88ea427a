import type { Finding } from '../finding';
import { claimsNothing } from './claims-nothing';
import { numbersIn, type NumberClaim } from './numbers';
import { findingAt, type Reading, type Sentence } from './reading';

/** A typed or live number with its value; a live one hidden in this mode has none and is not here. */
interface Counted {
	readonly start: number;
	readonly end: number;
	readonly value: number;
	readonly noun: string;
}

const plainNumber = /^\d{1,3}(?:,\d{3})*$|^\d+$/;

/** Every whole number of a sentence, live ones among them, in order. Null when a live one prints none: no sum can be told. */
function countsIn({ text, cites }: Sentence): readonly Counted[] | null {
	const live: Counted[] = [];
	for (const { start, end, figure } of cites) {
		if (!figure || figure.reason !== null) return null;
		if (!plainNumber.test(figure.text)) continue;
		const noun = /^[^.;:(),\d]*/.exec(text.slice(end))?.[0].trim() ?? '';
		live.push({ start, end, value: Number(figure.text.replaceAll(',', '')), noun });
	}
	const typed = numbersIn(text, cites)
		.filter(({ kind, base, about }) => kind === 'count' && base === null && about === 'exactly')
		.filter(({ value }: NumberClaim) => Number.isInteger(value));
	return [...live, ...typed].toSorted((a, b) => a.start - b.start);
}

/** Words after a total that its parts follow. */
const opens =
	/^[^.;:(),]{0,90}?(?:(:|\()|,?\s*(?:—|–)\s|,?\s+(?:of (?:which|whom|these|those|them)|made up of|consisting of|comprising|broken down as|split (?:into|between)|being)\b)/i;
/** Words that say more than the parts named belong to the total. */
const some =
	/\b(?:including|among (?:them|these)|for example|such as|at least|mainly|mostly|some of)\b/i;
const ends = /[.;)]/;

function partsOf(total: Counted, counts: readonly Counted[], text: string) {
	const opening = opens.exec(text.slice(total.end));
	if (!opening) return null;
	const from = total.end + opening[0].length;
	const rest = text.slice(from);
	const close = opening[1] === '(' ? rest.search(/\)/) : rest.search(ends);
	const to = close < 0 ? text.length : from + close;
	const nested = text.slice(from, to).indexOf('(');
	const parts = counts.filter((each) => each.start >= from && each.end <= to);
	if (nested >= 0 && opening[1] !== '(') return null;
	return parts.length >= 2 ? { parts, words: text.slice(from, to), to } : null;
}

function checkTotal(
	total: Counted,
	counts: readonly Counted[],
	sentence: Sentence,
	{ threshold, evidence }: Reading
): Finding | null {
	const { text } = sentence;
	const found = partsOf(total, counts, text);
	if (!found || some.test(text.slice(total.end, found.to))) return null;
	const { parts } = found;
	const sum = parts.reduce((all, { value }) => all + value, 0);
	const said = parts.map(({ value }) => value).join(' + ');
	const at = (rule: string, weight: Finding['weight'], words: string) =>
		findingAt(sentence, total.start, found.to, { rule, weight, sentence: words });
	if (sum === total.value)
		return at('parts-make-whole', 'holds', `The parts make the whole: ${said} = ${total.value}.`);
	const left = total.value - sum;
	if (left < 0)
		return at(
			'parts-exceed-whole',
			'wrong',
			`The parts come to more than the whole: ${said} = ${sum}, and the total is ${total.value}. Check each, or say which of them overlap.`
		);
	const away = left <= threshold && evidence.mode === 'public';
	return at(
		'parts-miss-whole',
		away ? 'leak' : 'doubt',
		away
			? `The parts leave a few unsaid, whom a reader can count by subtraction. Join some of the parts, or give the total alone.`
			: `The parts do not make the whole: ${said} = ${sum}, and the total is ${total.value}. Say what the other ${left} are.`
	);
}

/** `14 + 6 against 29`: two or more parts and a whole, said with other words. */
const added =
	/\b(\d{1,5})\s?(?:\+|plus|and)\s?(\d{1,5})\b[^.;]{0,60}?\b(?:against|out of|of (?:the|a total of)|make|makes|making|total(?:s|ling)?|=)\s?(?:the )?(\d{1,5})\b(?!%)/gi;

function checkAdded(sentence: Sentence): readonly Finding[] {
	return [...sentence.text.matchAll(added)].map((match) => {
		const [all, one, two, total] = match;
		const sum = Number(one) + Number(two);
		const right = sum === Number(total);
		return findingAt(sentence, match.index, match.index + all.length, {
			rule: right ? 'parts-make-whole' : 'parts-miss-whole',
			weight: right ? 'holds' : 'doubt',
			sentence: right
				? `The parts make the whole: ${one} + ${two} = ${total}.`
				: `The parts do not make the whole: ${one} + ${two} = ${sum}, and the total is ${total}. Say what the others are.`
		});
	});
}

/** Whether the parts that a sentence gives make the whole that it gives. */
export const checkSums = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence) => {
			const counts = countsIn(sentence);
			const [first] = counts ?? [];
			const totals = first && counts ? counts.slice(0, -2) : [];
			const found = totals.map((total) => checkTotal(total, counts ?? [], sentence, reading));
			return [...found.filter((each) => each !== null).slice(0, 1), ...checkAdded(sentence)];
		});
