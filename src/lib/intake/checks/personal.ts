/** A header that only a list of people has, and what stands under it, to end “a column of”. */
interface PersonalHeader {
	readonly header: RegExp;
	readonly of: string;
}

const person = String.raw`(?:child|childs|children|childrens|young person|young persons|yp|pupil|client|person|mother|carer|service user|parent|sibling)`;
const system = String.raw`(?:ics|mosaic|liquid ?logic|lcs|carefirst|care first|eclipse|framework ?i|swift|azeus|child ?view|asset ?plus|core ?plus|ssd|ssda903)`;

/** Headers are compared in lower case, camel case opened and marks made spaces. */
export const personalHeaders: readonly PersonalHeader[] = [
	{ header: /^(?:former )?upns?$|^unique pupil (?:no|number|id)\b/, of: 'unique pupil numbers' },
	{ header: /^(?:\w+ )?nhs (?:no|num|number|id)$|^nhs$/, of: 'NHS numbers' },
	{
		header: /^nino$|^ni (?:no|number)$|^national insurance(?: (?:no|number))?$/,
		of: 'National Insurance numbers'
	},
	{
		header: new RegExp(
			`^(?:${person} )?(?:dob|d o b|mc dob|date of birth|birth ?date|month of birth|mob)(?: (?:dd|mm|yyyy|yy|d|m|y)+)*$`
		),
		of: 'dates of birth'
	},
	{
		header:
			/^(?:(?:home|placement|pl|child|carer|current|previous|full|person|address) )?post ?codes?$|^(?:home|pl) post$/,
		of: 'postcodes'
	},
	{
		header: new RegExp(
			`^(?:${person} )?(?:forenames?|first ?names?|given ?names?|christian names?|middle ?names?|surnames?|family ?names?|last ?names?|full ?names?)$`
		),
		of: 'names of people'
	},
	{
		header: new RegExp(`^(?:name of )?(?!parent)${person} names?$|^name of (?:the )?${person}$`),
		of: 'names of people'
	},
	{ header: new RegExp(`^(?:${person} )?initials$`), of: 'initials of people' },
	{ header: /^(?:home )?address(?: line)? ?1$|^home address$/, of: 'addresses' },
	{
		header: new RegExp(
			`\\b(?:child|client|person|pupil|service user|young person|yp) (?:unique )?(?:id|identifier|ids|ref|reference)$|^(?:child|client|person|${system}) (?:no|number|unique id)$|^${system} (?:${person} )?(?:id|ids|identifier|ref|reference)$`
		),
		of: 'numbers that each stand for one person'
	}
];

const listed = (headers: string): ReadonlySet<string> => new Set(headers.split(', '));

/** What is recorded of a person, which a table of totals may be split by too. */
export const recordedOfPeople = listed(
	'sex, gender, age, ethnic, ethnicity, disability, school, legal status, ls, cin, placement, placement type, place, category of need, asylum status, uasc, urn, start date, end date, dec, rec'
);

/** What is recorded only of one person at a time. */
export const recordedOfOne = listed(
	'decom, rne, mother, mc dob, placement start date, date started, date started being looked after, admission date, social worker, allocated worker, allocated social worker, key worker, name of social worker'
);

/** A cell that is one person's, by its form alone. */
export interface PersonalCell {
	/** To end “a column of what look like”. */
	readonly of: string;
	readonly fits: (cell: string) => boolean;
	/** How many of a column's cells must fit before anything is said. */
	readonly least: number;
}

/** The check of an NHS number: eleven less the weighted sum of nine digits, modulo 11, is the tenth. */
export function isNhsNumber(digits: string): boolean {
	if (!/^\d{10}$/.test(digits) || /^(\d)\1*$/.test(digits)) return false;
	let sum = 0;
	for (let place = 0; place < 9; place += 1) sum += Number(digits[place]) * (10 - place);
	return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** Whether a cell may have one of the forms below: most have not, and are not looked at again. */
export const mayBePersonal = (cell: string) =>
	cell.length > 4 &&
	cell.length < 20 &&
	/^\s*(?:[a-z]{1,2} ?\d|\d{3}[ -]?\d{3}[ -]?\d{4}\s*$|child|young|yp|client|pupil)/i.test(cell);

export const personalCells: readonly PersonalCell[] = [
	{
		of: 'unique pupil numbers',
		least: 1,
		fits: (cell) => cell.length === 13 && /^[A-HJ-NP-RT-Z]\d{11}[\dA-Z]$/i.test(cell)
	},
	{
		of: 'NHS numbers',
		least: 1,
		fits: (cell) =>
			cell.length === 12 &&
			/^\d{3}[ -]\d{3}[ -]\d{4}$/.test(cell) &&
			isNhsNumber(cell.replace(/\D/g, ''))
	},
	{ of: 'NHS numbers', least: 3, fits: (cell) => cell.length === 10 && isNhsNumber(cell) },
	{
		of: 'National Insurance numbers',
		least: 1,
		fits: (cell) =>
			cell.length >= 9 &&
			cell.length <= 13 &&
			/^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d){6} ?[A-D]$/i.test(cell)
	},
	{
		of: 'postcodes',
		least: 2,
		fits: (cell) =>
			cell.length >= 5 && cell.length <= 8 && /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(cell)
	},
	{
		of: 'labels that each stand for one child',
		least: 2,
		fits: (cell) =>
			cell.length >= 6 &&
			cell.length <= 18 &&
			/^(?:child|young person|yp|client|pupil)[ _-]?(?:[A-Z]|\d{1,5})$/i.test(cell)
	}
];
