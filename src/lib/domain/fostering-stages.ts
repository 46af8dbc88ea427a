import type { ReasonKind } from './fostering-reasons';
import { returnWord, type ReturnWord } from './return-column';

/** What a measure counts in time: events of a period, what there is on a day, or the stock a period begins or ends with. */
export type FosteringTime = 'flow' | 'stock' | 'opening' | 'closing';

/** One measure of the fostering return. */
export interface FosteringStage extends ReturnWord {
	/** `approvals` ends the funnel and is also what the balance from opening to closing takes in. */
	readonly group: 'funnel' | 'withdrawn' | 'balance' | 'places' | 'time';
	readonly time: FosteringTime;
	/** Slugs of the units it may be counted in, the usual one first. */
	readonly units: readonly string[];
	readonly reasons: ReasonKind | null;
}

const applicants = ['households', 'carers'];
const balance = ['households', 'carers', 'places', 'children'];
const stage =
	(
		group: FosteringStage['group'],
		time: FosteringTime,
		units: readonly string[],
		reasons: ReasonKind | null = null
	) =>
	(...parts: Parameters<typeof returnWord>): FosteringStage => ({
		...returnWord(...parts),
		group,
		time,
		units,
		reasons
	});
const funnel = stage('funnel', 'flow', applicants);
const withdrawn = stage('withdrawn', 'flow', applicants, 'withdrawing');
const moved = stage('balance', 'flow', balance);
const places = stage('places', 'stock', ['places']);
const days = stage('time', 'flow', ['days']);

/** What the fostering return counts, in the order of a family's way through it. */
export const fosteringStages: readonly FosteringStage[] = [
	funnel(
		'initial enquiries',
		'initial-enquiries',
		'First contacts from people who might foster.',
		'enquiries',
		'initial enquiry',
		'enquiry'
	),
	funnel(
		'visits',
		'visits',
		'First visits made after an enquiry.',
		'initial visits',
		'home visits',
		'visit'
	),
	funnel(
		'applications',
		'applications',
		'Applications to foster that were taken up.',
		'application',
		'applications received'
	),
	stage('funnel', 'flow', balance)(
		'approvals',
		'approvals',
		'Newly approved in the period.',
		'approved',
		'approval',
		'newly approved'
	),
	withdrawn(
		'withdrawn after enquiry',
		'withdrawn-after-enquiry',
		'Did not go on after the first contact, by either side’s choice.',
		'withdrawn at enquiry'
	),
	withdrawn(
		'withdrawn after visit',
		'withdrawn-after-visit',
		'Did not go on after the first visit, by either side’s choice.',
		'withdrawn at visit'
	),
	withdrawn(
		'withdrawn after application',
		'withdrawn-after-application',
		'Did not go on after applying, by either side’s choice.',
		'withdrawn at application',
		'withdrawn during assessment'
	),
	stage('funnel', 'stock', applicants)(
		'applications in progress',
		'in-progress',
		'Applications not yet decided.',
		'in progress',
		'in process',
		'applicants in process'
	),
	stage('balance', 'opening', balance)(
		'opening',
		'opening',
		'Approved when the period began.',
		'opening stock',
		'start of quarter'
	),
	stage('balance', 'flow', balance, 'leaving')(
		'left',
		'left',
		'Resigned or were deregistered.',
		'leavers',
		'deregistered',
		'deregistrations',
		'resigned or deregistered',
		'resignations and deregistrations'
	),
	moved(
		'transferred in',
		'transferred-in',
		'Came from another fostering service, already approved.',
		'transfers in'
	),
	moved(
		'transferred out',
		'transferred-out',
		'Went to another fostering service and foster on.',
		'transfers out'
	),
	stage('balance', 'closing', balance)(
		'closing',
		'closing',
		'Approved when the period ended.',
		'closing stock',
		'end of period'
	),
	places(
		'places approved',
		'places-approved',
		'Places carers are approved for.',
		'approved places'
	),
	places(
		'places filled',
		'places-filled',
		'Approved places with a child in them.',
		'filled places',
		'filled'
	),
	places(
		'places vacant',
		'places-vacant',
		'Approved places free for a child.',
		'vacant places',
		'vacant',
		'vacancies'
	),
	places(
		'places not available',
		'places-not-available',
		'Approved places that are neither filled nor free, for instance while carers rest.',
		'not available',
		'unavailable'
	),
	stage('places', 'stock', ['children'])(
		'children placed',
		'children-placed',
		'Children living with carers of this kind who are the council’s own.',
		'children placed in house',
		'in house placements'
	),
	stage('places', 'stock', ['children'])(
		'children in foster care',
		'children-in-foster-care',
		'Children living with any foster carer, the council’s own or an agency’s: the base of the in-house share.',
		'children fostered'
	),
	days('days from enquiry to visit', 'enquiry-to-visit', 'Average over the visits of the period.'),
	days(
		'days from visit to application',
		'visit-to-application',
		'Average over the applications of the period.'
	),
	days(
		'days from application to approval',
		'application-to-approval',
		'Average over the approvals of the period.'
	),
	stage('time', 'stock', ['years'])(
		'length of service',
		'length-of-service',
		'Average time since approval.',
		'average years fostering'
	)
];
