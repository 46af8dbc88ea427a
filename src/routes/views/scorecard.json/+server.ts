import { json } from '@sveltejs/kit';
import { serverDocument } from '$lib/chart/document.server';
import { serialise } from '$lib/chart/serialise';
import { sparkline } from '$lib/chart/sparkline';
import { askTrend } from '$lib/database/queries/trend';
import { today } from '$lib/domain/period';
import { viewScorecard } from '$lib/view/scorecard';
import { builtRecord } from '../../record.server';
import type { RequestHandler } from './$types';

export const prerender = true;

/** The board's scorecard with its sparklines drawn. */
export const GET: RequestHandler = async () => {
	const { register, engine } = await builtRecord();
	const { geography, neighbour_set } = register.board;
	const followed = register.indicators
		.filter((each) => each.scorecard !== null)
		.toSorted((a, b) => (a.scorecard ?? 0) - (b.scorecard ?? 0));
	const answers = [];
	for (const { indicator } of followed) {
		const answer = await askTrend(engine, { indicator, geography, neighbour_set });
		if (answer) answers.push(answer);
	}
	const view = viewScorecard(answers, { events: register.events, today: today() });
	const sparks = Object.fromEntries(
		view.themes
			.flatMap(({ rows }) => rows)
			.map((row) => [row.indicator, serialise(sparkline(row, serverDocument()))])
	);
	return json({ view, sparks });
};
