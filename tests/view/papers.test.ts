import { describe, expect, it } from 'vitest';
import type { PaperRow } from '$lib/database/queries/papers';
import type { PeriodId, VintageId } from '$lib/domain/id';
import { viewPapers } from '$lib/view/papers';
import { day, lookedAfter, offending } from './answer';

const row = (changes: Partial<PaperRow>): PaperRow => ({
	period: '2019-04-01/2020-03-31' as PeriodId,
	value: 4,
	symbol: null,
	decimals: 0,
	vintage: 'paper-january' as VintageId,
	publisher: 'Nottingham City Council',
	title: 'Reducing Offending, board paper of 18 January 2021',
	published: day('2021-01-18'),
	retrieved: day('2026-11-21'),
	held_value: 4,
	held_symbol: null,
	held_decimals: 0,
	...changes
});

const september: Partial<PaperRow> = {
	vintage: 'paper-september' as VintageId,
	title: 'Reducing Offending, board paper of 20 September 2021',
	published: day('2021-09-20')
};

describe('viewPapers', () => {
	it('is null when no paper printed the measure', () => {
		expect(viewPapers([], offending)).toBeNull();
	});

	it.each<[string, readonly PaperRow[], readonly string[]]>([
		['papers that agree with the record', [row({}), row(september)], []],
		[
			'papers that differ',
			[row({}), row({ ...september, value: 3 })],
			[
				'For 2019/20 the paper of 18 January 2021 prints 4% and the paper of 20 September 2021 prints 3%; the figure held now is 4%.'
			]
		],
		[
			'a precision that alone differs',
			[row({ value: 9.8, decimals: 2, held_value: 9.8, held_decimals: 1 })],
			[]
		],
		[
			'a record more precise than the paper',
			[row({ value: 6, held_value: 6.4, held_decimals: 1 })],
			[]
		],
		[
			'a figure since suppressed',
			[row({ held_value: null, held_symbol: 'c' })],
			[
				'For 2019/20 the paper of 18 January 2021 prints 4%; the figure held now is suppressed to protect children’s privacy, because the number is small.'
			]
		],
		[
			'a figure nobody else published, in a paper without a sure day',
			[row({ title: 'A Concordat, 2018', held_value: null, held_decimals: null })],
			['For 2019/20 the paper “A Concordat, 2018” prints 4%; no figure is held now.']
		]
	])('says of %s', (_, rows, sentences) => {
		expect(viewPapers(rows, offending)?.differences).toEqual(sentences);
	});

	it('prints the latest period first and the papers by day, with no blank cell', () => {
		const later = '2020-04-01/2021-03-31' as PeriodId;
		const view = viewPapers(
			[row(september), row({ ...september, period: later, held_decimals: null }), row({})],
			lookedAfter
		);
		expect(view?.table.columns).toEqual([
			'Period',
			'Paper of 18 January 2021',
			'Paper of 20 September 2021',
			'Held now'
		]);
		expect(view?.table.rows.map(({ head, cells }) => [head, ...cells.map((c) => c.text)])).toEqual([
			['Year ending 31 March 2021 (2020/21)', 'No figure', '4', 'No figure'],
			['Year ending 31 March 2020 (2019/20)', '4', '4', '4']
		]);
		expect(view?.table.notes).toEqual([
			'No figure: no edition held here has one for this period.',
			'No figure: the paper prints none for this period.'
		]);
	});
});
