import { returnWord } from './return-column';

/** The kinds of carers, which are never added together by the reader. */
export const carerKinds = [
	returnWord(
		'mainstream',
		'mainstream',
		'Foster carers approved for any child, family and friends left out.',
		'mainstream carers',
		'foster carers',
		'general'
	),
	returnWord(
		'connected persons',
		'connected-persons',
		'Family and friends approved for a child they know.',
		'connected person',
		'connected carers',
		'kinship',
		'family and friends',
		'friends and family',
		'reg 24'
	),
	returnWord(
		'supported lodgings',
		'supported-lodgings',
		'Hosts of young people aged 16 or over. They are not foster carers.',
		'supported lodging',
		'supported lodgings hosts'
	),
	returnWord(
		'all',
		'all',
		'Every kind together, or the source does not say which.',
		'all carers',
		'total',
		'not stated'
	)
] as const;

/** What a fostering figure is a number of. */
export const fosteringUnits = [
	returnWord(
		'households',
		'households',
		'A household is counted once, however many carers are in it.',
		'household',
		'families',
		'fostering households'
	),
	returnWord(
		'carers',
		'carers',
		'Each carer is counted, two in a couple.',
		'carer',
		'people',
		'individuals'
	),
	returnWord('places', 'places', 'A place is room for one child.', 'place', 'beds'),
	returnWord('children', 'children', 'Each child once.', 'child', 'children placed'),
	returnWord('days', 'days', 'An average number of days.', 'day'),
	returnWord('years', 'years', 'An average number of years.', 'year')
] as const;
