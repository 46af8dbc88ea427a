import type { Rule } from './rules';

/** What the engine asks of LAIT’s whole file, which is too large to be read row by row. */
export const laitRules: readonly Rule[] = [
	{
		rule: 'lait.empty',
		stage: 'structure',
		title: 'No row of a LAIT file can be used',
		explanation: 'No row has a described measure, a known place and a period.',
		cure: 'Choose the whole LAIT file, with its data dictionary.'
	},
	{
		rule: 'lait.ragged',
		stage: 'structure',
		title: 'A line of a LAIT file that is not seven cells',
		explanation: 'The file was cut short or edited.',
		cure: 'Download it again.'
	},
	{
		rule: 'lait.unfinished',
		stage: 'structure',
		title: 'A LAIT file that may be cut short',
		explanation: 'Its last measure has fewer rows than others have.',
		cure: 'Check that it is whole, or download it again.'
	},
	{
		rule: 'lait.fewer-measures',
		stage: 'structure',
		title: 'Fewer measures than before',
		explanation: 'The file holds only some of the measures of the edition before.',
		cure: 'Download it again if it was meant to be whole.'
	},
	{
		rule: 'lait.unknown-area',
		stage: 'identity',
		title: 'A LAIT place the record does not know',
		explanation: 'A number and name that are no place of the record, or belong to two.',
		cure: 'Correct the row, or use the file as published.'
	},
	{
		rule: 'lait.unknown-measure',
		stage: 'identity',
		title: 'A LAIT measure no dictionary describes',
		explanation: 'Its code is in neither the record nor the dictionary chosen with it.',
		cure: 'Choose LAIT’s data dictionary beside the file.'
	},
	{
		rule: 'lait.unknown-period',
		stage: 'period',
		title: 'A LAIT label that names no period',
		explanation: 'LAIT prints a few, such as “0”. What stands under them is set aside.',
		cure: 'Correct the label if you know the year.'
	},
	{
		rule: 'lait.duplicate-key',
		stage: 'period',
		title: 'One LAIT figure given twice, differently',
		explanation: 'Two rows give one measure, place and year with two values.',
		cure: 'Remove the row that is wrong.'
	},
	{
		rule: 'lait.repeated-row',
		stage: 'period',
		title: 'One LAIT figure given twice',
		explanation: 'Two rows give one measure, place and year with the same value; it is kept once.',
		cure: 'Nothing.'
	},
	{
		rule: 'lait.bad-value',
		stage: 'value',
		title: 'A LAIT value that is neither number nor mark',
		explanation: 'The cell is no figure and no known mark.',
		cure: 'Correct the cell, or use the file as published.'
	},
	{
		rule: 'lait.impossible-value',
		stage: 'value',
		title: 'A LAIT value that cannot be',
		explanation: 'A percentage outside 0 to 100, or a count or rate below zero. It is held back.',
		cure: 'Nothing: an earlier edition’s figure stands.'
	},
	{
		rule: 'lait.national-out-of-range',
		stage: 'value',
		title: 'England outside its authorities in LAIT',
		explanation:
			'A national rate, percentage or score outside the range of its authorities is wrong or a sum. It is held back.',
		cure: 'Nothing: an earlier edition’s figure stands.'
	}
];
