import { serialise } from '$lib/chart/serialise';
import { sparkline } from '$lib/chart/sparkline';
import type { Engine } from '$lib/database/engine';
import { askTrend } from '$lib/database/queries/trend';
import { today } from '$lib/domain/calendar';
import type { Register } from '$lib/domain/record';
import { viewScorecard, type ScorecardView } from '$lib/view/scorecard';

/** The scorecard with its sparklines as SVG text, by measure. */
export interface DrawnScorecard {
	readonly view: ScorecardView;
	readonly sparks: Readonly<Record<string, string>>;
}

/** Asks, words and draws the board's scorecard. The build and the browser both make it here. */
export async function makeScorecard(
	engine: Engine,
	register: Register,
	document: Document
): Promise<DrawnScorecard> {
	const { board, indicators, events, targets } = register;
	const { geography, neighbour_set } = board;
	const answers = [];
	for (const { indicator, scorecard } of indicators) {
		if (scorecard === null) continue;
		const answer = await askTrend(engine, { indicator, geography, neighbour_set });
		if (answer) answers.push(answer);
	}
	const view = viewScorecard(answers, { events, targets, today: today() });
	const rows = view.themes.flatMap((theme) => theme.rows);
	return {
		view,
		sparks: Object.fromEntries(
			rows.map((row) => [row.indicator, serialise(sparkline(row, document))])
		)
	};
}
