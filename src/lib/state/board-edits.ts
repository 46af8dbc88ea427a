import type { Board } from '$lib/domain/board';
import { freeRowId } from '$lib/domain/id';
import type { Priority, Theme } from '$lib/domain/priority';
import type { Register } from '$lib/domain/record';
import type { RowEdit } from '$lib/domain/row-edit';
import { editsOf, faultsOf } from '$lib/intake/record-row';
import { tables } from '$lib/intake/record-tables';
import type { Definition } from '$lib/intake/table';

/** What a board is to be set to. */
export interface WantedBoard {
	readonly board: Board;
	/** Strategic priority statements in their order. */
	readonly priorities: readonly string[];
	/** Themes in the order of the scorecard; empty leaves them as they are. */
	readonly themes: readonly string[];
	/** Whether what the record tells of the board's year is taken out: another council's would be untrue of this one. */
	readonly afresh: boolean;
}

/** A change of the board's settings, or why it cannot be made, by the setting. */
export type SettledBoard =
	| { readonly words: string; readonly edits: readonly RowEdit[] }
	| { readonly faults: ReadonlyMap<string, string> };

/** The tables of a board's own year, first those that point into others. */
const OWN = [
	tables.amendments,
	tables.actions,
	tables.questions,
	tables.decisions,
	tables.agenda_items,
	tables.work_plan_items,
	tables.meetings,
	tables.targets
] as const;

const named: Readonly<Partial<Record<keyof Board, string>>> = {
	name: 'name',
	kind: 'kind of body',
	council: 'council',
	geography: 'authority',
	neighbour_set: 'statistical neighbours',
	governance_contact: 'contact',
	calendar_date: 'day of the calendar',
	notice: 'notice',
	meeting_rule: 'meeting days',
	meeting_time: 'meeting time',
	meeting_place: 'meeting place',
	paper_days: 'deadline for papers',
	sign_off_days: 'deadline for sign-off',
	clear_days: 'clear days',
	meeting_minutes: 'length of a meeting',
	threshold: 'threshold for small numbers',
	report_template: 'report template'
};

function faultsOfBoard(register: Register, { board, priorities }: WantedBoard) {
	const faults = new Map<string, string>();
	for (const [column, fault] of faultsOf('board', board))
		faults.set(column, fault.startsWith('“”') ? 'Write something here.' : fault);
	const place = register.geographies.find(({ geography }) => geography === board.geography);
	if (place?.kind !== 'authority' || !place.current)
		faults.set('geography', 'Choose an authority of today from the list.');
	if (
		!register.neighbours.some(
			(each) => each.neighbour_set === board.neighbour_set && each.geography === board.geography
		)
	)
		faults.set(
			'neighbour_set',
			`The record has no neighbours of ${place?.name ?? 'this authority'} in the set of ${board.neighbour_set}. Choose another set.`
		);
	if (board.geography !== register.board.geography && board.council === register.board.council)
		faults.set(
			'council',
			`This is still ${register.board.council}. Write the name of the council whose board this is.`
		);
	if (board.meeting_rule?.months.length === 0)
		faults.set('meeting_rule', 'Tick the months in which the board meets.');
	const seen = new Set<string>();
	for (const statement of priorities) {
		const fault = faultsOf('priorities', {
			priority: freeRowId(statement, new Set()),
			place: 1,
			statement
		}).get('statement');
		if (fault) faults.set('priorities', fault);
		if (seen.has(statement))
			faults.set('priorities', `“${statement}” is there twice. Leave one of them out.`);
		seen.add(statement);
	}
	return faults;
}

/** The priorities as they shall stand: one that says the same keeps its id wherever it stands, one reworded keeps its place's. */
function prioritiesOf(register: Register, statements: readonly string[]): readonly Priority[] {
	const held = register.priorities.toSorted((a, b) => a.place - b.place);
	const same = new Map(held.map((each) => [each.statement, each.priority]));
	const kept = new Set(statements.flatMap((statement) => same.get(statement) ?? []));
	const taken = new Set<string>(held.map(({ priority }) => priority));
	return statements.map((statement, index) => {
		const there = held[index];
		const reworded = there && !kept.has(there.priority) ? there.priority : null;
		const priority = same.get(statement) ?? reworded ?? freeRowId(statement, taken);
		taken.add(priority);
		return { priority, place: index + 1, statement };
	});
}

