import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '$lib/database/queries/ledger';
import type { PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { viewRestatements } from '$lib/view/restatements';
import { lait, lookedAfter, offending, place } from './answer';
import { earlier, FY19, FY20, papersDiffer, row, vintages } from './ledger-answer';

describe('where editions disagree', () => {
	const cell = (indicator: Indicator, period: PeriodId, rows: readonly LedgerRow[]) => ({
		indicator,
		geography: place('Nottingham'),
		period,
		rows: rows.map((each) => ({ ...each, period })),
		absences: []
	});

	it('names each edition that says something else, cells of one measure together', () => {
		const view = viewRestatements(
			{
				cells: [
					cell(offending, FY20, papersDiffer.rows),
					cell(lookedAfter, FY20, [
						row(earlier, '650'),
						row(lait, '651', { held_back: 'It cannot be right.' })
					]),
					cell(offending, FY19, [row(earlier, 'c'), row(lait, '3')])
				],
				total: 30,
				vintages
			},
			['Nottingham', 'East Midlands', 'England']
		);
		expect(view.headline).toBe(
			'Editions disagree on 30 figures for Nottingham, East Midlands or England; the 3 that changed last are listed.'
		);
		expect(
			view.measures.map((each) => [each.name, each.periods.map((one) => one.sentence)])
		).toEqual([
			[
				offending.name,
				[
					'4% in the paper of 18 January 2021; then 3% in the paper of 20 September 2021; then 4% in the edition of 14 November 2024.',
					'suppressed in the edition of 29 January 2026; then 3% in the edition of 8 April 2026.'
				]
			],
			[
				lookedAfter.name,
				[
					'650 in the edition of 29 January 2026; then 651 in the edition of 8 April 2026, held back.'
				]
			]
		]);
	});

	it('says that nothing disagrees', () => {
		const none = viewRestatements({ cells: [], total: 0, vintages: [] }, ['England']);
		expect(none).toEqual({
			headline: 'No two editions held here disagree on any figure for England.',
			measures: []
		});
	});
});
