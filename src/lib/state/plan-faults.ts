import { formatDate } from '$lib/domain/calendar';
import { parseIsoDate } from '$lib/domain/id';
import { oneLine } from '$lib/domain/one-line';
import type { Register } from '$lib/domain/record';
import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';
import type { WorkPlanItem } from '$lib/domain/work-plan';
import { faultsOf } from '$lib/intake/record-row';
import type { PlanDraft } from './plan-draft';
import { NAMES_A_PERSON, namesPerson } from './written-field';

const FIELDS = new Map<string, string>([
	['report', 'The name'],
	['leads', 'The report lead'],
	['priority', 'The strategic priority'],
	['note', 'The note']
]);

/** What is wrong with a form before it is read as a report, as sentences with the cure; empty when nothing is. */
export function faultsOfDraft(base: WorkPlanItem | null, draft: PlanDraft): readonly string[] {
	const faults: string[] = [];
	if (oneLine(draft.report) === '') faults.push('Write the name of the report.');
	for (const lead of draft.leads.split('\n').filter((each) => each.includes(';')))
		faults.push(
			`The lead “${oneLine(lead)}” has a semicolon, which separates leads in the record. Put each lead on a line of its own.`
		);
	if (!/^\s*(?:[1-9]\d{0,2})?\s*$/.test(draft.minutes))
		faults.push('Write the minutes as a whole number such as 15, or leave them out.');
	const meeting = parseIsoDate(draft.meeting);
	if (meeting === null && draft.meeting !== '')
		faults.push(`“${draft.meeting}” is no date. Choose a meeting.`);
	if (meeting === null && draft.status !== 'deferred' && draft.status !== 'withdrawn')
		faults.push('Choose a meeting, or mark the report as deferred and say why.');
	if (draft.status === 'deferred' && base?.status !== 'deferred') {
		if (base !== null && meeting !== null && meeting === base.meeting)
			faults.push('Choose the meeting it is deferred to, or no meeting yet.');
		if (oneLine(draft.why) === '')
			faults.push('Say why it is deferred: the plan keeps the reason.');
	}
	return faults;
}

/** What is wrong with keeping a report in the plan, as sentences; empty when nothing is. `why`: null where nobody said. */
export function faultsOfItem(
	register: Register,
	after: WorkPlanItem,
	why: string | null
): readonly string[] {
	const { item, meeting, report, status } = after;
	const faults = [...faultsOf('work_plan_items', after)].map(
		([column, sentence]) => `${FIELDS.get(column) ?? `The ${column}`}: ${sentence}`
	);
	const named = [
		...after.leads.map((lead) => ['The report lead', lead] as const),
		['The note', after.note ?? ''] as const,
		['The reason', why ?? ''] as const
	].filter(([, text]) => namesPerson(text));
	for (const field of new Set(named.map(([each]) => each)))
		faults.push(`${field}: ${NAMES_A_PERSON}`);
	if (why !== null && mayRunInSpreadsheet(why))
		faults.push(
			'The reason: begin with a word. A spreadsheet that opens the record would take a text that begins with =, +, - or @ for a formula.'
		);
	if (meeting !== null && !register.meetings.some((each) => each.meeting === meeting))
		faults.push(`No meeting of the board is recorded on ${formatDate(meeting)}. Choose another.`);
	const same = (text: string) => oneLine(text).toLowerCase();
	const twin =
		meeting !== null &&
		status !== 'withdrawn' &&
		register.work_plan_items.some(
			(each) =>
				each.item !== item &&
				each.meeting === meeting &&
				each.status !== 'withdrawn' &&
				same(each.report) === same(report)
		);
	if (twin)
		faults.push(
			`“${report}” is planned for ${formatDate(meeting)} already. Change that one, or give this another name.`
		);
	return faults;
}
