import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Finding } from '../finding';
import { matches } from './match';
import { spokenOf } from './measures';
import { claimsNothing } from './claims-nothing';
import { numbersIn } from './numbers';
import { findingAt, type Reading, type Sentence } from './reading';

const kinds: readonly (readonly [string, RegExp])[] = [
	['placements', /\bplacements?\b/i],
	['families', /\bfamil(?:y|ies)\b/i],
	['households', /\bhouseholds?\b/i],
	['carers', /\bcarers?\b/i],
	['places', /\bplaces\b/i],
	['children', /\b(?:children|young people)\b/i],
	['orders', /\borders?\b/i],
	['offences', /\boffences?\b/i]
];

/** What a number counts, by the first noun after it. */
function kindOf(words: string): string | null {
	let first: { kind: string; at: number } | null = null;
	for (const [kind, pattern] of kinds) {
		const at = words.search(pattern);
		if (at >= 0 && (first === null || at < first.at)) first = { kind, at };
	}
	return first?.kind ?? null;
}

const change =
	/\bfrom\s+(?:about |around )?(\d[\d,]*)\s+([a-z’' -]{3,60}?)(?:\s*\([^)]*\)|\s+(?:in|at|on)\s+[A-Z][\w ]*?)?,?\s+to\s+(?:about |around )?(\d[\d,]*)\s+([a-z’' -]{3,40})/i;

function checkChange(sentence: Sentence): readonly Finding[] {
	const match = change.exec(sentence.text);
	const [was, is] = [kindOf(match?.[2] ?? ''), kindOf(match?.[4] ?? '')];
	if (!match || was === null || is === null || was === is) return [];
	return [
		findingAt(sentence, match.index, match.index + match[0].length, {
			rule: 'units-mixed',
			weight: 'unsupported',
			sentence: `The first number counts ${was} and the second ${is}: no change can be worked out between them. Give both in one unit, or each by itself.`
		})
	];
}

const net =
	/\bnet (?:gain|loss|increase|decrease|change|figure|growth|reduction|effect|position)\b|\bbalanc(?:e[sd]?|ing) (?:out|each other)\b|\boverall (?:gain|loss)\b|\bmore (?:carers |households |people )?(?:have |were |are )?(?:joined|approved|recruited|left|leaving|lost) than\b|\b(?:offset|outweigh(?:s|ed)?|cancel(?:s|led)? out|made up for)\b/i;
const denied = /\b(?:no|not|cannot|never|nor|without)\b/i;

/** Measures behind a sentence's numbers, its live ones and the typed ones, with the period of each. */
function windowsOf(sentence: Sentence, reading: Reading): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const { binding } of [...sentence.before, sentence].flatMap(({ cites }) => cites))
		found.set(binding.indicator, binding.period);
	for (const each of [...sentence.before, sentence]) {
		const spoken = spokenOf(each, reading).filter(({ score }) => score >= 0.3);
		for (const claim of numbersIn(each.text, each.cites))
			for (const { measure } of spoken) {
				const held = measure.figures.find((figure) => matches(claim, measure.indicator, figure));
				if (!held) continue;
				found.set(measure.indicator.indicator, held.period);
				break;
			}
	}
	return found;
}

function checkNet(sentence: Sentence, reading: Reading): readonly Finding[] {
	const match = net.exec(sentence.text);
	if (!match || denied.test(sentence.text)) return [];
	const windows = new Set(windowsOf(sentence, reading).values());
	const named = [...windows].map((id) => {
		const period = parsePeriod(id);
		return period ? formatPeriodShort(period) : id;
	});
	if (windows.size === 1) return [];
	return [
		findingAt(sentence, match.index, match.index + match[0].length, {
			rule: 'windows-mixed',
			weight: 'unsupported',
			sentence:
				windows.size > 1
					? `Nothing held bears “${match[0]}”: the numbers are counted over different times (${named.join('; ')}), so no honest net figure can be made of them. Give each with its own dates.`
					: `Nothing held bears “${match[0]}”: it takes both numbers, counted over the same time and in the same unit. Say what they are.`
		})
	];
}

const rateOfNothing =
	/\b(?:\d+(?:\.\d+)?\s?(?:%|per cent)) of (?:the |our |all )?(?:required |total |available )?(?:placements?|need|demand)\b/i;

/** Shares whose base nobody stated: `54% of required placements`. */
function checkBase(sentence: Sentence, reading: Reading): readonly Finding[] {
	const match = rateOfNothing.exec(sentence.text);
	if (!match) return [];
	const measure = spokenOf(sentence, reading).find(
		({ score, measure: { indicator } }) => score >= 0.3 && indicator.unit === 'percent'
	)?.measure;
	const based = measure?.figures.some(({ denominator }) => denominator !== null) ?? false;
	const said = numbersIn(sentence.text).some(({ kind, base }) => kind === 'count' || base !== null);
	return based || said
		? []
		: [
				findingAt(sentence, match.index, match.index + match[0].length, {
					rule: 'base-not-stated',
					weight: 'doubt',
					sentence: `“${match[0]}” is a share of a number that is not stated. Say how many it is of, or that it is not known.`
				})
			];
}

/** Numbers that cannot be set against each other: other units, other windows of time, a base that nobody stated. */
export const checkMixing = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence) => [
			...checkChange(sentence),
			...checkNet(sentence, reading),
			...checkBase(sentence, reading)
		]);
