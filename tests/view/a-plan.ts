import type { Amendment } from '$lib/domain/amendment';
import type { IsoDate, RowId } from '$lib/domain/id';
import type { Meeting } from '$lib/domain/meeting';
import type { Register } from '$lib/domain/record';
import type { WorkPlanItem } from '$lib/domain/work-plan';
import { day, firstTime, offending } from './answer';

/** A meeting of the plan in the tests. */
export const meeting = (date: string, year = '2021-22'): Meeting => ({
	meeting: day(date),
	time: '2.00 pm',
	place: 'Loxley House',
	year,
	source: 'the pack'
});

/** A report of the plan in the tests, for 15 November 2021 unless told otherwise. */
export const planned = (place: number, changes: Partial<WorkPlanItem> = {}): WorkPlanItem => ({
	item: `report-${place}` as RowId,
	year: '2021-22',
	meeting: day('2021-11-15'),
	place,
	report: `Report ${place}`,
	priority: null,
	leads: [],
	delivery: 'paper',
	status: 'planned',
	standing: false,
	minutes: null,
	principles: [],
	indicators: [],
	note: null,
	...changes
});

/** A meeting cell amended. */
export const moved = (
	item: string,
	from: string | null,
	to: string | null,
	on: string,
	why: string | null = null
): Amendment => ({
	amendment: `${item}-meeting-${on}` as RowId,
	amended: on as IsoDate,
	table: 'work_plan_items',
	row: item as RowId,
	column: 'meeting',
	before: from,
	after: to,
	why
});

/** A record with a plan and nothing else in it. */
export const planOf = (
	work_plan_items: readonly WorkPlanItem[],
	others: Partial<Register> = {}
): Register => ({
	board: {
		name: 'Corporate Parenting Board',
		council: 'Nottingham City Council',
		geography: 'E06000018' as Register['board']['geography'],
		neighbour_set: '2025',
		governance_contact: 'Governance Officer',
		calendar_date: null,
		notice: null
	},
	geographies: [],
	hexes: [],
	indicators: [offending, firstTime],
	vintages: [],
	held_back: [],
	revision_notes: [],
	neighbours: [],
	targets: [],
	events: [],
	meetings: [meeting('2021-09-20'), meeting('2021-11-15'), meeting('2022-03-21')],
	agenda_items: [],
	decisions: [],
	questions: [],
	actions: [],
	protocols: [],
	protocol_steps: [],
	response_categories: [],
	amendments: [],
	priorities: [],
	themes: [],
	templates: [],
	template_parts: [],
	reports: [],
	report_texts: [],
	report_versions: [],
	finding_reasons: [],
	work_plan_items,
	...others
});
