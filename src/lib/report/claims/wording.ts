import type { Finding } from '../finding';
import { claimsNothing } from './claims-nothing';
import { findingAt, type Reading, type Sentence } from './reading';

/** Words a board asks not to read, with what to write. */
const jargon: readonly (readonly [RegExp, string])[] = [
	[/\bLACs?\b/g, 'children in our care'],
	[/\bCiC\b/g, 'children in our care'],
	[/\bCLA\b/g, 'children in our care, or looked-after children where the statutory term is meant'],
	[/\babscond(?:ed|ing|s|ers?)?\b/gi, 'went missing'],
	[/\bkids\b/gi, 'children'],
	[/\b(?:the |our )service users\b/gi, 'children and young people, or carers'],
	[
		/\bdifficult to place\b|\bhard to place\b/gi,
		'the home that the child needs has not been found'
	],
	[/\b(?:placement )?breakdowns? of (?:the )?child\b/gi, 'a placement that ended'],
	[/\bNEETs?\b/g, 'not in education, employment or training'],
	[/\bEET\b/g, 'in education, employment or training'],
	[/\bUASCs?\b/g, 'unaccompanied children seeking asylum'],
	[/\bRAG[- ]rat(?:ed|ing)\b/gi, 'what was judged, in words']
];

/** Abbreviations everybody reads. */
const known = new Set(
	'UK EU GP GPS NHS PDF OK TV BBC USA COVID VAT IT HR ID AM PM SI HM II III IV VI VII VIII IX XI XII PHD BSL CD DVD UN'.split(
		' '
	)
);
const taken = /^(?:LACS?|CLA|NEETS?|EET|UASCS?|TBC|TBA|TBD|X+|RAG|Q[1-4])$/i;
const capitals = /(?<![\w.&/-])[A-Z](?:[A-Z&]{0,4}[A-Z])s?(?![\w&-])/g;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Where an abbreviation is spelled out: `Equality Impact Assessment (EIA)` or `EIA (Equality Impact Assessment)`. */
function expands(text: string, short: string): boolean {
	const each = escaped(short.replace(/s$/, ''));
	return (
		new RegExp(`[A-Za-z’-]+ [A-Za-z’-]+[^.(]{0,80}\\((?:the |or )?[“"‘']?${each}s?[”"’']?\\)`).test(
			text
		) || new RegExp(`\\b${each}s? \\([A-Za-z][^)]{6,}\\)`).test(text)
	);
}

const shouted = (text: string) => {
	const letters = text.match(/[A-Za-z]/g) ?? [];
	const large = text.match(/[A-Z]/g) ?? [];
	return letters.length > 0 && large.length / letters.length > 0.5;
};

function checkAbbreviations(reading: Reading): readonly Finding[] {
	const seen = new Map<string, { sentence: Sentence; start: number; end: number }>();
	let before = reading.report.title;
	const fine = new Set<string>();
	for (const sentence of reading.sentences) {
		const heading = reading.parts.find(({ part }) => part === sentence.part)?.heading ?? '';
		if (!before.includes(heading)) before += ` ${heading}.`;
		const so = `${before} ${sentence.text}`;
		if (!shouted(sentence.text) && !claimsNothing(reading, sentence))
			for (const match of sentence.text.matchAll(capitals)) {
				const short = match[0].replace(/s$/, '');
				if (known.has(short) || taken.test(match[0]) || fine.has(short) || seen.has(short))
					continue;
				if (sentence.cites.some(({ start, end }) => start <= match.index && match.index < end))
					continue;
				if (expands(so, short)) fine.add(short);
				else seen.set(short, { sentence, start: match.index, end: match.index + match[0].length });
			}
		before = so;
	}
	return [...seen].map(([short, { sentence, start, end }]) =>
		findingAt(sentence, start, end, {
			rule: 'abbreviation',
			weight: 'wording',
			sentence: expands(before, short)
				? `“${short}” is written out later than it is first used. Write it out here.`
				: `“${short}” is never written out. Write it in full where it is first used, with “(${short})” after it.`
		})
	);
}

const checkJargon = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence) =>
			jargon.flatMap(([pattern, instead]) => {
				const match = [...sentence.text.matchAll(pattern)][0];
				return match
					? [
							findingAt(sentence, match.index, match.index + match[0].length, {
								rule: 'jargon',
								weight: 'wording',
								sentence: `“${match[0]}” is not how the Board speaks of people. Write “${instead}”.`
							})
						]
					: [];
			})
		);

/** Words a member would stumble over: jargon, and abbreviations that are not written out where they are first used. */
export const checkWording = (reading: Reading): readonly Finding[] => [
	...checkJargon(reading),
	...checkAbbreviations(reading)
];
