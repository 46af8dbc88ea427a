import { parseIndicatorId, parseIsoDate } from '$lib/domain/id';
import { DELIVERIES, type Delivery } from '$lib/domain/meeting';
import { principles, type PrincipleId } from '$lib/domain/principle';
import { PLAN_STATUSES, type PlanStatus, type WorkPlanItem } from '$lib/domain/work-plan';
import { rowOf } from '$lib/intake/record-row';
import { tables } from '$lib/intake/record-tables';

/** A report of the plan as its form has it: texts as they were typed. */
export interface PlanDraft {
	readonly report: string;
	/** The date of a meeting; empty for none yet. */
	readonly meeting: string;
	/** One a line. */
	readonly leads: string;
	readonly priority: string;
	readonly delivery: Delivery;
	readonly status: PlanStatus;
	readonly standing: boolean;
	readonly minutes: string;
	readonly principles: readonly PrincipleId[];
	readonly indicators: readonly string[];
	readonly note: string;
	/** Why it is changed, for the history. */
	readonly why: string;
}

/** The form of a new report for a meeting; an empty text for none yet. */
export const newDraft = (meeting: string): PlanDraft => ({
	report: '',
	meeting,
	leads: '',
	priority: '',
	delivery: 'paper',
	status: 'planned',
	standing: false,
	minutes: '',
	principles: [],
	indicators: [],
	note: '',
	why: ''
});

/** The form of a report as it stands. */
export const draftOf = (item: WorkPlanItem): PlanDraft => ({
	report: item.report,
	meeting: item.meeting ?? '',
	leads: item.leads.join('\n'),
	priority: item.priority ?? '',
	delivery: item.delivery,
	status: item.status,
	standing: item.standing,
	minutes: item.minutes === null ? '' : String(item.minutes),
	principles: item.principles,
	indicators: item.indicators,
	note: item.note ?? '',
	why: ''
});

/** A form put by. */
export interface PutBy {
	readonly draft: PlanDraft;
	/** The report as it stood when the form was opened; null for a new one. */
	readonly base: WorkPlanItem | null;
}

/** A form as it is put by, with the report as it stood: what another tab does to it meanwhile is then found when it is sent. */
export const writeDraft = ({ draft, base }: PutBy): string =>
	JSON.stringify({ ...draft, base: base && rowOf(tables.work_plan_items, base) });

/** A report out of its row; null when the row is none. */
function itemOf(row: unknown): WorkPlanItem | null {
	if (typeof row !== 'object' || row === null) return null;
	const texts = row as Readonly<Record<string, unknown>>;
	const cells = Object.entries(tables.work_plan_items.columns).map(([column, { read }]) => {
		const text = texts[column];
		return [column, typeof text === 'string' ? read(text) : undefined] as const;
	});
	return cells.some(([, value]) => value === undefined)
		? null
		: (Object.fromEntries(cells) as unknown as WorkPlanItem);
}

/** Reads a form put by; null when the text is not one. What it names and nobody knows is left out. */
export function parseDraft(text: string): PutBy | null {
	let read: unknown;
	try {
		read = JSON.parse(text);
	} catch {
		return null;
	}
	if (typeof read !== 'object' || read === null) return null;
	const cells = read as Readonly<Record<string, unknown>>;
	const words = (name: string) => (typeof cells[name] === 'string' ? cells[name] : '');
	const list = (name: string): readonly unknown[] =>
		Array.isArray(cells[name]) ? (cells[name] as unknown[]) : [];
	const delivery = DELIVERIES.find((each) => each === cells['delivery']);
	const status = PLAN_STATUSES.find((each) => each === cells['status']);
	if (!delivery || !status) return null;
	const draft: PlanDraft = {
		report: words('report'),
		meeting: parseIsoDate(words('meeting')) ?? '',
		leads: words('leads'),
		priority: words('priority'),
		delivery,
		status,
		standing: cells['standing'] === true,
		minutes: words('minutes'),
		principles: principles
			.map(({ principle }) => principle)
			.filter((each) => list('principles').includes(each)),
		indicators: list('indicators').filter(
			(each): each is string => typeof each === 'string' && parseIndicatorId(each) !== null
		),
		note: words('note'),
		why: words('why')
	};
	return { draft, base: itemOf(cells['base']) };
}

/** A draft that a form writes in. */
export type OpenDraft = {
	-readonly [Field in keyof PlanDraft]: PlanDraft[Field] extends readonly (infer Each)[]
		? Each[]
		: PlanDraft[Field];
};

/** A draft for a form to write in. */
export const opened = (draft: PlanDraft): OpenDraft => ({
	...draft,
	principles: [...draft.principles],
	indicators: [...draft.indicators]
});
