import { json } from '@sveltejs/kit';
import { formatDate, today } from '$lib/domain/calendar';
import type { BoardView } from '../../board-view';
import { builtRecord } from '../../record.server';
import type { RequestHandler } from './$types';

export const prerender = true;

export const GET: RequestHandler = async () => {
	const { register } = await builtRecord();
	const { board } = register;
	const authority = register.geographies.find((each) => each.geography === board.geography);
	const newest = register.vintages
		.filter((vintage) => vintage.status === 'statistics')
		.toSorted((a, b) => a.published.localeCompare(b.published))
		.at(-1);
	const view: BoardView = {
		name: board.name,
		council: board.council,
		geography: board.geography,
		authority: authority?.name ?? board.council,
		neighbour_set: board.neighbour_set,
		neighbour_sets: [...new Set(register.neighbours.map((each) => each.neighbour_set))].toSorted(),
		calendar_date: board.calendar_date,
		notice: board.notice,
		built: today(),
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
	return json(view);
};
