import type { YearKind } from '$lib/domain/period';

/** `snapshot` for what stands on 31 March, `financial-year` for what happened in the year. */
export type OfstedYear = Extract<YearKind, 'snapshot' | 'financial-year'>;

/** A section of Ofsted’s fostering data whose labels mean nothing alone. */
export interface Section {
	readonly slug: string;
	readonly says: string;
	readonly counts: string;
	readonly at: OfstedYear;
	readonly labels: readonly string[];
}

const section = (
	slug: string,
	says: string,
	counts: string,
	at: Section['at'],
	...labels: readonly string[]
): Section => ({ slug, says, counts, at, labels });

const groups = [
	'white',
	'mixed',
	'asian asian british',
	'black black british',
	'other ethnic groups'
];

/**
 * Sections whose labels mean nothing alone. A few labels stand in more than one (`Reason unknown`, `Not known`): which is
 * meant follows from the row above.
 */
const sections: readonly Section[] = [
	section(
		'children-ethnicity',
		'children by ethnic group',
		'children',
		'snapshot',
		...[...groups, 'not known'].map((each) => `${each} at 31 march`)
	),
	section(
		'missing-time',
		'time missing',
		'children',
		'financial-year',
		'less than 24 hours',
		'one to six days',
		'one week to 28 days',
		'longer than 28 days'
	),
	section(
		'missing-reason',
		'reason for going missing',
		'children',
		'financial-year',
		'bullying',
		'involvement in offending behaviour',
		'substance misuse',
		'contact with family friends',
		'alleged abuse within the foster home',
		'because they are an asylum seeker',
		'suspected sexual exploitation',
		'any other known reason',
		'reason unknown'
	),
	section(
		'left',
		'children who left the agency',
		'children',
		'financial-year',
		'transferred to la fostering placement',
		'transferred to ifa fostering placement',
		'transferred to other type of looked after placement eg childrens home adoption',
		'no longer looked after',
		'staying put',
		'not staying put',
		'reason unknown'
	),
	section(
		'sibling-groups',
		'brothers and sisters',
		'sibling groups',
		'financial-year',
		'groups assessed',
		'groups placed to plan',
		'groups not placed to plan'
	),
	section(
		'siblings',
		'brothers and sisters',
		'children',
		'financial-year',
		'siblings assessed',
		'siblings placed to plan',
		'siblings not placed to plan'
	),
	section(
		'carers',
		'foster carers',
		'foster carers',
		'snapshot',
		'total approved carers',
		...groups,
		'not known'
	),
	section(
		'offer',
		'households by what they mainly offer',
		'fostering households',
		'snapshot',
		'permanent foster care',
		'non permanent foster care',
		'emergency',
		'family and friends',
		'parent and child',
		'multi dimensional treatment',
		'remand',
		'other',
		'fostering to adopt',
		'short breaks',
		'shared care',
		'not known'
	),
	section(
		'left-fostering',
		'households that stopped',
		'fostering households',
		'financial-year',
		'de registered to facilitate a transfer to a local authority',
		'de registered to facilitate a transfer to an independent fostering agency',
		'de registration initiated by the fostering service',
		'de registration initiated by the foster carer',
		'de registration for unknown reason',
		'total households de registered between 1 april and 31 march'
	),
	section(
		'allegation',
		'allegations by kind',
		'allegations',
		'financial-year',
		'physical abuse',
		'sexual abuse',
		'neglect',
		'emotional abuse'
	),
	section(
		'allegation-outcome',
		'allegations by outcome',
		'allegations',
		'financial-year',
		'concerns resolved no further action',
		'continued monitoring for agreed period',
		'concern remained refer to fostering panel for review'
	),
	section(
		'allegation-time',
		'allegations by time taken',
		'allegations',
		'financial-year',
		'less than 21 working days',
		'22 30 working days 4 6 weeks',
		'31 50 working days 6 10 weeks',
		'more than 50 working days more than 10 weeks'
	)
];

const byLabel = new Map<string, Section[]>();
for (const each of sections)
	for (const label of each.labels) byLabel.set(label, [...(byLabel.get(label) ?? []), each]);

/** The sections a label stands in, by the label as `labelKey` gives it. */
export const listed: ReadonlyMap<string, readonly Section[]> = byLabel;
