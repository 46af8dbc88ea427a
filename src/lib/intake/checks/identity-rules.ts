import type { Rule } from './rules';

/** What is asked of the places and measures a file names. */
export const identityRules: readonly Rule[] = [
	{
		rule: 'identity.unknown-area',
		stage: 'identity',
		title: 'A place the record does not know',
		explanation:
			'Places are found by code, then by exact name, then by a spelling the analyst has confirmed; never by part of a name, because Nottingham is not Nottinghamshire.',
		cure: 'Write the full name, the ONS code or the DfE number.'
	},
	{
		rule: 'identity.code-and-name',
		stage: 'identity',
		title: 'A code and a name that disagree',
		explanation: 'The row has the code of one place beside the name of another.',
		cure: 'Correct the one that is wrong.'
	},
	{
		rule: 'identity.abolished',
		stage: 'identity',
		title: 'An authority that is no more',
		explanation:
			'The figure is for an authority after its last day. It stays where the file has it and is never moved to the authorities that followed.',
		cure: 'Check whose figure it is.'
	},
	{
		rule: 'identity.unknown-measure',
		stage: 'identity',
		title: 'A measure nothing describes',
		explanation: 'No dictionary and no header says what the number counts.',
		cure: 'Choose the data dictionary with the file, or name the measure as the record does.'
	},
	{
		rule: 'identity.synonym',
		stage: 'identity',
		title: 'Another spelling of a place',
		explanation:
			'A name is near to one the record knows. The analyst is asked once which place is meant.',
		cure: 'Choose the place, or leave its rows out.'
	},
	{
		rule: 'identity.average',
		stage: 'identity',
		title: 'An average of neighbours',
		explanation:
			'The row is no place: it was worked out from the neighbours’ own figures, which are here too.',
		cure: 'Nothing: it is not kept.'
	},
	{
		rule: 'identity.level',
		stage: 'identity',
		title: 'A level below or beside authorities',
		explanation: 'The rows are for wards, schools or another level the record does not hold.',
		cure: 'Nothing: they are left out.'
	},
	{
		rule: 'identity.described-twice',
		stage: 'identity',
		title: 'A measure described twice',
		explanation: 'A dictionary has two rows for one measure; the first is used.',
		cure: 'Nothing, unless the second is the right one.'
	},
	{
		rule: 'identity.same-id',
		stage: 'identity',
		title: 'Two measures too alike',
		explanation: 'Two short names differ in nothing an id can keep.',
		cure: 'Rename one of them.'
	},
	{
		rule: 'identity.new-measure',
		stage: 'identity',
		title: 'A measure of the council’s own',
		explanation:
			'The return names a measure the record does not follow. It may be one of the record’s under another name, or one the council counts itself.',
		cure: 'Add it as the council’s own, choose the measure it is, or leave its rows out.'
	},
	{
		rule: 'measure.which',
		stage: 'identity',
		title: 'Which measure these figures are',
		explanation: 'A table of years and values does not say what it counts.',
		cure: 'Choose the measure.'
	},
	{
		rule: 'place.which',
		stage: 'identity',
		title: 'Which place these figures are for',
		explanation: 'A table of years and values does not say whose it is.',
		cure: 'Choose the place.'
	},
	{
		rule: 'neighbours.set',
		stage: 'identity',
		title: 'Which set of neighbours',
		explanation:
			'Statistical neighbours are redrawn every few years, and the file does not say which set it is.',
		cure: 'Choose its year of issue.'
	}
];
