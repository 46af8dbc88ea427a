import type { Finding } from '../finding';
import { claimsNothing } from './claims-nothing';
import { findingAt, type Reading, type Sentence } from './reading';

const age =
	/\b(?:aged? (?:of )?(?:\d{1,2}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)(?!\s?(?:to|and|-|–|or)\s?\w*\d)(?!\d)|(?:\d{1,2}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)[- ]year[- ]old\b(?!s))/i;
/** Who said it: `– J, 15`, `(Sam, 16)`, `J.K.`. */
const saidBy =
	/^[\s,.]*(?:[–—-]\s*|\(\s*|said (?:by )?|from )(?:[A-Z]\.?(?:\s?[A-Z]\.?)?|[A-Z][a-z]+)(?:,?\s*(?:aged )?\d{1,2}\b|\s*\)|\s*$|[,.])/;
const quoted = /[“"]([^”"]{12,600})[”"]|(?<![A-Za-z])‘([^’]{12,600})’(?![A-Za-z])/g;
const one =
	'(?:a|one|this|that|another|the) (?:[a-z]+ ){0,2}?(?:child|young person|boy|girl|teenager|young (?:man|woman)|care leaver|sibling|pupil)';
const story = new RegExp(
	`\\b${one}\\b[^.;]{0,100}?\\b(?:aged? \\d{1,2}(?! to| and|-|–)|\\d{1,2}[- ]year[- ]old|who (?:was|had|went|lived|committed|stole|assaulted|moved|got|made|told)|he|she|his(?! or her)|her(?! or his))\\b`,
	'i'
);
const lone = /\b(?:a|one|the|this|another) (?:[a-z]+ )?\d{1,2}[- ]year[- ]old\b(?!s)/i;
/** `a boy of 13`, `Sam (15) said`. */
const ofAge =
	/\b(?:boy|girl|child|young person|teenager|young (?:man|woman)) of (?:\d{1,2}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)\b(?! (?:to|and|or) )|\b[A-Z][a-z]+,? \((?:aged )?(?:[5-9]|1\d|2[0-5])\),? (?:said|told|says|wrote|added|asked)\b/;
const initials =
	/\b(?:[Cc]hild|[Yy]oung [Pp]erson|YP|[Bb]oy|[Gg]irl|[Ss]ibling|[Pp]upil) [A-Z]{1,2}\b(?![’'a-z])/;
const place =
	/\b(?:[A-Z][\w’'-]+ ){1,4}(?:(?:Primary |Secondary |High |Infant |Junior )?School|Academy|College|Lodge|Children[’']s Home|Care Home|Residential Home)\b/;
const noPlace =
	/\b(?:Virtual School|Royal College|College of Policing|Further Education College|(?:Our|The|A|Each|Every|Local|Private|Independent|Special|State) (?:Primary |Secondary |High )?(?:Children[’']s Home|School|College|Academy))\b/;
const ofChildren =
	/\b(?:child|children|young|pupils?|attend\w*|placed|lives?|living|excluded|resident)\b/i;

function checkQuotes(sentence: Sentence): readonly Finding[] {
	const { text } = sentence;
	return [...text.matchAll(quoted)].flatMap((match) => {
		const end = match.index + match[0].length;
		const after = text.slice(end, end + 60);
		const around = `${text.slice(Math.max(0, match.index - 60), match.index)} ${after}`;
		const shows = [
			...(age.test(around) || age.test(match[0]) || /,\s*\d{1,2}\b/.test(after.slice(0, 25))
				? ['an age']
				: []),
			...(saidBy.test(after) || initials.test(around) ? ['a name or initials'] : [])
		];
		return shows.length === 0
			? []
			: [
					findingAt(sentence, match.index, end, {
						rule: 'quote-identifies',
						weight: 'leak',
						sentence: `The quotation stands with ${shows.join(' and ')}, by which the child who said it could be known. Take ${shows.length > 1 ? 'them' : 'it'} out, and ask whether the child agreed to be quoted.`
					})
				];
	});
}

function first(
	sentence: Sentence,
	pattern: RegExp,
	rule: string,
	words: string
): readonly Finding[] {
	const match = pattern.exec(sentence.text);
	return match
		? [
				findingAt(sentence, match.index, match.index + match[0].length, {
					...{ rule, weight: 'leak', sentence: words }
				})
			]
		: [];
}

/** Where a report could show who a child is: quotations with an age or initials, one child's story, initials, a named home or school. */
export const checkIdentity = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence) => {
			const quotes = checkQuotes(sentence);
			const named = place.exec(sentence.text);
			return [
				...quotes,
				...(quotes.length > 0
					? []
					: [
							...first(
								sentence,
								initials,
								'initials-identify',
								'Initials stand for a child. A reader who knows the family will know the child: leave them out.'
							),
							...first(
								sentence,
								story.test(sentence.text) ? story : lone,
								'one-child-story',
								'This tells of one child, whom a reader could know. Say what it shows of children in our care as a whole, or leave it out.'
							),
							...first(
								sentence,
								ofAge,
								'one-child-story',
								'This tells of one child with an age, whom a reader could know. Leave the age and the name out.'
							)
						]),
				...(named && !noPlace.test(named[0]) && ofChildren.test(sentence.text.replace(named[0], ''))
					? first(
							sentence,
							place,
							'place-identifies',
							'A home or school is named beside children in our care, so a reader could learn who lives or learns there. Say what kind of place it is instead.'
						)
					: [])
			];
		});
