import { formatDate } from '$lib/domain/calendar';
import { freeRowId, parseIsoDate, type IsoDate, type RowId } from '$lib/domain/id';
import { municipalYear } from '$lib/domain/meeting-rule';
import { writeMunicipalYear } from '$lib/domain/plan-year';
import type { Register } from '$lib/domain/record';
import type { RowEdit } from '$lib/domain/row-edit';
import type { PlanStatus, WorkPlanItem } from '$lib/domain/work-plan';
import { tables } from '$lib/intake/record-tables';
import { amended } from './amend';
import type { PlanDraft } from './plan-draft';
import { faultsOfDraft, faultsOfItem } from './plan-faults';
import { line, lineOrNothing, short } from './written-field';

/** A change ready to be made as one, or what is wrong with it, as sentences. */
export type Edited =
	| { readonly words: string; readonly edits: readonly RowEdit[] }
	| { readonly faults: readonly string[] };

/** The reports of a meeting in the plan's order, or those of a year without a meeting. */
const listOf = (register: Register, { meeting, year }: Pick<WorkPlanItem, 'meeting' | 'year'>) =>
	register.work_plan_items
		.filter(
			(item) =>
				item.status !== 'withdrawn' &&
				item.meeting === meeting &&
				(meeting !== null || item.year === year)
		)
		.toSorted((one, other) => one.place - other.place);

/** The place after the last of a meeting. */
export const placeAfter = (
	register: Register,
	at: Pick<WorkPlanItem, 'meeting' | 'year'>
): number => Math.max(0, ...listOf(register, at).map(({ place }) => place)) + 1;

/** The year of the plan a meeting belongs to. */
const yearAt = (register: Register, meeting: IsoDate) =>
	register.meetings.find((each) => each.meeting === meeting)?.year ?? municipalYear(meeting);

/** An id for a new report that no report has or had. */
export const freePlanId = (
	register: Register,
	words: string,
	also: readonly string[] = []
): RowId =>
	freeRowId(
		words,
		new Set([
			...register.work_plan_items.map(({ item }) => item),
			...register.amendments.map(({ row }) => row),
			...also
		])
	);

/** Puts one report in place of another with its history, or says what is wrong with it. */
function put(
	register: Register,
	base: WorkPlanItem | null,
	after: WorkPlanItem,
	day: IsoDate,
	said: { readonly words: string; readonly why: string | null }
): Edited {
	const faults = faultsOfItem(register, after, said.why);
	if (faults.length > 0) return { faults };
	const edits = amended(register, tables.work_plan_items, after.item, base, after, day, said.why);
	return { words: said.words, edits };
}

/** The words of a change to one report, for the history of this computer. */
function wordsOf(base: WorkPlanItem | null, after: WorkPlanItem): string {
	const name = `“${short(after.report)}”`;
	if (base === null) return `Added ${name} to the work plan for ${writeMunicipalYear(after.year)}`;
	if (after.status === 'withdrawn' && base.status !== 'withdrawn')
		return `Took ${name} out of the work plan`;
	if (after.meeting === null && base.meeting !== null) return `Deferred ${name}`;
	if (after.meeting !== null && after.meeting !== base.meeting)
		return `Moved ${name} to ${formatDate(after.meeting)}`;
	return `Changed ${name} in the work plan`;
}

/**
 * A report as its form has it, in place of `base`, the report as it stood when the form was opened; null adds one to the plan of `year`.
 * What the form does not hold is left as it stands now.
 */
export function keepReport(
	register: Register,
	{ year, base, draft }: { year: string; base: WorkPlanItem | null; draft: PlanDraft },
	day: IsoDate
): Edited {
	const faults = faultsOfDraft(base, draft);
	if (faults.length > 0) return { faults };
	const now = register.work_plan_items.find(({ item }) => item === base?.item) ?? base;
	const meeting = parseIsoDate(draft.meeting);
	const at = { meeting, year: meeting === null ? (now?.year ?? year) : yearAt(register, meeting) };
	const report = line(draft.report);
	const after: WorkPlanItem = {
		item: now?.item ?? freePlanId(register, `${report} ${at.year}`),
		...at,
		place: now && now.meeting === meeting ? now.place : placeAfter(register, at),
		report,
		priority: lineOrNothing(draft.priority),
		leads: [...new Set(draft.leads.split('\n').map(line).filter(Boolean))],
		delivery: draft.delivery,
		status: draft.status,
		standing: draft.standing,
		minutes: draft.minutes.trim() === '' ? null : Number(draft.minutes),
		principles: draft.principles,
		indicators: register.indicators
			.map(({ indicator }) => indicator)
			.filter((each) => draft.indicators.includes(each)),
		note: lineOrNothing(draft.note)
	};
	return put(register, base, after, day, {
		words: wordsOf(base, after),
		why: lineOrNothing(draft.why)
	});
}

/** Puts a report to another meeting, last of its list; null: to none yet, which defers it and asks why. */
export function moveReport(
	register: Register,
	{ base, to, why }: { base: WorkPlanItem; to: IsoDate | null; why: string },
	day: IsoDate
): Edited {
	if (to !== null && !register.meetings.some(({ meeting }) => meeting === to))
		return { faults: [`No meeting of the board is recorded on ${formatDate(to)}.`] };
	if (to === base.meeting)
		return {
			faults: [
				to === null
					? 'It has no meeting already. Choose one.'
					: `It is planned for ${formatDate(to)} already. Choose another meeting.`
			]
		};
	if (to === null && line(why) === '')
		return { faults: ['Say why it is deferred: the plan keeps the reason.'] };
	const now = register.work_plan_items.find(({ item }) => item === base.item) ?? base;
	const at = { meeting: to, year: to === null ? now.year : yearAt(register, to) };
	const status: PlanStatus =
		to === null ? 'deferred' : now.status === 'deferred' ? 'planned' : now.status;
	const after = { ...now, ...at, status, place: placeAfter(register, at) };
	return put(register, base, after, day, {
		words: wordsOf(base, after),
		why: lineOrNothing(why)
	});
}

/** Puts a report one place earlier or later in its meeting; nothing to change at the end of the list. */
export function reorderReport(
	register: Register,
	{ item, by }: { item: RowId; by: -1 | 1 },
	day: IsoDate
): Edited {
	const own = register.work_plan_items.find((each) => each.item === item);
	if (!own) return { faults: ['This report is not in the plan any more.'] };
	const list = listOf(register, own);
	const at = list.findIndex((each) => each.item === item);
	const other = list[at + by];
	if (!other)
		return { faults: [`It is ${by < 0 ? 'first' : 'last'} in the list of this meeting already.`] };
	const order = list.with(at, other).with(at + by, own);
	const places = list.map(({ place }) => place);
	const apart = new Set(places).size === places.length;
	const edits = order.flatMap((each, index) => {
		const place = apart ? (places[index] ?? index + 1) : index + 1;
		return amended(
			register,
			tables.work_plan_items,
			each.item,
			each,
			{ ...each, place },
			day,
			null
		);
	});
	return {
		words: `Put “${short(own.report)}” ${by < 0 ? 'before' : 'after'} “${short(other.report)}”`,
		edits
	};
}
