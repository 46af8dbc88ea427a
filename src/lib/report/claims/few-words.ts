/** A passage that tells of so few children that they could be known, beside a count with its noun, which `numbersIn` reads. */
export interface FewWords {
	readonly start: number;
	readonly end: number;
	/** The number it gives away; null where it is said in words alone. */
	readonly count: number | null;
}

const units = 'one two three four five six seven eight nine ten'.split(' ');
const valueOf = (text: string) =>
	/^\d+$/.test(text) ? Number(text) : units.indexOf(text.toLowerCase()) + 1;

const number = `\\b(\\d{1,2}|${units.join('|')})`;
const who =
	"(?:child(?:ren)?|young (?:people|person|men|man|women|woman)|boys?|girls?|pupils?|care leavers?|siblings?|sisters?|brothers?|twins?|teenagers?)(?![’']s?\\b|[a-z])";
const deeds =
	'exclusions?|suspensions?|remands?|convictions?|cautions?|custodial sentences?|sentences|arrests?|pregnanc(?:y|ies)|deaths?|suicides?';
const befell =
	'cautioned|convicted|arrested|charged|remanded|sentenced|imprisoned|excluded|suspended|adopted|in custody|on remand|pregnant|sectioned|exploited|trafficked';
const notMore = '(?!\\d|[,.]\\d|\\s?%|\\s?per\\b|\\s?percent|/)';

/** Passages with one number, which tells of a few where it is from 1 to the threshold. */
const counted: readonly RegExp[] = [
	new RegExp(
		`${number} (?:was|were|has been|have been|had been|is|are) (?:\\w+ly )?(?:${befell})\\b`,
		'gi'
	),
	new RegExp(
		`${number} (?:permanent |fixed[- ]term |youth |conditional |school |first )*(?:${deeds})\\b`,
		'gi'
	),
	new RegExp(`\\b(?:${who}|${deeds})\\b[^.;:\\d]{0,25}:\\s*(\\d{1,2})${notMore}`, 'gi'),
	new RegExp(`\\bn\\s?=\\s?(\\d{1,2})${notMore}`, 'gi'),
	new RegExp(
		`\\bnumbers? of (?:[a-z-]+ ){0,2}?${who}[^.;\\d]{0,60}\\b(?:to|at|is|was|were|of|only|from \\d+ to)\\s+(\\d{1,2})${notMore}(?! (?:years?|months?|weeks?|days?|to|and|or|January|February|March|April|May|June|July|August|September|October|November|December))`,
		'gi'
	)
];

/** Passages that tell of one or two whatever stands beside them. */
const said: readonly RegExp[] = [
	new RegExp(
		`\\b(?:a single|only one|just one|a couple of|a pair of|both(?: of)?(?: the| our| these)?) (?:[a-z-]+ )?${who}`,
		'gi'
	)
];

/** Passages with a number and what it is out of: `4 (of 9) young people`. */
const shares: readonly RegExp[] = [
	new RegExp(`${number} \\((?:out )?of (?:the |our )?(\\d{1,4})\\) (?:[a-z-]+ ){0,2}?${who}`, 'gi')
];

/** A total with all but a few of it: `30 cautions, 28 of them to boys`. */
const rests = new RegExp(
	`\\b(\\d{1,4}) (?:[a-z-]+ ){0,3}?(?:${who}|${deeds}|offences?)\\b[^.;:\\d]{0,30}[,(]\\s*(?:of (?:which|whom|these) )?(\\d{1,4}) (?:of (?:them|these|which|whom)|were|was)\\b`,
	'gi'
);

/** All or none of a group of ten or fewer: what is true of each is told. */
const every = new RegExp(
	`\\b(?:none|all|each|every one) of (?:the |our |these )?${number.slice(2)} (?:[a-z-]+ ){0,2}?${who}`,
	'gi'
);

/** The passages of a text that tell of a few children in other ways than by a number right before them. */
export function fewWordsIn(text: string, threshold: number): readonly FewWords[] {
	const few = (value: number) => value > 0 && value <= threshold;
	const found: FewWords[] = [];
	const put = (match: RegExpExecArray, count: number | null) =>
		found.push({ start: match.index, end: match.index + match[0].length, count });
	for (const pattern of counted)
		for (const match of text.matchAll(pattern)) {
			const value = valueOf(match[1] ?? '');
			if (few(value)) put(match, value);
		}
	for (const pattern of said) for (const match of text.matchAll(pattern)) put(match, null);
	for (const pattern of shares)
		for (const match of text.matchAll(pattern)) {
			const [value, base] = [valueOf(match[1] ?? ''), Number(match[2])];
			if (few(value) || few(base - value) || base <= 10) put(match, null);
		}
	for (const match of text.matchAll(rests))
		if (few(Number(match[1]) - Number(match[2]))) put(match, null);
	for (const match of text.matchAll(every)) if (valueOf(match[1] ?? '') <= 10) put(match, null);
	return found;
}
