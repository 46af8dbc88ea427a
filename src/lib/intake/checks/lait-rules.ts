import type { Rule } from './rules';

/** What the engine asks of LAIT’s whole file, which is too large to be read row by row. */
export const laitRules: readonly Rule[] = [
	{
		rule: 'structure.unfinished',
		stage: 'structure',
		title: 'A LAIT file that may be cut short',
		explanation: 'Its last measure has fewer rows than others have.',
		cure: 'Check that it is whole, or download it again.'
	},
	{
		rule: 'structure.fewer-measures',
		stage: 'structure',
		title: 'Fewer measures than before',
		explanation: 'The file holds only some of the measures of the edition before.',
		cure: 'Download it again if it was meant to be whole.'
	}
];