/** Edits from one list of rows to another, by a key. Rows that stay as they are have none. */
function between<Value>(
	table: Definition<Value>,
	before: readonly Value[],
	after: readonly Value[],
	key: (value: Value) => string
): readonly RowEdit[] {
	const was = new Map(before.map((each) => [key(each), each]));
	const is = new Set(after.map(key));
	return [
		...before.filter((each) => !is.has(key(each))).flatMap((each) => editsOf(table, each, null)),
		...after.flatMap((each) => {
			const old = was.get(key(each)) ?? null;
			return JSON.stringify(old) === JSON.stringify(each) ? [] : editsOf(table, old, each);
		})
	];
}

/** Every row of the board's own year taken out. */
const withoutYear = (register: Register): readonly RowEdit[] => [
	...OWN.flatMap((table) =>
		(register[table.name as keyof Register] as readonly unknown[]).flatMap((row) =>
			editsOf(table as unknown as Definition<unknown>, row, null)
		)
	),
	...register.protocols
		.filter(({ area }) => area !== 'England')
		.flatMap((protocol) => [
			...register.protocol_steps
				.filter((step) => step.protocol === protocol.protocol)
				.flatMap((step) => editsOf(tables.protocol_steps, step, null)),
			...editsOf(tables.protocols, protocol, null)
		])
];

/** What is set otherwise, for the words of the change. */
function changed(register: Register, { board, priorities, themes }: WantedBoard) {
	const old = register.board;
	const columns = (Object.keys(named) as (keyof Board)[]).filter(
		(column) => JSON.stringify(old[column] ?? null) !== JSON.stringify(board[column] ?? null)
	);
	const order = register.themes.toSorted((a, b) => a.place - b.place).map(({ theme }) => theme);
	const statements = register.priorities
		.toSorted((a, b) => a.place - b.place)
		.map(({ statement }) => statement);
	return {
		columns,
		priorities: statements.join('\n') !== priorities.join('\n'),
		themes: themes.length > 0 && order.join('\n') !== themes.join('\n')
	};
}

/**
 * Sets the board otherwise, as one change: its own row, its priorities, the order of its themes, and on request an empty year.
 * Protocols for all of England stay. Work plan rows keep the priority they were planned under.
 */
export function settleBoard(register: Register, wanted: WantedBoard): SettledBoard {
	const faults = faultsOfBoard(register, wanted);
	if (faults.size > 0) return { faults };
	const { columns, priorities, themes } = changed(register, wanted);
	const edits = [
		...(columns.length > 0 ? editsOf(tables.board, register.board, wanted.board) : []),
		...(priorities
			? between<Priority>(
					tables.priorities,
					register.priorities,
					prioritiesOf(register, wanted.priorities),
					({ priority }) => priority
				)
			: []),
		...(themes
			? between<Theme>(
					tables.themes,
					register.themes,
					wanted.themes.map((theme, index) => ({ theme, place: index + 1 })),
					({ theme }) => theme
				)
			: []),
		...(wanted.afresh ? withoutYear(register) : [])
	];
	const said = [
		...columns.flatMap((column) => named[column] ?? []),
		...(priorities ? ['strategic priorities'] : []),
		...(themes ? ['order of themes'] : [])
	];
	if (edits.length === 0)
		return { faults: new Map([['all', 'Nothing is set otherwise than it was.']]) };
	const other = columns.includes('geography');
	return {
		words: other
			? `Set the board up for ${wanted.board.council}${wanted.afresh ? ', with an empty year' : ''}`
			: said.length === 0
				? 'Emptied the board’s year'
				: `Changed the board’s settings: ${said.slice(0, 4).join(', ')}${said.length > 4 ? ' and more' : ''}`,
		edits
	};
}
