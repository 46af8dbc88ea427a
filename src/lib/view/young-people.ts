import type { TrendAnswer } from '$lib/database/queries/trend';
import { formatDate, monthOf, months, yearOf } from '$lib/domain/calendar';
import type { Event } from '$lib/domain/event';
import type { Period } from '$lib/domain/period';
import { roundHalfUp } from '$lib/statistics/rounding';
import { latestOf } from './latest';
import type { MeetingView } from './meeting';
import { formatNumber } from './number';

/** Words of the field as a young person would have them put. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
	[
		/children looked after for at least 12 months/gi,
		'children who had been in care for a year or more'
	],
	[/looked-after children/gi, 'children in care'],
	[/were cautioned or convicted/gi, 'were cautioned by the police or found guilty in court'],
	[
		/were in education, employment or training/gi,
		'were at school or college, in training or in work'
	],
	[/were in suitable accommodation/gi, 'had a suitable place to live'],
	[/had their annual health assessment/gi, 'had their health checked']
];

const plain = (text: string) =>
	PLAIN.reduce((said, [pattern, words]) => said.replace(pattern, words), text);

/** What a topic means, told where a title names it. */
const TOPICS: readonly (readonly [RegExp, string])[] = [
	[
		/\bIV service|independent visitor/i,
		'Independent visitors are volunteers who befriend a child in care.'
	],
	[/advocacy/i, 'An advocate helps you to say what you want and to be heard.'],
	[/complaints/i, 'What happens when somebody says that something is wrong.'],
	[
		/independent reviewing officer/i,
		'An independent reviewing officer checks that your care plan is right for you.'
	],
	[/homes and housing/i, 'What young people said about where they live.'],
	[/discussion with cic council: health/i, 'What young people said about health.'],
	[
		/children in care council|cic council/i,
		'Children and young people in care who tell the council what matters to them.'
	],
	[/\bCAMHS?\b/i, 'Services that help with feelings and mental health.'],
	[/strategy/i, 'The plan for what the council will do in the next years.'],
	[/performance/i, 'Numbers that show how well children in care are looked after.'],
	[/health of children/i, 'How healthy children in care are, and who checks it.'],
	[/foster/i, 'Foster carers look after children in their own home.'],
	[/offending|criminalisation/i, 'How to keep children in care out of trouble with the police.'],
	[/semi-independent/i, 'Living in your own place with somebody to help you.']
];

/** A line of the meeting for young people. */
interface YoungTopic {
	readonly title: string;
	/** What it means; null where the title says it. */
	readonly means: string | null;
	readonly led_by_young_people: boolean;
}

/** What the board will talk about, in plain words: matters of procedure are left out. */
export function topicsOf(meeting: MeetingView): readonly YoungTopic[] {
	const lines =
		meeting.agenda.length > 0
			? meeting.agenda
			: meeting.planned.map(({ report, delivery }) => ({ title: report, delivery }));
	return lines
		.filter(({ title, delivery }) => delivery !== 'Procedure' && !/^work plan$/i.test(title.trim()))
		.map(({ title, delivery }) => ({
			title,
			means: TOPICS.find(([pattern]) => pattern.test(title))?.[1] ?? null,
			led_by_young_people: delivery === 'Led by young people'
		}));
}

/** When it was, in plain words: `between April 2024 and March 2025`, `on 31 March 2025`. */
function whenOf({ start, end, kind }: Period): string {
	if (start === end) return `on ${formatDate(end)}`;
	if (kind === 'calendar-year') return `in ${yearOf(end)}`;
	const named = (day: string) => `${months[monthOf(day) - 1]} ${yearOf(day)}`;
	return named(start) === named(end)
		? `in ${named(end)}`
		: `between ${named(start)} and ${named(end)}`;
}

/**
 * A measure's latest figure as a sentence for young people: `93 in every 100 children in care ...`. Null where it cannot be put so
 * plainly, and where there is no figure.
 */
export function plainFigure(answer: TrendAnswer, events: readonly Event[]): string | null {
	const latest = latestOf(answer, events);
	const figure = latest?.row && latest.figure?.row === latest.row ? latest.figure : null;
	const { unit, subject, predicate } = answer.indicator;
	if (!figure || subject === null) return null;
	const when = whenOf(figure.period);
	const who = plain(predicate === null ? subject : `${subject} ${predicate}`);
	if (unit === 'count')
		return figure.value === 1
			? null
			: `There were ${formatNumber(figure.value, 0)} ${who} ${when}.`;
	if (predicate === null) return null;
	if (unit !== 'percent' || figure.value < 1 || figure.value > 99) return null;
	const rounded = roundHalfUp(figure.value, 0);
	const about = rounded === figure.value ? '' : 'About ';
	return `${about}${rounded} in every 100 ${who} ${when}.`;
}
