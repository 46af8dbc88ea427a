import { returnWord, type ReturnWord } from './return-column';

/** The kinds of children a youth justice figure may be about. */
export const careStatuses = [
	returnWord(
		'looked-after children',
		'looked-after',
		'Children the authority looked after when the offence was dealt with.',
		'looked after',
		'cla',
		'lac',
		'children in care',
		'children looked after',
		'children in our care',
		'in care'
	),
	returnWord(
		'all children',
		'all-children',
		'Every child the youth justice service worked with, in care or not.',
		'all',
		'total',
		'everyone'
	)
] as const;

/** Where looked-after children live; all children are never split by it. */
export const placements = [
	returnWord(
		'in area',
		'in-area',
		'Living inside the authority’s own boundary.',
		'placed in area',
		'in borough',
		'in city',
		'in county',
		'within area'
	),
	returnWord(
		'out of area',
		'out-of-area',
		'Living outside the authority’s own boundary.',
		'placed out of area',
		'out of borough',
		'out of city',
		'out of county',
		'ooa'
	),
	returnWord('all', 'all-areas', 'Wherever they live.', 'all areas', 'total', 'any')
] as const;

/** What is counted. The kinds are never added together. */
export const countedKinds = [
	returnWord(
		'children',
		'children',
		'Each child once a row.',
		'child',
		'young people',
		'individuals'
	),
	returnWord('offences', 'offences', 'Each offence once.', 'offence', 'offenses'),
	returnWord('victims', 'victims', 'Each victim once.', 'victim'),
	returnWord(
		'incidents',
		'incidents',
		'Each incident in a children’s home or placement once, however many children were in it.',
		'incident'
	),
	returnWord('members', 'members', 'Each member of the management board once a meeting.', 'member')
] as const;

/**
 * What an outcome of the return is: a `disposal` deals with offences, a `key-indicator` is one of the Youth Justice Board’s ten,
 * a `response` is what a home or the police did at once, `other` is an outcome under the council’s own name.
 */
export type OutcomeKind = 'disposal' | 'key-indicator' | 'response' | 'other';

/** An outcome or key indicator, with what it may be counted in. */
export interface YouthJusticeOutcome extends ReturnWord {
	readonly kind: OutcomeKind;
	readonly counted: readonly string[];
}

const disposal = (...parts: Parameters<typeof returnWord>): YouthJusticeOutcome => ({
	...returnWord(...parts),
	kind: 'disposal',
	counted: ['children', 'offences']
});
const keyIndicator = (
	counted: string,
	...parts: Parameters<typeof returnWord>
): YouthJusticeOutcome => ({
	...returnWord(...parts),
	kind: 'key-indicator',
	counted: [counted]
});

/** Outcomes from the lightest to a conviction, then the Youth Justice Board's ten key indicators. */
export const youthJusticeOutcomes: readonly YouthJusticeOutcome[] = [
	disposal(
		'outcome 20',
		'outcome-20',
		'Another agency dealt with it, and the police took no further step.',
		'o20',
		'oc20'
	),
	disposal(
		'outcome 21',
		'outcome-21',
		'The police judged that going further was not in the public interest.',
		'o21',
		'oc21'
	),
	disposal(
		'community resolution',
		'community-resolution',
		'Settled by agreement, with the offence admitted, without a caution.',
		'cr',
		'community resolutions'
	),
	disposal(
		'youth caution',
		'youth-caution',
		'A formal caution without conditions.',
		'yc',
		'youth cautions'
	),
	disposal(
		'youth conditional caution',
		'youth-conditional-caution',
		'A formal caution with conditions the child must keep.',
		'ycc',
		'youth conditional cautions'
	),
	disposal('conviction', 'conviction', 'Found guilty by a court.', 'convictions', 'convicted'),
	keyIndicator(
		'children',
		'suitable accommodation',
		'suitable-accommodation',
		'Living somewhere suitable when the work with them ended. Out of: children whose work ended in the period.',
		'accommodation'
	),
	keyIndicator(
		'children',
		'education, training and employment',
		'education-training-employment',
		'In suitable education, training or work when the work with them ended. Out of: children whose work ended in the period.',
		'ete',
		'eet',
		'education training or employment'
	),
	keyIndicator(
		'children',
		'SEND',
		'send',
		'With special educational needs or a disability, and in suitable education, training or work. Out of: children with such a need whose work ended in the period.',
		'special educational needs',
		'special educational needs and disabilities'
	),
	keyIndicator(
		'children',
		'mental health',
		'mental-health',
		'Getting help with mental health or emotional wellbeing. Out of: children found to need it.',
		'mental health and emotional wellbeing',
		'mental healthcare'
	),
	keyIndicator(
		'children',
		'substance misuse',
		'substance-misuse',
		'Getting specialist help with drugs or alcohol. Out of: children found to need it.'
	),
	keyIndicator(
		'children',
		'out-of-court disposals',
		'out-of-court-disposals',
		'Completed what an out-of-court disposal asked of them. Out of: children whose disposal ended in the period.',
		'oocd',
		'out of court disposals completed'
	),
	keyIndicator(
		'children',
		'links to wider services',
		'wider-services',
		'Also known to children’s social care or early help. Out of: children the service worked with in the period.',
		'wider services'
	),
	keyIndicator(
		'members',
		'management board attendance',
		'board-attendance',
		'Senior partners who came to the management board. Out of: those expected.',
		'board attendance'
	),
	keyIndicator(
		'children',
		'serious violence',
		'serious-violence',
		'Cautioned or sentenced for a serious violent offence. Out of: children aged 10 to 17 who live in the area.',
		'serious youth violence'
	),
	keyIndicator(
		'victims',
		'victims',
		'victims',
		'Victims who agreed to be contacted and were offered a part in making good the harm. Out of: victims known in the period.'
	)
];

/** What kind of outcome a word of the return is, one under its own name among them. */
export const outcomeKind = (slug: string): OutcomeKind =>
	youthJusticeOutcomes.find((each) => each.slug === slug)?.kind ??
	(slug.startsWith('response-') ? 'response' : 'other');

/** What an outcome may be counted in, as words of `countedKinds`. */
export function countedFor(slug: string): readonly string[] {
	const known = youthJusticeOutcomes.find((each) => each.slug === slug);
	if (known) return known.counted;
	return outcomeKind(slug) === 'response' ? ['incidents'] : ['children', 'offences'];
}
