import { serialise } from '$lib/chart/serialise';
import { sparkline } from '$lib/chart/sparkline';
import type { Engine } from '$lib/database/engine';
import { askLaitStatistics } from '$lib/database/queries/lait-statistics';
import { askStood } from '$lib/database/queries/stood';
import { askTrend } from '$lib/database/queries/trend';
import { modeOfFigures } from '$lib/database/relations';
import { today } from '$lib/domain/calendar';
import type { Mode } from '$lib/domain/mode';
import type { Register } from '$lib/domain/record';
import { viewScorecard, type ScorecardView } from '$lib/view/scorecard';
import { meetingBefore, type LastMeeting } from '$lib/view/scorecard-news';

/** The scorecard with its sparklines as SVG text, by measure. */
export interface DrawnScorecard {
	readonly view: ScorecardView;
	readonly sparks: Readonly<Record<string, string>>;
	/** Whom its figures are for, whoever the page is for by now. */
	readonly mode: Mode;
}

/** What the record would have shown at the meeting before the calendar's day; null when there was none. */
async function lastMeeting(engine: Engine, register: Register): Promise<LastMeeting | null> {
	const { board, meetings, indicators } = register;
	const day = board.calendar_date ?? today();
	const meeting = meetingBefore(
		meetings.map((each) => each.meeting),
		day
	);
	if (meeting === null) return null;
	const stood = await askStood(engine, {
		indicators: indicators.flatMap((each) => (each.scorecard === null ? [] : each.indicator)),
		geography: board.geography,
		day: meeting
	});
	return { meeting, day, still: board.calendar_date !== null, stood };
}

/** Asks, words and draws the board's scorecard. The build and the browser both make it here. */
export async function makeScorecard(
	engine: Engine,
	register: Register,
	document: Document
): Promise<DrawnScorecard> {
	const { board, events, targets } = register;
	const { geography, neighbour_set } = board;
	const followed = register.indicators.filter(({ scorecard }) => scorecard !== null);
	const answers = [];
	for (const { indicator, principles = [] } of followed) {
		const answer = await askTrend(engine, { indicator, geography, neighbour_set });
		if (answer) answers.push({ ...answer, indicator: { ...answer.indicator, principles } });
	}
	const statistics = await askLaitStatistics(engine, {
		indicators: followed.map(({ indicator }) => indicator),
		neighbour_set
	});
	const view = viewScorecard(answers, {
		events,
		targets,
		ranked: statistics,
		last_meeting: await lastMeeting(engine, register),
		themes: register.themes,
		today: today()
	});
	const rows = view.themes.flatMap((theme) => theme.rows);
	return {
		view,
		sparks: Object.fromEntries(
			rows.map((row) => [row.indicator, serialise(sparkline(row, document))])
		),
		mode: modeOfFigures(engine)
	};
}
