import { months } from '$lib/domain/calendar';

const month = `(?:${months.join('|')}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)`;
const anyCase = (source: string) => new RegExp(source, 'gi');
const exact = (source: string) => new RegExp(source, 'g');

/** Nouns whose number tells where something stands in a document or a list, never how many. */
const references =
	'sections?|paragraphs?|paras?\\.?|minutes?|minute numbers?|items?|pages?|pp?\\.|appendi(?:x|ces)|annex(?:es)?|tables?|figures?|charts?|recommendations?|schedules?|regulations?|outcomes?|articles?|parts?|chapters?|levels?|stages?|phases?|versions?|steps?|principles?|no\\.|nos\\.|ref(?:erence)?\\.?|clauses?|rules?|themes?|priorit(?:y|ies)|tiers?|bands?|grades?|wards?|volumes?|vol\\.|issues?|questions?|options?|key stages?|years?|SI|standards?|sets?|category|categories|forms?|units?';

/**
 * What looks like a number in a text and claims nothing of the figures: days, years, times of day, ages, lengths of time, amounts of
 * money, references and addresses. Ages and small numbers of children are other rules' to judge.
 */
const patterns: readonly RegExp[] = [
	anyCase('(?:https?://|www\\.)\\S+|\\S+@\\S+\\.\\S+'),
	anyCase(
		'[£€$]\\s?\\d[\\d,.]*(?:\\s?(?:m|bn|k|million|billion|thousand)\\b)?(?:\\s?\\(\\d[\\d.]*\\s?%\\))?|\\b\\d+p\\b'
	),
	anyCase(
		'\\b\\d[\\d.]*\\s?(?:%|per cent) of (?:the |its |our |this |total )*(?:budget|grant|spend(?:ing)?|costs?|funding|expenditure|savings?)\\b'
	),
	anyCase('\\b\\d[\\d,.]*\\s(?:million|billion)?\\s?(?:pounds|pence)\\b'),
	exact(`\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}(?:,? \\d{4})?`),
	exact(`\\b${month} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?\\b`),
	exact(`\\b${month} (?:\\d{4})\\b`),
	exact('\\b\\d{4}-\\d{2}-\\d{2}(?:/\\d{4}-\\d{2}-\\d{2})?'),
	exact('\\b\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})\\b'),
	exact('\\b(?:19|20)\\d{2}\\s?[/–-]\\s?(?:\\d{4}|\\d{2})\\b|\\b\\d{2}/\\d{2}\\b(?![/.]\\d)'),
	exact('\\b(?:19|20)\\d{2}s?\\b(?![,.]\\d|%)'),
	anyCase('\\bQ[1-4]\\b|\\bquarters? [1-4](?: (?:and|to) [1-4])?\\b'),
	anyCase("\\b\\d{1,2}(?:[.:]\\d{2})?\\s?(?:am|pm|noon|o[’']clock)\\b|\\b\\d{1,2}:\\d{2}\\b"),
	anyCase(
		`\\b(?:${references})\\s+(?:numbers?\\s+|no\\.?\\s*)?\\d+[a-z]?(?:[./]\\d+)*(?:\\s?(?:to|and|or|,|–|-|&)\\s?\\d+(?:\\.\\d+)*)*(?!\\s?%|\\s?per cent|\\s?percent|[\\d.]*\\d)`
	),
	exact('^\\s*\\d+(?:\\.\\d+)+\\.?\\s|^\\s*\\(?\\d{1,2}[.)]\\s'),
	anyCase(
		'\\bages? (?:of )?(?:between )?\\d+(?:\\s?(?:to|and|-|–|or)\\s?\\d+)?|\\baged? (?:between )?(?:under |over )?\\d+(?:\\s?(?:to|and|-|–|or|,)\\s?(?:\\d+|over|under|above))*'
	),
	anyCase('\\b\\d+(?:\\s?(?:to|-|–|and|or)\\s?\\d+)?[\\s-]?years?[\\s-]?olds?\\b'),
	anyCase('\\b(?:under|over)[\\s-]\\d{1,2}s\\b|\\b\\d{1,2}\\+'),
	anyCase(
		'\\b(?:under|over|below|above) (?:the age of )?(?:1[0-9]|2[0-5])\\b(?!%|[.,]\\d| per| [a-z]+)'
	),
	anyCase('\\b\\d+(?:th|st|nd|rd) birthdays?\\b'),
	anyCase(
		'\\b(?:\\d+(?:\\.\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?:\\s?(?:to|-|–|or|and)\\s?\\d+)?[\\s-](?:clear |working |calendar |consecutive |full |further )*(?:days?|nights?|weeks?|months?|years?|hours?|minutes?|hrs?|mins?)\\b'
	),
	anyCase('\\b\\d+(?:\\.\\d+)?\\s?(?:miles?|km|kilometres?|metres?)\\b'),
	anyCase(
		'\\b(?:nearest|multiples? of) (?:whole )?(?:\\d+|five|ten|hundred)\\b|\\b(?:\\d+|one|two|three) decimal places?\\b'
	),
	anyCase(
		'\\btied with (?:\\d+|[a-z]+(?:-[a-z]+)?) (?:others?|more)\\b|\\b(?:\\d+|[a-z]+(?:-[a-z]+)?) (?:others? )?(?:(?:are|were|is) )?tied\\b'
	),
	anyCase(
		'\\b9[059](?:\\.\\d+)?\\s?(?:%|per cent)\\s(?:confidence|intervals?|limits?|certain|sure)'
	),
	exact('\\b[A-Za-z]+-?\\d[\\w-]*\\b'),
	exact(
		'\\b\\d+(?!(?:st|nd|rd|th|pp)\\b)[A-Za-z]{1,3}\\b|\\b\\d+(?:st|nd|rd|th)\\b(?! percentile)'
	),
	exact('[–—-]\\s*[A-Z][A-Za-z.]*,?\\s*\\d{1,2}\\b|\\([A-Z][A-Za-z.]*,?\\s+\\d{1,2}\\)'),
	anyCase(
		'\\b\\d+ (?:(?:of them |others? )?(?:have|has|had) (?:none|no figure)|(?:other )?(?:authorities|councils) (?:have|has) )'
	),
	exact('\\b0\\d{2,4}[\\s-]?\\d{3}[\\s-]?\\d{3,4}\\b|\\b24/7\\b|\\b1:1\\b'),
	anyCase('\\bone[- ](?:to[- ]one|off|stop|way|another|by one)\\b|\\bno one\\b|\\bfirst time\\b'),
	anyCase(
		'\\b(?:(?:from )?(?:1|one) to (?:5|five|10|ten)|(?:fewer|less) than (?:six|6|eleven|11|ten|10)|(?:1|one)[–-](?:5|10))\\b(?=[^.]*\\b(?:hidden|hid|suppress|not published|privacy|protect|withheld|held back))'
	),
	anyCase(
		'\\b(?:hidden|suppressed|not published|withheld|held back)\\b[^.]{0,80}?\\b(?:(?:1|one) to (?:5|five|10|ten)|(?:fewer|less) than (?:six|6|eleven|11|ten|10))(?: children| young people| people)?'
	),
	anyCase(
		'\\bone (?:child|young person|care leaver|person)(?: more| fewer)*(?: or fewer)? (?:is|equals|=|makes|would|moves|changes|counts)[^.;]*?\\d+(?:\\.\\d+)?\\s(?:percentage )?points?'
	)
];

/** Nouns that count papers, places to compare with and the like: no figure of a measure. */
export const ofThePaper =
	/^\s*(?:of (?:the|our|its|these|those) )?(?:[a-z’-]+ ){0,2}?(?:neighbours?|authorit(?:y|ies)|councils?|recommendations?|papers?|reports?|meetings?|editions?|actions?|councillors?|sources?|paragraphs?|decisions?|questions?|measures?|figures?|priorities|partners?|agenc(?:y|ies)|organisations?|protocols?|principles?|steps?|periods?|decimals?|decimal places?|times|ways|regions?|areas|strands?|themes?|copies|points? of data|data points?|values|numbers|charts?|tables?|statements?|claims?|objectives?|aims?|sections?|pages?|appendi(?:x|ces)|annex(?:es)?|workshops?|sessions?|events?|officers?|staff|members|posts?|teams?)\b/i;

/** The text with what claims nothing blanked out, every other letter in its place. */
export function withoutOther(text: string, keepLengths = false): string {
	return patterns.reduce(
		(left, pattern) =>
			keepLengths && pattern.source.includes('nights?')
				? left
				: left.replace(pattern, (found) => ' '.repeat(found.length)),
		text
	);
}
