import { returnWord, type ReturnWord } from './return-column';

/** Which reasons a measure may be split by. */
export type ReasonKind = 'leaving' | 'withdrawing';

const reason = (kinds: readonly ReasonKind[], ...parts: Parameters<typeof returnWord>) => ({
	...returnWord(...parts),
	kinds
});
const both: readonly ReasonKind[] = ['leaving', 'withdrawing'];

/** Why carers leave and applicants withdraw: one taxonomy, with local words mapped to it. */
export const fosteringReasons: readonly (ReturnWord & { readonly kinds: readonly ReasonKind[] })[] =
	[
		reason(
			['leaving'],
			'care standards',
			'care-standards',
			'The standard of care was the reason.',
			'standards of care'
		),
		reason(
			['leaving'],
			'safeguarding',
			'safeguarding',
			'A concern for a child’s safety was the reason.',
			'safeguarding concerns',
			'allegation'
		),
		reason(
			both,
			'family or work',
			'family-or-work',
			'Family priorities or a job came first.',
			'family priorities/work commitment',
			'family priorities',
			'work commitments',
			'change of circumstances',
			'personal circumstances'
		),
		reason(both, 'health', 'health', 'Their own health was the reason.', 'ill health', 'medical'),
		reason(['leaving'], 'retired', 'retired', 'They stopped because of their age.', 'retirement'),
		reason(
			both,
			'moved away',
			'moved-away',
			'They moved out of the area.',
			'moved out of area',
			'moved',
			'relocated'
		),
		reason(
			['leaving'],
			'special guardianship',
			'special-guardianship',
			'A Special Guardianship Order was made to them.',
			'special guardianship order',
			'sgo'
		),
		reason(
			['leaving'],
			'adoption',
			'adoption',
			'They adopted the child they cared for.',
			'adopted'
		),
		reason(
			both,
			'support',
			'support',
			'They found the support too little.',
			'lack of support',
			'support issues'
		),
		reason(
			['leaving'],
			'covid or support',
			'covid-or-support',
			'Covid and the support they had, which the source does not part.',
			'covid and support issues',
			'covid'
		),
		reason(
			both,
			'another agency',
			'another-agency',
			'They chose to foster for another service.',
			'independent fostering agency',
			'ifa'
		),
		reason(
			['withdrawing'],
			'no spare room',
			'no-spare-room',
			'The home has no room for a child.',
			'no bedroom',
			'accommodation'
		),
		reason(
			['withdrawing'],
			'checks',
			'checks',
			'Checks, references or medicals were the reason.',
			'dbs',
			'references',
			'statutory checks'
		),
		reason(
			['withdrawing'],
			'no further contact',
			'no-further-contact',
			'They did not answer again.',
			'no contact',
			'no response'
		),
		reason(
			['withdrawing'],
			'not suitable',
			'not-suitable',
			'The service judged that they could not foster.',
			'unsuitable',
			'turned down',
			'counselled out'
		)
	];
