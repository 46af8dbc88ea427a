import type { PrintedFigure } from '$lib/database/queries/printed';
import type { ToldFigure } from '$lib/database/queries/told';
import type { TrendAnswer } from '$lib/database/queries/trend';
import type { Event } from '$lib/domain/event';
import type { IndicatorId, IsoDate, RowId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Register } from '$lib/domain/record';
import type { Target } from '$lib/domain/target';
import { citationOf } from './citation';
import { latestOf } from './latest';
import { newsSentences } from './meeting-news';
import { inOrder, meetingQuestions } from './meeting-questions';
import { viewScorecard, type ScorecardRow } from './scorecard';
import type { LastMeeting } from './scorecard-news';
import { latestFigure, viewThenAndNow, type ThenAndNow } from './then-and-now';
import { plainFigure } from './young-people';

/** A measure's figure for a meeting. */
export interface MeetingFigure extends Pick<
	ScorecardRow,
	| 'indicator'
	| 'name'
	| 'value'
	| 'reason'
	| 'counts'
	| 'period'
	| 'unit_label'
	| 'movement'
	| 'judgement'
	| 'target'
	| 'news'
	| 'later'
> {
	/** The same as a sentence for young people; null where it cannot be put so plainly. */
	readonly plain: string | null;
	/** The edition of the latest figure, `DfE, ..., edition of 8 April 2026`; null without one. */
	readonly source: string | null;
}

/** The figures for one meeting. */
export interface MeetingFigures {
	readonly meeting: IsoDate;
	/** What they were asked for, as a text to compare: another, and they are to be asked again. */
	readonly rests_on: string;
	/** What is new or revised comes first, then the scorecard's order. */
	readonly figures: readonly MeetingFigure[];
	/** What is new or revised since the meeting before, or why nothing can be said, as sentences. */
	readonly news: string;
	/** What the board was told at the meeting before; null where there was none. */
	readonly told: {
		readonly meeting: IsoDate;
		readonly entries: readonly ThenAndNow[];
		/** Of which of its measures the record holds nothing from then, as a sentence; null when of each it does. */
		readonly untold: string | null;
	} | null;
	/** What earlier meetings asked for and nobody has closed: the figure kept with it, and its other measures' latest. */
	readonly asked: readonly { readonly action: RowId; readonly figures: readonly ThenAndNow[] }[];
}

/** What the figures are made of: what was asked of the database for the questions `meetingQuestions` lists. */
interface MeetingAnswers {
	/** The measures linked to the meeting, each with the board's own line. */
	readonly answers: readonly TrendAnswer[];
	/** What the record would have shown at the meeting before of the same measures. */
	readonly stood: LastMeeting['stood'];
	/** The figures kept with actions. */
	readonly printed: readonly PrintedFigure[];
	/** What the board had before it at the meeting before. */
	readonly told: readonly ToldFigure[];
	/** The figures shown now of the measures told and asked about. */
	readonly current: readonly PrintedFigure[];
}

const targetFor = (targets: readonly Target[], indicator: IndicatorId, period: string | null) => {
	const own = targets
		.filter((each) => each.indicator === indicator)
		.toSorted((a, b) => a.period.localeCompare(b.period));
	return own.find((each) => each.period === period) ?? own.at(-1) ?? null;
};

const concerning = ({ events, board }: Register, indicator: IndicatorId): readonly Event[] =>
	events.filter(
		(event) =>
			(event.indicators.length === 0 || event.indicators.includes(indicator)) &&
			(event.geography === null || event.geography === board.geography)
	);

/** Words the figures for a meeting. `day` is the day the calendar is shown as at. */
export function viewMeetingFigures(
	register: Register,
	date: IsoDate,
	day: IsoDate,
	given: MeetingAnswers
): MeetingFigures {
	const { board, targets, events } = register;
	const questions = meetingQuestions(register, date, day);
	const { previous } = questions;
	const still = board.calendar_date !== null;
	const seen = date < day ? date : day;
	const last: LastMeeting | null =
		previous === null ? null : { meeting: previous, day: seen, still, stood: given.stood };
	const rows = viewScorecard(given.answers, {
		events,
		targets,
		last_meeting: last,
		today: day
	}).themes.flatMap((theme) => theme.rows);
	const shown = rows
		.map((row): MeetingFigure => {
			const answer = given.answers.find((each) => each.indicator.indicator === row.indicator);
			const vintage = answer && latestOf(answer, events)?.row?.vintage;
			const edition = answer?.vintages.find((each) => each.vintage === vintage);
			return {
				indicator: row.indicator,
				name: row.name,
				value: row.value,
				reason: row.reason,
				counts: row.counts,
				period: row.period,
				unit_label: row.unit_label,
				movement: row.movement,
				judgement: row.judgement,
				target: row.target,
				news: row.news,
				later: row.later,
				plain: answer ? plainFigure(answer, events) : null,
				source: edition ? citationOf(edition).text : null
			};
		})
		.toSorted((a, b) => Number(a.news === null) - Number(b.news === null));
	const beside = (measure: Indicator, then: PrintedFigure | null, meeting: IsoDate, told = true) =>
		viewThenAndNow({
			measure,
			then,
			day: meeting,
			of_the_day: told,
			target: targetFor(targets, measure.indicator, then?.period ?? null),
			...latestFigure(given.current, measure.indicator),
			events: concerning(register, measure.indicator),
			still: board.calendar_date
		});
	return {
		meeting: date,
		rests_on: JSON.stringify(questions),
		figures: shown,
		news: newsSentences(shown, { date, day, previous, still }),
		told:
			previous === null || previous >= day
				? null
				: toldAt(register, previous, questions.before, given, beside),
		asked: questions.open.flatMap((id) => {
			const action = register.actions.find((each) => each.action === id);
			const kept = action && keptWith(action, given.printed);
			const measures = action?.indicators.flatMap(
				(indicator) => register.indicators.find((each) => each.indicator === indicator) ?? []
			);
			if (!action || !measures || measures.length === 0) return [];
			return [
				{
					action: id,
					figures: measures.map((measure, place) =>
						beside(measure, place === 0 ? (kept ?? null) : null, action.meeting)
					)
				}
			];
		})
	};
}

const keptWith = (
	{ indicators: [indicator], period, vintage }: Register['actions'][number],
	printed: readonly PrintedFigure[]
) =>
	printed.find(
		(each) => each.indicator === indicator && each.period === period && each.vintage === vintage
	);

/** What the board was told at a meeting, of each of its measures: the figure kept with an action first, then what had been published. */
function toldAt(
	register: Register,
	meeting: IsoDate,
	indicators: readonly IndicatorId[],
	given: MeetingAnswers,
	beside: (measure: Indicator, then: PrintedFigure, meeting: IsoDate, told: boolean) => ThenAndNow
): MeetingFigures['told'] {
	const entries: ThenAndNow[] = [];
	const untold: string[] = [];
	for (const measure of inOrder(register, new Set(indicators))) {
		const kept = register.actions
			.filter((action) => action.meeting === meeting && action.indicators[0] === measure.indicator)
			.flatMap((action) => keptWith(action, given.printed) ?? [])
			.at(0);
		const told = given.told.find((each) => each.indicator === measure.indicator);
		if (kept) entries.push(beside(measure, kept, meeting, true));
		else if (told) entries.push(beside(measure, told, meeting, told.of_the_day));
		else untold.push(measure.name);
	}
	return {
		meeting,
		entries,
		untold:
			untold.length === 0
				? null
				: `The record does not hold what the board was told then of: ${untold.join('; ')}.`
	};
}
