import { formatDate } from '$lib/domain/calendar';
import { parseIsoDate, type IsoDate, type RowId } from '$lib/domain/id';
import { inOrder, type Amendment } from '$lib/domain/amendment';
import type { Register } from '$lib/domain/record';

/** The record's table of reports planned. */
export const PLAN_TABLE = 'work_plan_items';

/** What was amended of one report of the plan, from the first to the last. */
const amendmentsOf = (register: Register, item: RowId): readonly Amendment[] =>
	register.amendments
		.filter(({ table, row }) => table === PLAN_TABLE && row === item)
		.toSorted(inOrder);

/** A report put from one meeting to another. */
export interface PlanMove {
	/** Null: it was at none. */
	readonly from: IsoDate | null;
	readonly to: IsoDate | null;
	/** The day it was recorded. */
	readonly on: IsoDate;
	/** Null when nobody said why. */
	readonly why: string | null;
}

/** Every time a report was put to another meeting, from the first. */
export const movesOf = (register: Register, item: RowId): readonly PlanMove[] =>
	amendmentsOf(register, item)
		.filter(({ column }) => column === 'meeting')
		.map(({ before, after, amended, why }) => ({
			from: parseIsoDate(before ?? ''),
			to: parseIsoDate(after ?? ''),
			on: amended,
			why
		}));

/** A reason or note with its full stop. */
export const stopped = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const COLUMNS = new Map<string, string>([
	['report', 'Name'],
	['meeting', 'Meeting'],
	['place', 'Place in the list'],
	['priority', 'Strategic priority'],
	['leads', 'Report lead'],
	['delivery', 'Delivery'],
	['status', 'Status'],
	['standing', 'Comes every year'],
	['minutes', 'Minutes'],
	['principles', 'Principles'],
	['indicators', 'Measures'],
	['note', 'Note'],
	['year', 'Year of the plan']
]);

function told(column: string, text: string | null): string {
	if (text === null) return column === 'meeting' ? 'no meeting' : 'nothing';
	const day = column === 'meeting' ? parseIsoDate(text) : null;
	return day ? formatDate(day) : `“${text.replaceAll(';', '; ')}”`;
}

/** What was changed of a report and when, a sentence each, the newest first; empty when nothing was. */
export const viewPlanHistory = (register: Register, item: RowId): readonly string[] =>
	amendmentsOf(register, item)
		.filter(
			// What is put to another meeting gets a place there, which is no news of its own.
			({ column, amended }, _, all) =>
				column !== 'place' ||
				!all.some((each) => each.column === 'meeting' && each.amended === amended)
		)
		.toReversed()
		.map(({ amended, column, before, after, why }) => {
			const reason = why === null ? '' : ` ${stopped(why)}`;
			if (column === 'item')
				return `${formatDate(amended)}: ${before === null ? 'added to the plan' : 'removed'}.${reason}`;
			const name = COLUMNS.get(column) ?? column;
			return `${formatDate(amended)}: ${name.toLowerCase()} changed from ${told(column, before)} to ${told(column, after)}.${reason}`;
		});
