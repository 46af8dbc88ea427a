import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { trendPicture } from '$lib/chart/picture';
import { handoutCsv } from '$lib/export/csv';
import { handoutOf } from '$lib/export/trend';
import { viewScorecard } from '$lib/view/scorecard';
import { viewTrend } from '$lib/view/trend';
import { answer, day, event, firstTime, generic, lookedAfter, offending } from '../view/answer';

const figure = fc.oneof(
	fc.integer({ min: -5, max: 100_000 }).map(String),
	fc.integer({ min: 0, max: 999 }).map((tenths) => (tenths / 10).toFixed(1)),
	fc.constantFrom('c', '-', 'z', 'x', 'held'),
	fc.tuple(fc.nat(20), fc.nat(300)).map(([count, more]) => `${count}/${count + more + 1}=4`),
	fc.integer({ min: 0, max: 400 }).map((base) => `/${base}=c`)
);
const line = fc.dictionary(fc.integer({ min: 2005, max: 2026 }).map(String), figure, {
	maxKeys: 12
});
const breaks = fc.array(fc.integer({ min: 2004, max: 2027 }), { maxLength: 4 });

describe('whatever figures a source holds', () => {
	it('words, draws and writes them without a fault, a NaN or a null', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(offending, firstTime, lookedAfter, generic, {
					...generic,
					unit: 'pounds' as const
				}),
				line,
				line,
				breaks,
				fc.constantFrom('public' as const, 'internal' as const),
				(indicator, authority, england, cuts, mode) => {
					const given = answer(indicator, { authority, england });
					const events = cuts.map((year, index) =>
						event(
							(['definition', 'precision', 'policy', 'covid'] as const)[index % 4] ?? 'policy',
							`${year}-04-08`,
							'A mark',
							index === 3 ? `${year + 1}-04-08` : null
						)
					);
					const context = { events, today: day('2026-05-01'), mode };
					const view = viewTrend(given, context);
					const card = viewScorecard([given], context);
					const said = [
						JSON.stringify([view.headline, view.notes, view.table, view.description]),
						JSON.stringify(
							card.themes.flatMap(({ rows }) =>
								rows.map(({ movement, judgement, value }) => [movement, judgement, value])
							)
						),
						handoutCsv(handoutOf(view)),
						JSON.stringify(
							view.series.map(({ points }) => points.map((point) => point.range ?? ''))
						),
						trendPicture(view, serverDocument())
					].join('\n');
					expect(said).not.toMatch(/NaN|undefined|Infinity|⚠|\bnull (of|in|to)\b/);
					expect(
						view.table.rows.flatMap((row) => row.cells).every((cell) => cell.text !== '')
					).toBe(true);
				}
			),
			{ numRuns: 60 }
		);
	});
});
