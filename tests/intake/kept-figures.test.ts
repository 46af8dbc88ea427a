import { describe, expect, it } from 'vitest';
import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import { KeptFigures } from '$lib/intake/kept-figures';

/** What clashes where one figure is given in every row from 2 on, each time with another value. */
function clashesOf(rows: number) {
	const kept = new KeptFigures();
	for (let at = 0; at < rows; at += 1)
		kept.add({
			indicator: 'cla-number' as IndicatorId,
			geography: 'E06000018' as GeographyCode,
			period: '2020-03-31' as PeriodId,
			value: at,
			symbol: null,
			numerator: null,
			denominator: null,
			decimals: 0,
			source_row: at + 2
		});
	return kept.clashes();
}

describe('a figure given with different values', () => {
	it('names every row with the first four others', () => {
		expect(clashesOf(2)).toEqual([
			{ row: 2, others: [3] },
			{ row: 3, others: [2] }
		]);
		expect(clashesOf(7).map(({ others }) => others)).toEqual([
			[3, 4, 5, 6],
			[2, 4, 5, 6],
			[2, 3, 5, 6],
			[2, 3, 4, 6],
			[2, 3, 4, 5],
			[2, 3, 4, 5],
			[2, 3, 4, 5]
		]);
	});

	it('in every row of a large file is told in a moment', () => {
		expect(clashesOf(40_000)).toHaveLength(40_000);
	}, 5_000);
});
