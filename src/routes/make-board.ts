import { formatDate } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { BoardView } from './board-view';

/** What the frame of every page shows. `built` is the day it is made on, `record` the hash of the record's manifest. */
export function makeBoard(register: Register, built: IsoDate, record: string): BoardView {
	const { board } = register;
	const authority = register.geographies.find((each) => each.geography === board.geography);
	const newest = register.vintages
		.filter((vintage) => vintage.status === 'statistics')
		.toSorted((a, b) => a.published.localeCompare(b.published))
		.at(-1);
	return {
		name: board.name,
		council: board.council,
		governance_contact: board.governance_contact,
		geography: board.geography,
		authority: authority?.name ?? board.council,
		neighbour_set: board.neighbour_set,
		neighbour_sets: [...new Set(register.neighbours.map((each) => each.neighbour_set))].toSorted(),
		calendar_date: board.calendar_date,
		notice: board.notice,
		built,
		record,
		editions:
			newest === undefined
				? 'The record holds no official statistics yet.'
				: `Newest edition in the record: ${newest.title}, ${formatDate(newest.published)}.`,
		measures: register.indicators.map(({ indicator, name, theme, lait_code }) => ({
			indicator,
			name,
			theme,
			lait_code
		})),
		meetings: register.meetings.map((each) => each.meeting).toSorted(),
		years: [...new Set(register.meetings.map((each) => each.year))].toSorted()
	};
}
