import { formatDate } from '$lib/domain/calendar';
import { parseIsoDate, type IsoDate, type RowId } from '$lib/domain/id';
import type { Delivery } from '$lib/domain/meeting';
import { oneLine } from '$lib/domain/one-line';
import { writeMunicipalYear } from '$lib/domain/plan-year';
import type { Register } from '$lib/domain/record';
import type { RowEdit } from '$lib/domain/row-edit';
import { planOf, type WorkPlanItem } from '$lib/domain/work-plan';
import type { PlanLine } from '$lib/intake/plan-table';
import { tables } from '$lib/intake/record-tables';
import { amended } from './amend';
import { freePlanId, placeAfter } from './plan-edits';
import { faultsOfItem } from './plan-faults';

/** What is done with a report of the table: it is added, moves the one that is planned already, or is left out. */
type Taking = 'add' | 'move' | 'leave';

/** A report of the table as it is offered for the plan, to be corrected before it is taken in. */
export interface ImportRow {
	/** Told from the others by this; it stays while the row is corrected. */
	readonly id: number;
	readonly read: PlanLine;
	/** The report of the same name in this year's plan; null where there is none. */
	readonly planned: Pick<WorkPlanItem, 'item' | 'meeting'> | null;
	/** What may be wrong, a sentence each. */
	readonly doubts: readonly string[];
	taking: Taking;
	report: string;
	/** One lead a line. */
	leads: string;
	/** A meeting's day; `none` for no meeting yet; empty while nobody chose. */
	meeting: string;
	delivery: Delivery;
}

const named = (text: string) => oneLine(text).toLowerCase();

/** The lines of a table beside the plan as it stands: what is there already is left out, what is there for another meeting is asked about. */
export function offerPlan(
	register: Register,
	year: string,
	lines: readonly PlanLine[]
): readonly ImportRow[] {
	const planned = planOf(register, year);
	const seen = new Set<string>();
	return lines.map((read, id): ImportRow => {
		const same = planned.filter((item) => named(item.report) === named(read.report));
		const here = same.find(({ meeting }) => meeting === read.meeting);
		const other = here ?? same[0] ?? null;
		const doubts = [...read.doubts];
		const place = `${named(read.report)}\n${read.meeting ?? ''}`;
		const twice = seen.has(place);
		seen.add(place);
		if (twice) doubts.push('It stands in the table twice, so this one is left out.');
		else if (here) doubts.push('It is in the plan for this meeting already, so it is left out.');
		else if (other)
			doubts.push(
				`A report of this name is planned ${other.meeting === null ? 'without a meeting' : `for ${formatDate(other.meeting)}`}. Is that one moved, or is this another?`
			);
		return {
			id,
			read,
			planned: here ? null : other && { item: other.item, meeting: other.meeting },
			doubts,
			taking: twice || here ? 'leave' : other ? 'move' : 'add',
			report: read.report,
			// What the table is silent about stays as it is planned.
			leads: (read.leads.length > 0 ? read.leads : (other?.leads ?? [])).join('\n'),
			meeting: read.meeting ?? (read.status === 'deferred' ? 'none' : ''),
			delivery: read.delivery === 'paper' ? (other?.delivery ?? 'paper') : read.delivery
		};
	});
}

/** What is wrong with one row, as sentences with the cure. */
export interface RowFaults {
	readonly id: number;
	readonly sentences: readonly string[];
}

/** A change that takes the rows in, or what is wrong with them. */
export type ImportedPlan =
	| { readonly words: string; readonly edits: readonly RowEdit[] }
	| { readonly faults: readonly RowFaults[] };

const WHY = 'Brought in from a table of the work plan';

/** A row as a report of the plan. */
function itemOf(
	row: ImportRow,
	year: string,
	base: WorkPlanItem | null,
	item: RowId,
	place: number
): WorkPlanItem {
	const { read } = row;
	const meeting = parseIsoDate(row.meeting);
	const status = base?.status === 'deferred' || !base ? read.status : base.status;
	return {
		item,
		year,
		meeting,
		place,
		report: oneLine(row.report),
		priority: read.priority ?? base?.priority ?? null,
		leads: row.leads.split('\n').map(oneLine).filter(Boolean),
		delivery: row.delivery,
		status: meeting === null ? 'deferred' : status,
		standing: read.standing || (base?.standing ?? false),
		minutes: read.minutes ?? base?.minutes ?? null,
		principles: read.principles.length > 0 ? read.principles : (base?.principles ?? []),
		indicators: read.indicators.length > 0 ? read.indicators : (base?.indicators ?? []),
		note: read.note ?? base?.note ?? null
	};
}

const counted = (count: number) => `${count} ${count === 1 ? 'report' : 'reports'}`;

/** Takes the rows into the plan as one change, each with its history. Nothing is taken in while anything is wrong. */
export function importPlan(
	register: Register,
	year: string,
	rows: readonly ImportRow[],
	day: IsoDate
): ImportedPlan {
	const faults: RowFaults[] = [];
	const edits: RowEdit[] = [];
	const taken: RowId[] = [];
	const places = new Map<string, number>();
	const seen = new Set<string>();
	const moved = new Set<RowId>();
	for (const row of rows.filter(({ taking }) => taking !== 'leave')) {
		const base =
			row.taking === 'move'
				? (register.work_plan_items.find(({ item }) => item === row.planned?.item) ?? null)
				: null;
		const meeting = parseIsoDate(row.meeting);
		const place = places.get(row.meeting) ?? placeAfter(register, { meeting, year });
		const id = base?.item ?? freePlanId(register, `${row.report} ${year.slice(0, 4)}`, taken);
		const after = itemOf(row, year, base, id, place);
		const sentences: string[] = [];
		if (row.meeting === '')
			sentences.push('Choose the meeting it is for, or “No meeting yet”, or leave it out.');
		if (row.leads.includes(';'))
			sentences.push('Put each lead on a line of its own, without semicolons.');
		if (base !== null && moved.has(base.item))
			sentences.push(
				'Another row moves the same report. Add this one as another, or leave it out.'
			);
		if (after.report === '') sentences.push('Write the name of the report, or leave it out.');
		else sentences.push(...faultsOfItem(register, after, null));
		const name = `${named(after.report)}\n${row.meeting}`;
		if (seen.has(name)) sentences.push('It is there twice for one meeting. Leave one of them out.');
		seen.add(name);
		if (sentences.length > 0) {
			faults.push({ id: row.id, sentences: [...new Set(sentences)] });
			continue;
		}
		places.set(row.meeting, place + 1);
		if (base === null) taken.push(id);
		else moved.add(id);
		edits.push(...amended(register, tables.work_plan_items, id, base, after, day, WHY));
	}
	if (faults.length > 0) return { faults };
	const said = [
		...(taken.length > 0 ? [`brought ${counted(taken.length)} into`] : []),
		...(moved.size > 0 ? [`moved ${counted(moved.size)} in`] : [])
	].join(' and ');
	return {
		words: `${said.slice(0, 1).toUpperCase()}${said.slice(1)} the work plan for ${writeMunicipalYear(year)}`,
		edits
	};
}
