import { BODY_KINDS, type Board, type BodyKind } from '$lib/domain/board';
import { parseIsoDate, type GeographyCode } from '$lib/domain/id';
import { ORDINALS, WEEKDAYS, type MeetingRule } from '$lib/domain/meeting-rule';
import { oneLine } from '$lib/domain/one-line';
import type { WantedBoard } from '$lib/state/board-edits';
import type { BoardSettings } from '$lib/view/board-settings';
import { formKey } from '../../form-key';

/** The form as it is typed: texts and ticks. */
export interface BoardTyped {
	name: string;
	kind: BodyKind;
	council: string;
	/** The authority's name or code. */
	authority: string;
	neighbour_set: string;
	governance_contact: string;
	by_rule: boolean;
	ordinal: MeetingRule['ordinal'];
	weekday: MeetingRule['weekday'];
	/** Months from 1. */
	months: number[];
	meeting_time: string;
	meeting_place: string;
	meeting_minutes: string;
	clear_days: string;
	paper_days: string;
	sign_off_days: string;
	threshold: string;
	report_template: string;
	/** One statement a line. */
	priorities: string;
	themes: string[];
	calendar_date: string;
	notice: string;
	afresh: boolean;
}

interface Authority {
	readonly geography: GeographyCode;
	readonly name: string;
}

const numberText = (value: number | null | undefined) =>
	value === null || value === undefined ? '' : String(value);

/** The form of a board as it stands. */
export function typedOf({ board, authority, priorities, themes }: BoardSettings): BoardTyped {
	const rule = board.meeting_rule ?? null;
	return {
		name: board.name,
		kind: board.kind ?? 'board',
		council: board.council,
		authority,
		neighbour_set: board.neighbour_set,
		governance_contact: board.governance_contact,
		by_rule: rule !== null,
		ordinal: rule?.ordinal ?? 'third',
		weekday: rule?.weekday ?? 'Monday',
		months: [...(rule?.months ?? [])],
		meeting_time: board.meeting_time ?? '',
		meeting_place: board.meeting_place ?? '',
		meeting_minutes: numberText(board.meeting_minutes),
		clear_days: numberText(board.clear_days ?? 5),
		paper_days: numberText(board.paper_days),
		sign_off_days: numberText(board.sign_off_days),
		threshold: numberText(board.threshold ?? 5),
		report_template: board.report_template ?? '',
		priorities: priorities.join('\n'),
		themes: [...themes],
		calendar_date: board.calendar_date ?? '',
		notice: board.notice ?? '',
		afresh: false
	};
}

const line = oneLine;
const orNull = (text: string) => line(text) || null;
const plain = (text: string) => line(text).toLowerCase();

/** The authority that a text names or gives the code of; null where none does. */
export const authorityNamed = (text: string, authorities: readonly Authority[]) =>
	authorities.find(
		({ geography, name }) => plain(name) === plain(text) || plain(geography) === plain(text)
	) ?? null;

/** The rule as it is ticked; null where days are set one by one. */
export const ruleOf = ({ by_rule, ordinal, weekday, months }: BoardTyped): MeetingRule | null =>
	by_rule ? { ordinal, weekday, months: months.toSorted((a, b) => a - b) } : null;

/** What the form asks for, or what cannot be read of it, by field. */
export function wantedOf(
	typed: BoardTyped,
	settings: BoardSettings,
	authorities: readonly Authority[]
): { readonly wanted: WantedBoard } | { readonly faults: ReadonlyMap<string, string> } {
	const faults = new Map<string, string>();
	const whole = (field: keyof BoardTyped, least: number): number | null => {
		const text = line(String(typed[field]));
		if (text === '') return null;
		if (/^\d{1,4}$/.test(text) && Number(text) >= least) return Number(text);
		faults.set(field, `“${text}” is not a whole number from ${least}. Write one, such as 5.`);
		return null;
	};
	const place = authorityNamed(typed.authority, authorities);
	if (place === null)
		faults.set(
			'geography',
			`No authority is called “${line(typed.authority)}”. Choose a name from the list.`
		);
	const day = orNull(typed.calendar_date);
	const calendar_date = day === null ? null : parseIsoDate(day);
	if (day !== null && calendar_date === null)
		faults.set('calendar_date', `“${day}” is not a day. Choose one, or leave it empty.`);
	const clear_days = whole('clear_days', 0);
	const threshold = whole('threshold', 1);
	const board: Board = {
		...settings.board,
		name: line(typed.name),
		kind: typed.kind,
		council: line(typed.council),
		geography: place?.geography ?? settings.board.geography,
		neighbour_set: typed.neighbour_set,
		governance_contact: line(typed.governance_contact),
		calendar_date,
		notice: orNull(typed.notice),
		meeting_rule: ruleOf(typed),
		meeting_time: orNull(typed.meeting_time),
		meeting_place: orNull(typed.meeting_place),
		paper_days: whole('paper_days', 0),
		sign_off_days: whole('sign_off_days', 0),
		clear_days: clear_days ?? 5,
		meeting_minutes: whole('meeting_minutes', 1),
		threshold: threshold ?? 5,
		report_template: orNull(typed.report_template)
	};
	if (faults.size > 0) return { faults };
	const priorities = typed.priorities.split('\n').map(line).filter(Boolean);
	const reordered = typed.themes.join('\n') !== settings.themes.join('\n');
	return {
		wanted: { board, priorities, themes: reordered ? typed.themes : [], afresh: typed.afresh }
	};
}

/** The name under which the half-written form is put by. */
export const BOARD_DRAFT = formKey('board_settings');

/** The form as it was put by; null for a text that is none. What it lacks is as the board stands. */
export function readBoardDraft(text: string, start: BoardTyped): BoardTyped | null {
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value !== 'object' || value === null) return null;
		const given = value as Partial<Record<keyof BoardTyped, unknown>>;
		const kept = Object.fromEntries(
			(Object.keys(start) as (keyof BoardTyped)[]).flatMap((key): [string, unknown][] => {
				const there = given[key];
				return typeof there === typeof start[key] &&
					Array.isArray(there) === Array.isArray(start[key])
					? [[key, there]]
					: [];
			})
		);
		const draft: BoardTyped = { ...start, ...kept };
		const sound =
			BODY_KINDS.includes(draft.kind) &&
			ORDINALS.includes(draft.ordinal) &&
			WEEKDAYS.includes(draft.weekday) &&
			draft.months.every((month) => Number.isInteger(month) && month >= 1 && month <= 12) &&
			draft.themes.toSorted().join('\n') === start.themes.toSorted().join('\n');
		return sound ? draft : null;
	} catch {
		return null;
	}
}
