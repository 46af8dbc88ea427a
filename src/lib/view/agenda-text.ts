import { formatDate, formatWeekday } from '$lib/domain/calendar';
import type { Board } from '$lib/domain/board';
import type { MeetingView } from './meeting';

/** A text on one line: what is pasted into another system may not break its lines. */
const line = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * The agenda as plain text, to be pasted into a committee system: a heading, then a line an item with its number, and below it whose
 * report it is, how it comes and its pages. Nothing in it is markup.
 */
export function agendaText(
	board: Pick<Board, 'name' | 'council' | 'governance_contact'>,
	meeting: MeetingView
): string {
	const items = meeting.agenda.flatMap((entry) => {
		const below = [
			entry.report_of === null ? null : `Report of ${line(entry.report_of)}`,
			entry.delivery === 'Procedure' ? null : entry.delivery,
			entry.pages === 'No pages' ? null : entry.pages,
			entry.time
		].filter((part) => part !== null);
		return [
			`${entry.item}.\t${line(entry.title)}`,
			...(below.length === 0 ? [] : [`\t${below.join('. ')}.`])
		];
	});
	return [
		line(board.council),
		line(board.name),
		'',
		`Date:\t${formatWeekday(meeting.meeting)}`,
		`Time:\t${line(meeting.time)}`,
		`Place:\t${line(meeting.place)}`,
		`Contact:\t${line(board.governance_contact)}`,
		'',
		'Agenda',
		'',
		...items,
		'',
		meeting.next === null ? null : `Next meeting: ${formatDate(meeting.next.meeting)}`
	]
		.filter((each) => each !== null)
		.join('\n')
		.trimEnd()
		.concat('\n');
}
