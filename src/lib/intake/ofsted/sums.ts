import type { IndicatorId } from '$lib/domain/id';
import type { PlacesAdd, Sum } from '../format';

/** England has independent agencies too, which no region has; a region is its councils’ own services. */
export const ofstedPlacesAdd: PlacesAdd = {
	region: 'exactly',
	country: 'at most',
	hidden: null,
	where_kept: false
};

interface OfstedWhole {
	/** The end of the whole’s id after `ofsted-fostering-`. */
	readonly total: string;
	readonly parts: readonly string[];
	readonly holds: Sum['holds'];
	readonly of: string;
}

const under = (section: string, ...labels: readonly string[]) =>
	labels.map((each) => `${section}-${each}`);
const ethnicGroups = [
	'white',
	'mixed',
	'asian-asian-british',
	'black-black-british',
	'other-ethnic-groups',
	'not-known'
];
const complainants = [
	'cyp',
	'foster-carers',
	'cyps-social-workers',
	'other-professionals',
	'cyps-parents',
	'others'
];
const approvedHouseholds = 'approved-households';
const complaints = (outcome: string): OfstedWhole => ({
	total: `complaints-complaints-${outcome}`,
	parts: complainants.map((each) => `${each}-complaints-${outcome}`),
	holds: 'exactly',
	of: 'those of every kind of complainant'
});

/**
 * What is part of what in Ofsted's table. Filled, vacant and unavailable places need not be all that are approved: the file
 * does not say so, and England has a thousand more. The time an allegation took is not known of one still open.
 */
const known: readonly OfstedWhole[] = [
	{
		total: 'children-young-people-in-placements-at-31-march',
		parts: under('children-ethnicity', ...ethnicGroups.map((each) => `${each}-at-31-march`)),
		holds: 'exactly',
		of: 'the ethnic groups'
	},
	{
		total: 'children-young-people-in-placements-at-31-march',
		parts: ['disabled-children-young-people-at-31-march'],
		holds: 'each',
		of: 'the number of disabled children'
	},
	{
		total: 'children-young-people-who-went-missing-while-living-with-foster-carers',
		parts: under(
			'missing-time',
			'less-than-24-hours',
			'one-to-six-days',
			'one-week-to-28-days',
			'longer-than-28-days'
		),
		holds: 'exactly',
		of: 'the times missing'
	},
	{
		total: 'children-young-people-who-went-missing-while-living-with-foster-carers',
		parts: under(
			'missing-reason',
			'bullying',
			'involvement-in-offending-behaviour',
			'substance-misuse',
			'contact-with-family-friends',
			'alleged-abuse-within-the-foster-home',
			'because-they-are-an-asylum-seeker',
			'suspected-sexual-exploitation',
			'any-other-known-reason',
			'reason-unknown'
		),
		holds: 'exactly',
		of: 'the reasons'
	},
	...['sibling-groups-groups', 'siblings-siblings'].map((each) => ({
		total: `${each}-assessed`,
		parts: [`${each}-placed-to-plan`, `${each}-not-placed-to-plan`],
		holds: 'exactly' as const,
		of: 'placed and not placed to plan'
	})),
	{
		total: 'carers-total-approved-carers',
		parts: under('carers', ...ethnicGroups),
		holds: 'exactly',
		of: 'the ethnic groups'
	},
	{
		total: approvedHouseholds,
		parts: under(
			'offer',
			'permanent-foster-care',
			'non-permanent-foster-care',
			'emergency',
			'family-and-friends',
			'parent-and-child',
			'multi-dimensional-treatment',
			'remand',
			'other',
			'fostering-to-adopt',
			'short-breaks',
			'shared-care',
			'not-known'
		),
		holds: 'exactly',
		of: 'the households by what they mainly offer'
	},
	{
		total: approvedHouseholds,
		parts: ['one', 'two', 'three', 'four-more'].map(
			(each) => `households-approved-for-${each}-cyp`
		),
		holds: 'exactly',
		of: 'the households by how many children they are approved for'
	},
	{
		total: 'approved-foster-places',
		parts: ['filled-places', 'vacant-places', 'places-not-available'],
		holds: 'at most',
		of: 'filled, vacant and not available'
	},
	{
		total: 'applications-concluded-in-progress-at-31-march',
		parts: [
			'applications-approved',
			'applications-withdrawn-by-applicants',
			'applications-withdrawn-by-services',
			'applications-rejected-after-being-presented-to-panel',
			'applications-which-remained-in-progress-on-31-march'
		],
		holds: 'exactly',
		of: 'approved, withdrawn, rejected and in progress'
	},
	{
		total: 'left-fostering-total-households-de-registered-between-1-april-and-31-march',
		parts: under(
			'left-fostering',
			'de-registered-to-facilitate-a-transfer-to-a-local-authority',
			'de-registered-to-facilitate-a-transfer-to-an-independent-fostering-agency',
			'de-registration-initiated-by-the-fostering-service',
			'de-registration-initiated-by-the-foster-carer',
			'de-registration-for-unknown-reason'
		),
		holds: 'exactly',
		of: 'the reasons'
	},
	{
		total: 'allegations-made',
		parts: [
			'allegations-against-foster-carers-by-fostered-children',
			'allegations-against-foster-carers-by-other-sources'
		],
		holds: 'exactly',
		of: 'those by fostered children and by others'
	},
	{
		total: 'allegations-made',
		parts: under('allegation', 'physical-abuse', 'sexual-abuse', 'neglect', 'emotional-abuse'),
		holds: 'exactly',
		of: 'the kinds'
	},
	{
		total: 'allegations-made',
		parts: under(
			'allegation-outcome',
			'concerns-resolved-no-further-action',
			'continued-monitoring-for-agreed-period',
			'concern-remained-refer-to-fostering-panel-for-review'
		),
		holds: 'exactly',
		of: 'the outcomes'
	},
	{
		total: 'allegations-made',
		parts: under(
			'allegation-time',
			'less-than-21-working-days',
			'22-30-working-days-4-6-weeks',
			'31-50-working-days-6-10-weeks',
			'more-than-50-working-days-more-than-10-weeks'
		),
		holds: 'at most',
		of: 'the times taken'
	},
	complaints('made'),
	complaints('not-upheld')
];

/** Sums of the measures a table has, those of the record among them, in each of the sectors it has them for; and of the trend England’s by its two sectors. */
export function ofstedSums(indicators: Iterable<IndicatorId>): readonly Sum[] {
	const held = new Map(
		Array.from(indicators, (indicator) => [indicator.replace(/^ofsted-fostering-/, ''), indicator])
	);
	const shared = { column: null, hidden: null };
	const find = (slugs: readonly string[]): readonly IndicatorId[] =>
		slugs.flatMap((slug) => held.get(slug) ?? []);
	const inside = ['', '-councils', '-agencies'].flatMap((sector) =>
		known.flatMap(({ total: slug, parts: slugs, holds, of }): Sum[] => {
			const [total] = find([slug + sector]);
			const parts = find(slugs.map((each) => each + sector));
			const where_kept = holds === 'exactly' ? `${slug} ${of}` : null;
			return total && parts.length === slugs.length
				? [{ ...shared, total, parts, holds, of, where_kept }]
				: [];
		})
	);
	const sectors = [...held].flatMap(([slug, total]): Sum[] => {
		const parts = find([`${slug}-councils`, `${slug}-agencies`]);
		const of = 'councils’ services and independent agencies';
		const where_kept = 'sectors';
		return parts.length === 2
			? [{ ...shared, total, parts, holds: 'exactly', of, where_kept }]
			: [];
	});
	return [...inside, ...sectors];
}
