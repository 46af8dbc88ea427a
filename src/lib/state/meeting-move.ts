import type { Action } from '$lib/domain/action';
import { formatDate } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import type { AgendaItem, Decision, Meeting, MemberQuestion } from '$lib/domain/meeting';
import type { Register } from '$lib/domain/record';
import type { Report } from '$lib/domain/report';
import type { RowEdit } from '$lib/domain/row-edit';
import { MEETING_MOVED } from '$lib/domain/slip';
import type { WorkPlanItem } from '$lib/domain/work-plan';
import { editsOf } from '$lib/intake/record-row';
import { tables } from '$lib/intake/record-tables';
import type { Definition } from '$lib/intake/table';
import { amended } from './amend';

const agendaItems: Definition<AgendaItem> = tables.agenda_items;
const decisions: Definition<Decision> = tables.decisions;
const questions: Definition<MemberQuestion> = tables.questions;
const planItems: Definition<WorkPlanItem> = tables.work_plan_items;
const actions: Definition<Action> = tables.actions;
const reports: Definition<Report> = tables.reports;

/** What hangs on a meeting, each kind with how many: `8 reports of the work plan`. Empty where nothing does. */
export function hangingOn(register: Register, day: IsoDate): readonly string[] {
	const count = (
		rows: readonly { readonly meeting: IsoDate | null }[],
		one: string,
		many: string
	) => {
		const number = rows.filter(({ meeting }) => meeting === day).length;
		return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
	};
	return [
		...count(register.work_plan_items, 'report of the work plan', 'reports of the work plan'),
		...count(register.agenda_items, 'agenda item', 'agenda items'),
		...count(register.decisions, 'decision', 'decisions'),
		...count(register.questions, 'question', 'questions'),
		...count(register.actions, 'action', 'actions'),
		...count(register.reports, 'committee report', 'committee reports')
	];
}

/** Takes all that hangs on a meeting along to its new day: agenda, decisions, questions, reports of the work plan, actions, reports. */
export function moveHanging(
	register: Register,
	from: Meeting,
	to: Meeting,
	day: IsoDate
): readonly RowEdit[] {
	const why = `${MEETING_MOVED} from ${formatDate(from.meeting)} to ${formatDate(to.meeting)}`;
	const { meeting } = to;
	function on<Row extends { readonly meeting: IsoDate | null }>(rows: readonly Row[]) {
		return rows.filter((row) => row.meeting === from.meeting);
	}
	return [
		...on(register.agenda_items).flatMap((row) => editsOf(agendaItems, row, { ...row, meeting })),
		...on(register.decisions).flatMap((row) => editsOf(decisions, row, { ...row, meeting })),
		...on(register.questions).flatMap((row) => editsOf(questions, row, { ...row, meeting })),
		...on(register.work_plan_items).flatMap((row) => {
			const year = row.year === from.year ? to.year : row.year;
			return amended(register, planItems, row.item, row, { ...row, meeting, year }, day, why);
		}),
		...on(register.actions).flatMap((row) =>
			amended(register, actions, row.action, row, { ...row, meeting }, day, why)
		),
		...on(register.reports).flatMap((row) => editsOf(reports, row, { ...row, meeting }))
	];
}
