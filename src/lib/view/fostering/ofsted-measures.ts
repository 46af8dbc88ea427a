import type { IndicatorId } from '$lib/domain/id';

/** What Ofsted's fostering data begins the ids of its measures with. */
export const FAMILY = 'ofsted-fostering-';

export const ENQUIRIES =
	'ofsted-fostering-initial-enquiries-from-new-prospective-fostering-households' as IndicatorId;
export const APPLICATIONS =
	'ofsted-fostering-applications-concluded-in-progress-at-31-march' as IndicatorId;
export const APPROVED = 'ofsted-fostering-applications-approved' as IndicatorId;
/** What the table of counts has, of the hundreds of measures Ofsted's file may bring: recruitment, then households and places. */
export const COUNTED: readonly string[] = [
	ENQUIRIES,
	APPLICATIONS,
	APPROVED,
	'ofsted-fostering-family-and-friends-households-approved-in-year',
	'ofsted-fostering-left-fostering-total-households-de-registered-between-1-april-and-31-march',
	'ofsted-fostering-approved-households',
	'ofsted-fostering-approved-foster-places',
	'ofsted-fostering-filled-places',
	'ofsted-fostering-vacant-places',
	'ofsted-fostering-places-not-available'
];
