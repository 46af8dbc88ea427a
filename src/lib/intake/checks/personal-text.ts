import { isNhsNumber } from './personal';

/** What names or reaches one person, wherever in a text it stands. */
interface PersonalText {
	/** To end “a column that holds what looks like”. */
	readonly of: string;
	readonly fits: (text: string) => boolean;
	/** Cells a row must have filled: an office’s address may stand in a note, not in a row of a table. */
	readonly least: number;
}

/** Parts of an address that is a team’s. */
const offices =
	/^(?:info|information|contact|enquir|data|stat|team|admin|help|press|office|child|social|care|education|research|foi|school|fostering|adoption|youth|justice|performance|public|customer|service|looked|leaving|support|the|data)/i;

const isPersonsMail = (text: string) =>
	[...text.matchAll(/\b([a-z]+)[._]([a-z]+)\d*@[a-z\d-]+\.[a-z]/gi)].some(
		([, first = '', last = '']) => !offices.test(first) && !offices.test(last)
	);

const date = String.raw`(?:\d{1,2}[/.\- ](?:\d{1,2}|[a-z]{3,9})[/.\- ](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{4})`;
const born = new RegExp(
	String.raw`\b(?:d\.?o\.?b\.?|born(?: on)?|date of birth|birth ?date)\W{0,5}${date}`,
	'i'
);

/** Every form, the surest first. */
export const personalTexts: readonly PersonalText[] = [
	{
		of: 'unique pupil numbers',
		least: 1,
		fits: (text) => /(?<![A-Z\d])[A-HJ-NP-RT-Z]\d{11}[\dA-Z](?![A-Z\d])/i.test(text)
	},
	{
		of: 'NHS numbers',
		least: 1,
		fits: (text) =>
			[...text.matchAll(/(?<![\d.,-])[1-9]\d{2}[ -]\d{3}[ -]\d{4}(?![\d.,-])/g)].some(([digits]) =>
				isNhsNumber(digits.replace(/\D/g, ''))
			) || isNhsNumber(/\bnhs\D{0,12}(\d{10})\b/i.exec(text)?.[1] ?? '')
	},
	{
		of: 'National Insurance numbers',
		least: 1,
		fits: (text) =>
			/(?<![A-Z\d])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d\d){3} ?[A-D](?![A-Z\d])/i.test(
				text
			)
	},
	{ of: 'dates of birth', least: 1, fits: (text) => born.test(text) },
	{ of: 'e-mail addresses of people', least: 1, fits: isPersonsMail },
	{
		of: 'telephone numbers of people',
		least: 1,
		fits: (text) => /(?<![\d.])(?:\+44 ?7|07)\d{3} ?\d{3} ?\d{3}(?![\d.])/.test(text)
	},
	{
		of: 'postcodes',
		least: 3,
		fits: (text) =>
			text.length < 60 && /(?:^|[\s,])[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}$/.test(text)
	}
];

/** Whether a cell may have one of these forms: most have not, and are not looked at again. */
export const mayTellOfOne = (cell: string) =>
	cell.length > 4 &&
	((/\d/.test(cell) && /[A-Z]/i.test(cell)) ||
		/@|(?:\+44 ?|0)7\d{3}|\d{3}[ -]\d{3}[ -]\d{4}/.test(cell));
