import { formatDate } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Meeting } from '$lib/domain/meeting';
import { listed } from '$lib/domain/wording';
import type { WorkPlanItem } from '$lib/domain/work-plan';
import { dayAfter, workingDaysBetween } from './clear-days';
import { deadlinesOf, type Deadlines } from './deadlines';
import { several } from './keeping';
import { ENOUGH_DAYS } from './meeting-day';
import { named, type PlanCheck, type PlanSeen } from './plan-check';
import { nextRelease, type Release } from './release-calendar';
import { reportedPeriod } from './reported-period';

/** A release so many days after the deadline or fewer is worth waiting for: about one meeting's interval. */
const WORTH_WAITING = 60;

/** The day by which a report must be finished, and what happens then. */
function finishBy({ publish_by, papers_by, sign_off_by }: Deadlines): {
	readonly day: IsoDate;
	readonly what: string;
} {
	const published = `and the papers must be public by ${formatDate(publish_by)}`;
	if (sign_off_by !== null)
		return {
			day: sign_off_by,
			what: `it must be signed off by ${formatDate(sign_off_by)} ${published}`
		};
	if (papers_by !== null)
		return { day: papers_by, what: `papers are due by ${formatDate(papers_by)} ${published}` };
	return { day: publish_by, what: `the papers must be public by ${formatDate(publish_by)}` };
}

/** What another meeting of the year would do for it, as a sentence with a space before it; empty where none would. */
function later(
	{ register, meetings }: PlanSeen,
	after: IsoDate,
	suits: (finish: IsoDate) => boolean,
	said: (finish: IsoDate) => string
): string {
	const found = meetings.find(
		(each) => each.meeting > after && suits(finishBy(deadlinesOf(register.board, each)).day)
	);
	return found
		? ` The meeting of ${formatDate(found.meeting)} ${said(finishBy(deadlinesOf(register.board, found)).day)}.`
		: '';
}

/** A report named after a quarter or a year that is hardly over, or not over at all, when it must be finished. */
function checkPeriod(seen: PlanSeen, item: WorkPlanItem, meeting: Meeting): PlanCheck | null {
	const reported = reportedPeriod(item.report, meeting.meeting);
	if (!reported) return null;
	const { end } = reported.period;
	const { day, what } = finishBy(deadlinesOf(seen.register.board, meeting));
	const left = workingDaysBetween(end, day);
	if (left >= ENOUGH_DAYS) return null;
	const move = later(
		seen,
		meeting.meeting,
		(finish) => workingDaysBetween(end, finish) >= ENOUGH_DAYS,
		(finish) => `would leave ${workingDaysBetween(end, finish)}`
	);
	const ends = `${reported.name} ${end < seen.day ? 'ended' : 'ends'} on ${formatDate(end)}`;
	const due = `${named(item)} is due on ${formatDate(meeting.meeting)}`;
	return {
		kind: day <= end ? 'before its data' : 'too few days',
		sentence:
			day <= end
				? `${due}, before its figures exist: ${ends}, and ${what}.${move.replace(/would leave (\d+)/, 'would leave $1 working days')}`
				: `${due}. ${ends}, and ${what}: that leaves ${several(left, 'working day')}.${move}`,
		item: item.item,
		meeting: meeting.meeting
	};
}

/** Releases that come too late for a deadline and yet so soon after it that waiting is worth while. */
function lateReleases(
	{ register, day }: PlanSeen,
	item: WorkPlanItem,
	finish: IsoDate
): readonly { readonly measure: Indicator; readonly release: Release }[] {
	return item.indicators.flatMap((id) => {
		const measure = register.indicators.find((each) => each.indicator === id);
		const release = measure && nextRelease(register, measure, finish, day);
		return measure && release && release.from <= dayAfter(finish, WORTH_WAITING)
			? [{ measure, release }]
			: [];
	});
}

/** A report whose measures come out anew soon after it must be finished. A report on a quarter of the council’s own has its figures. */
function checkRelease(seen: PlanSeen, item: WorkPlanItem, meeting: Meeting): PlanCheck | null {
	if (reportedPeriod(item.report, meeting.meeting)) return null;
	const { day, what } = finishBy(deadlinesOf(seen.register.board, meeting));
	const late = lateReleases(seen, item, day);
	const [first] = late;
	if (!first) return null;
	const latest = late
		.map(({ release }) => release.to)
		.toSorted()
		.at(-1) as IsoDate;
	const whens = [...new Set(late.map(({ release }) => release.when))];
	const names = listed(late.map(({ measure }) => measure.name));
	const expected = late.every(({ release }) => release.announced)
		? `${late.length === 1 ? 'is' : 'are'} next published`
		: `${late.length === 1 ? 'is' : 'are'} usually published`;
	const move = later(
		seen,
		meeting.meeting,
		(finish) => finish > latest,
		() => 'comes after that'
	);
	return {
		kind: 'before its data',
		sentence: `${named(item)} is due on ${formatDate(meeting.meeting)}, before its newest figures: ${what}, and ${names} ${expected} ${listed(whens)}.${move}`,
		item: item.item,
		meeting: meeting.meeting
	};
}

/** Reports due before their data are published, or with too few working days to write them. Meetings held are left alone. */
export function checkData(seen: PlanSeen): readonly PlanCheck[] {
	return seen.items.flatMap((item) => {
		const meeting = seen.meetings.find((each) => each.meeting === item.meeting);
		if (!meeting || meeting.meeting < seen.day || item.status === 'taken') return [];
		const check = checkPeriod(seen, item, meeting) ?? checkRelease(seen, item, meeting);
		return check ? [check] : [];
	});
}

/** Working days before the first deadline from which reports still being written are told. */
const CLOSE = 5;

/** Meetings whose papers are due within days, or were, while reports are still being written. */
export function checkTime({ register, meetings, items, day }: PlanSeen): readonly PlanCheck[] {
	return meetings.flatMap((meeting) => {
		if (meeting.meeting < day) return [];
		const writing = items.filter(
			(item) =>
				item.meeting === meeting.meeting &&
				item.delivery === 'paper' &&
				(item.status === 'planned' ||
					item.status === 'drafting' ||
					item.status === 'with reviewers')
		);
		const { publish_by } = deadlinesOf(register.board, meeting);
		const left = workingDaysBetween(day, publish_by);
		if (writing.length === 0 || left > CLOSE) return [];
		const papers = `The papers for ${formatDate(meeting.meeting)}`;
		const when =
			publish_by < day
				? `${papers} had to be public by ${formatDate(publish_by)}`
				: `${papers} must be public by ${formatDate(publish_by)}, ${left === 0 ? 'which is today' : `in ${several(left, 'working day')}`}`;
		return [
			{
				kind: 'too few days' as const,
				sentence: `${when}, and ${several(writing.length, 'report is', 'reports are')} not marked as published: ${listed(writing.map(named))}.`,
				item: writing.length === 1 ? (writing[0]?.item ?? null) : null,
				meeting: meeting.meeting
			}
		];
	});
}
