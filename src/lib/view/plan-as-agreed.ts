import { inOrder, type Amendment } from '$lib/domain/amendment';
import {
	parseIndicatorId,
	parseIsoDate,
	parseRowId,
	type IsoDate,
	type RowId
} from '$lib/domain/id';
import { DELIVERIES } from '$lib/domain/meeting';
import { principles } from '$lib/domain/principle';
import type { Register } from '$lib/domain/record';
import { PLAN_STATUSES, type WorkPlanItem } from '$lib/domain/work-plan';
import { PLAN_TABLE } from './plan-history';

const known = <Value>(value: Value | null | undefined): value is Value =>
	value !== null && value !== undefined;
const several = (text: string) => (text === '' ? [] : text.split(';'));

/** Reads one cell as the record writes it; undefined when it is not one. An empty text is no value. */
const CELLS: {
	readonly [Column in keyof WorkPlanItem]: (text: string) => WorkPlanItem[Column] | undefined;
} = {
	item: (text) => parseRowId(text) ?? undefined,
	year: (text) => text,
	meeting: (text) => (text === '' ? null : (parseIsoDate(text) ?? undefined)),
	place: (text) => (/^\d+$/.test(text) ? Number(text) : undefined),
	report: (text) => text,
	priority: (text) => text || null,
	leads: several,
	delivery: (text) => DELIVERIES.find((each) => each === text),
	status: (text) => PLAN_STATUSES.find((each) => each === text),
	standing: (text) => text === 'yes',
	minutes: (text) => (text === '' ? null : /^\d+$/.test(text) ? Number(text) : undefined),
	principles: (text) =>
		several(text)
			.map((each) => principles.find(({ principle }) => principle === each)?.principle)
			.filter(known),
	indicators: (text) => several(text).map(parseIndicatorId).filter(known),
	note: (text) => text || null
};

/** What a row taken out says in the cells that were empty. */
const EMPTY: Omit<WorkPlanItem, 'item'> = {
	year: '',
	meeting: null,
	place: 1,
	report: '',
	priority: null,
	leads: [],
	delivery: 'paper',
	status: 'planned',
	standing: false,
	minutes: null,
	principles: [],
	indicators: [],
	note: null
};

const isColumn = (name: string): name is keyof WorkPlanItem => Object.hasOwn(CELLS, name);

/** A row as it stood before a day, from how it stood after it and what was amended that day in order. Null: it was not there. */
function before(
	row: RowId,
	after: WorkPlanItem | null,
	amendments: readonly Amendment[]
): WorkPlanItem | null {
	const own = amendments.filter(({ column }) => column === 'item');
	if (own[0] && own[0].before === null) return null;
	// A row that was taken out that day left a word on each of its cells that was not empty.
	const base = after && own.length === 0 ? after : { ...EMPTY, item: row };
	return amendments.toReversed().reduce((item, each): WorkPlanItem => {
		if (!isColumn(each.column)) return item;
		const value = CELLS[each.column](each.before ?? '');
		return value === undefined ? item : { ...item, [each.column]: value };
	}, base);
}

/**
 * The record with the work plan as it stood at the end of a day: what was amended since is put back, from the newest. A report without
 * a recorded change stands as it does now, one added since is not there, and one taken out since is there again.
 */
export function asAgreed(register: Register, day: IsoDate): Register {
	const rows = new Map<RowId, WorkPlanItem | null>(
		register.work_plan_items.map((item) => [item.item, item])
	);
	const since = new Map<string, Amendment[]>();
	for (const each of register.amendments.toSorted(inOrder)) {
		if (each.table !== PLAN_TABLE || each.amended <= day) continue;
		const place = `${each.amended} ${each.row}`;
		since.set(place, [...(since.get(place) ?? []), each]);
	}
	for (const group of [...since.values()].toReversed()) {
		const [{ row } = { row: null }] = group;
		if (row !== null) rows.set(row, before(row, rows.get(row) ?? null, group));
	}
	return { ...register, work_plan_items: [...rows.values()].filter(known) };
}
