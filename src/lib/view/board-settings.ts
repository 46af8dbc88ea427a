import type { Board } from '$lib/domain/board';
import { formatDate, formatWeekday } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import { datesByRule, municipalYear, writeMeetingRule } from '$lib/domain/meeting-rule';
import type { Register } from '$lib/domain/record';
import { offDay } from './clear-days';
import { clearDaysOf, deadlinesOf } from './deadlines';

/** What a board may be set to be, as its page shows it and offers it for changing. */
export interface BoardSettings {
	readonly board: Board;
	/** The authority by name; its code where the record does not know it. */
	readonly authority: string;
	/** Sets of statistical neighbours the record holds, the newest last. */
	readonly neighbour_sets: readonly string[];
	/** The strategic priorities, in the strategy's order. */
	readonly priorities: readonly string[];
	/** Every theme of a measure on the scorecard, in the order the scorecard shows them. */
	readonly themes: readonly string[];
	/** How many rows of the board's own year the record holds: meetings, plan, decisions, actions. */
	readonly own_rows: number;
}

/** The themes of the scorecard as it orders them: the board's order first, then as their measures come. */
export function themesInOrder({
	indicators,
	themes
}: Pick<Register, 'indicators' | 'themes'>): readonly string[] {
	const met = [
		...new Set(
			indicators
				.filter(({ scorecard }) => scorecard !== null)
				.toSorted((a, b) => (a.scorecard ?? 0) - (b.scorecard ?? 0))
				.map(({ theme }) => theme)
		)
	];
	const named = themes
		.toSorted((a, b) => a.place - b.place)
		.map(({ theme }) => theme)
		.filter((theme) => met.includes(theme));
	return [...named, ...met.filter((theme) => !named.includes(theme))];
}

/** The tables that hold what one council's board did and plans, and would be untrue of another's. */
const OWN_TABLES = [
	'meetings',
	'agenda_items',
	'decisions',
	'questions',
	'work_plan_items',
	'actions',
	'targets'
] as const satisfies readonly (keyof Register)[];

/** The settings of the board as they stand. */
export function boardSettings(register: Register): BoardSettings {
	const { board, geographies, neighbours, priorities } = register;
	return {
		board,
		authority:
			geographies.find((each) => each.geography === board.geography)?.name ?? board.geography,
		neighbour_sets: [...new Set(neighbours.map((each) => each.neighbour_set))].toSorted(),
		priorities: priorities.toSorted((a, b) => a.place - b.place).map(({ statement }) => statement),
		themes: themesInOrder(register),
		own_rows: OWN_TABLES.reduce((sum, table) => sum + register[table].length, 0)
	};
}

const kinds = { board: 'Board', panel: 'Panel', committee: 'Committee' } as const;

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const days = (count: number | null | undefined, before: string) =>
	count === null || count === undefined
		? 'No day is set'
		: `${count} working ${count === 1 ? 'day' : 'days'} before ${before}`;

/** The settings as a list to read: what each is called, and how it stands. */
export function settingsSaid({
	board,
	authority,
	priorities,
	themes
}: BoardSettings): readonly (readonly [string, string])[] {
	const { meeting_rule, meeting_time, meeting_place, meeting_minutes, calendar_date } = board;
	return [
		['Name', board.name],
		['Kind of body', kinds[board.kind ?? 'board']],
		['Council', board.council],
		['Authority of its figures', authority],
		['Statistical neighbours', `The set of ${board.neighbour_set}`],
		['Who to write to', board.governance_contact],
		[
			'Meets on',
			meeting_rule ? `The ${writeMeetingRule(meeting_rule)}` : 'Days are set one by one'
		],
		['Time and place', [meeting_time, meeting_place].filter(Boolean).join(', ') || 'Not set'],
		['Length of a meeting', meeting_minutes ? `${meeting_minutes} minutes` : 'Not set'],
		[
			'Agenda and papers are public',
			`${clearDaysOf(board)} clear ${clearDaysOf(board) === 1 ? 'day' : 'days'} before the meeting`
		],
		['Papers are due', days(board.paper_days, 'that')],
		[
			'Reports are signed off',
			days(board.sign_off_days, (board.paper_days ?? null) === null ? 'that' : 'papers are due')
		],
		['Strategic priorities', priorities.length === 0 ? 'None are recorded' : priorities.join('; ')],
		['Themes of the scorecard', themes.join('; ')],
		['Small numbers', `1 to ${board.threshold ?? 5} are for the council only`],
		[
			'Committee report template',
			board.report_template ? capital(board.report_template) : 'None is chosen'
		],
		...(calendar_date === null
			? []
			: [['Calendar shown as on', formatDate(calendar_date)] as const]),
		...(board.notice === null ? [] : [['Notice on every page', board.notice] as const])
	];
}

/** A day that a rule proposes, and what it asks of the officers. */
export interface ProposedMeeting {
	readonly meeting: IsoDate;
	/** `Monday 16 May 2022`. */
	readonly title: string;
	/** `Papers due by 29 April 2022, agenda and papers public by 6 May 2022.` */
	readonly deadlines: string;
	/** Why the day cannot be met on; null where it can. */
	readonly off: string | null;
}

/** What the settings of a board come to: the meetings of the next municipal year, with their deadlines; none without a rule. */
export function comesTo(
	board: Pick<Board, 'meeting_rule' | 'clear_days' | 'paper_days' | 'sign_off_days'>,
	day: IsoDate
): { readonly year: string; readonly meetings: readonly ProposedMeeting[] } {
	const year = municipalYear(`${Number(day.slice(0, 4)) + 1}${day.slice(4)}` as IsoDate);
	const rule = board.meeting_rule ?? null;
	const meetings = rule === null ? [] : datesByRule(rule, year);
	return {
		year,
		meetings: meetings.map((meeting) => {
			const { publish_by, papers_by, sign_off_by } = deadlinesOf(board, { meeting });
			const off = offDay(meeting);
			const said = [
				...(sign_off_by === null ? [] : [`reports signed off by ${formatDate(sign_off_by)}`]),
				...(papers_by === null ? [] : [`papers due by ${formatDate(papers_by)}`]),
				`agenda and papers public by ${formatDate(publish_by)}`
			].join(', ');
			return {
				meeting,
				title: formatWeekday(meeting),
				deadlines: `${capital(said)}.`,
				off: off === null ? null : `This is a ${off}: choose another day.`
			};
		})
	};
}
