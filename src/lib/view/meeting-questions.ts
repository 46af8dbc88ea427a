import type { PrintedFigure } from '$lib/database/queries/printed';
import type { IndicatorId, IsoDate, RowId } from '$lib/domain/id';
import { lastMeeting } from '$lib/domain/meeting';
import type { Register } from '$lib/domain/record';
import { openActions } from './actions';
import { measuresOf } from './meeting';

/** What a meeting's figures need to be asked. */
interface MeetingQuestions {
	readonly previous: IsoDate | null;
	/** Measures linked to the meeting's own items. */
	readonly linked: readonly IndicatorId[];
	/** Measures of the meeting before: of its agenda, decisions and actions. */
	readonly before: readonly IndicatorId[];
	/** Actions of earlier meetings that nobody has closed. */
	readonly open: readonly RowId[];
	readonly cells: readonly Pick<PrintedFigure, 'indicator' | 'period' | 'vintage'>[];
	/** Measures whose figure of now is put beside one of then. */
	readonly current: readonly IndicatorId[];
}

/** Measures in the record's order. */
export const inOrder = (register: Register, wanted: ReadonlySet<IndicatorId>) =>
	register.indicators.filter(({ indicator }) => wanted.has(indicator));

/** What to ask of the database for a meeting. `day`: the day the calendar is shown as at. */
export function meetingQuestions(
	register: Register,
	date: IsoDate,
	day: IsoDate
): MeetingQuestions {
	const previous = lastMeeting(register.meetings, date)?.meeting ?? null;
	const of = (rows: readonly { meeting: IsoDate; indicators: readonly IndicatorId[] }[]) =>
		rows.filter(({ meeting }) => meeting === previous).flatMap(({ indicators }) => indicators);
	const before = new Set([
		...of(register.agenda_items),
		...of(register.decisions),
		...of(register.actions)
	]);
	const { overdue, undated, later } = openActions(register, day);
	const open = [...overdue, ...undated, ...later]
		.filter(({ meeting }) => meeting < date)
		.map(({ action }) => action);
	const actions = register.actions.filter(
		({ action, meeting }) => open.includes(action) || meeting === previous
	);
	const cells = actions.flatMap(({ indicators: [indicator], period, vintage }) =>
		indicator && period && vintage ? [{ indicator, period, vintage }] : []
	);
	const current = new Set([...before, ...actions.flatMap(({ indicators }) => indicators)]);
	return {
		previous,
		linked: measuresOf(register, date).map(({ indicator }) => indicator),
		before: inOrder(register, before).map(({ indicator }) => indicator),
		open,
		cells,
		current: inOrder(register, current).map(({ indicator }) => indicator)
	};
}
