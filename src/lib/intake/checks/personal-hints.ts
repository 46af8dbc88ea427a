import { isMissingSymbol } from '$lib/domain/observation';

/** A header that tables of totals may have too, so that the cells under it have to agree. */
interface Hint {
	/** Compared as other headers are: lower case, marks made spaces. */
	readonly header: RegExp;
	readonly of: string;
	/** Whether a cell is what the header promises. */
	readonly fits: (cell: string) => boolean;
	/** Whether no two cells may be alike, as numbers of people are not. */
	readonly distinct?: boolean;
}

const isFigure = (cell: string) => /^[^\p{L}]*$/u.test(cell) && cell.replace(/\D/g, '').length < 8;
const isCode = (cell: string) => /^[A-Z]{1,4}[-_/ ]?\d{1,8}[A-Z]?$/i.test(cell);
const isLong = (cell: string) => /^\d{5,12}$/.test(cell);
const isInitials = (cell: string) =>
	/^[A-Z](?:[. ]{0,2}[A-Z]){1,3}\.?$/.test(cell) && !isMissingSymbol(cell.toLowerCase());
const isDate = (cell: string) =>
	/^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/. -](?:\d{1,2}|[a-z]{3,9})[/. -](?:\d{4}|\d{2}))(?:[ T].*)?$/i.test(
		cell
	);

/** `Jo Example`, `Example, Jo`, `J Example`: any place of two words has this form too. */
export const isNameLike = (cell: string) =>
	/^(?:\p{Lu}[\p{L}'’-]+,? \p{Lu}[\p{L}'’-]+|\p{Lu}\.? \p{Lu}[\p{L}'’-]{2,})$/u.test(cell);

const person =
	'child|subject|case|person|individual|client|pupil|student|patient|offender|young person|yp|episode|referral|worker|carer|mother|legacy';

/** Headers with what has to stand under them. */
export const hints: readonly Hint[] = [
	{ header: /\bupns?\b/, of: 'unique pupil numbers', fits: (cell) => !isFigure(cell) },
	{
		header: /\bnhs\b/,
		of: 'NHS numbers',
		fits: (cell) => /^\d{3}[ -]?\d{3}[ -]?\d{4}$/.test(cell) || /^[A-Z]{0,3}\d{6,}$/i.test(cell)
	},
	{ header: /\b(?:dob|born|birth|birthday|birthdate)\b/, of: 'dates of birth', fits: isDate },
	{
		header: /\b(?:forenames?|surnames?|(?:first|last|given|family) names?)\b/,
		of: 'names of people',
		fits: (cell) => /^[\p{L}'’ .-]+$/u.test(cell) && !isMissingSymbol(cell.toLowerCase())
	},
	{ header: /\binitials\b/, of: 'initials of people', fits: isInitials },
	{
		header: new RegExp(
			`^(?!(?:number|count|total|no) )(?:.* )?(?:${person}) (?:.* )?(?:ref|reference|id|no|number|identifier)$`
		),
		of: 'numbers that each stand for one person',
		fits: (cell) => isCode(cell) || isLong(cell),
		distinct: true
	},
	{
		header: new RegExp(`^(?:\\w+ )?(?:${person})(?: name)?$`),
		of: 'names or labels that each stand for one person',
		fits: (cell) =>
			(isCode(cell) && /\d/.test(cell)) ||
			isInitials(cell) ||
			/^\p{Lu}\.? \p{Lu}[\p{L}'’-]{2,}$/u.test(cell)
	},
	{
		header: /\b(?:telephone|phone|mobile|tel)\b/,
		of: 'telephone numbers',
		fits: (cell) => /^\+?[\d ()-]{9,18}$/.test(cell) && cell.replace(/\D/g, '').length > 8
	},
	{ header: /\be ?mails?\b/, of: 'e-mail addresses', fits: (cell) => /\S@\S/.test(cell) },
	{
		header: /\baddress(?:es)?\b/,
		of: 'addresses',
		fits: (cell) => /^(?!.*:\/\/)(?=.*\d).*\p{L}{3}/u.test(cell)
	}
];

/** Headers over names of people, where none of the names is a place or a measure. */
export const overNames = new RegExp(
	`^(?:full |contact )?names?$|^contact$|^(?:${person})(?: name)?$`
);
/** Headers over places, under which a person is known by a given name only. */
export const overPlaces =
	/^(?:area|authority|la|local authority|council|place|geography)(?: names?)?$/;

const given = new Set(
	'aaron abdul adam aisha alex alexander ali alice amelia amina amy andrew anna anthony ashley ben benjamin beth callum cameron carl charlie charlotte chloe chris christopher connor daniel david dean dylan ella ellie emily emma ethan evie fatima freya gary george grace hannah harry hassan holly ibrahim imran isaac isabella jack jacob jade jake james jamie jane jasmine jason jayden jess jessica joe john jonathan jordan joseph josh joshua kai karen kate katie kayleigh kelly kevin kieran kyle laura lauren leah lee leo lewis liam lily logan lucy luke mark martin mary maryam mason matthew megan mia michael michelle mohamed mohammad mohammed molly muhammad natasha nathan nicole noah oliver olivia omar oscar owen paul peter phoebe poppy rachel rebecca rhys richard robert rosie ruby ryan sam samuel sara sarah scott sean shannon simon sophie stephen steven susan tariq thomas tom tyler victoria wayne william yusuf zara zoe'.split(
		' '
	)
);

/** Whether a name begins with, or after a comma ends in, a common given name. */
export const hasGivenName = (cell: string) => {
	const [first = '', last = ''] = cell.toLowerCase().split(/,? /);
	return isNameLike(cell) && given.has(cell.includes(',') ? last : first);
};

const vocabulary = new Set(
	`${person} people name names forename forenames surname surnames first last family given full middle initials dob born birth birthday birthdate date of the and upn upns nhs unique ref reference id ids no number identifier code telephone phone mobile tel home work contact email e mail emails address addresses line social key allocated area authority la local council place geography`.split(
		/[ |]/
	)
);

/** Whether a header is of nothing but such words, so that repeating it repeats nobody's name. */
export const isRepeatable = (plain: string) =>
	plain.split(' ').every((word) => vocabulary.has(word) || /^\d$/.test(word));
