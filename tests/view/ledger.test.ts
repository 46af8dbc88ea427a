import { describe, expect, it } from 'vitest';
import type { LedgerRow, LedgerShown } from '$lib/database/queries/ledger';
import type { VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Vintage } from '$lib/domain/vintage';
import { viewLedger } from '$lib/view/ledger';
import { day, firstTime, lait, lookedAfter, offending } from './answer';
import {
	answer,
	earlier,
	FY19,
	FY20,
	january,
	papersDiffer,
	release,
	row,
	september,
	shows,
	vintages
} from './ledger-answer';

const changesOf = (rows: readonly LedgerRow[], indicator: Indicator = offending) =>
	viewLedger(answer(rows, { indicator }), []).periods[0]?.entries.map((entry) => entry.change);

describe('the ledger of one measure', () => {
	it('tells the two papers’ difference: what the board was told, what changed, what is shown', () => {
		const view = viewLedger(papersDiffer, []);
		expect(view.headline).toBe('4 editions are held. They differ in the one period held: 2019/20.');
		const [period] = view.periods;
		expect(period?.differs).toBe(true);
		expect(period?.told).toBe(
			'The board was told 4% in the paper of 18 January 2021, then 3% in the paper of 20 September 2021.'
		);
		expect(period?.now).toBe(
			'Shown now: 4%, from the edition of 8 April 2026, the newest for this period.'
		);
		expect(
			period?.entries.map((each) => [each.name, each.figure, each.counts, each.shown])
		).toEqual([
			['Paper of 18 January 2021', '4%', null, false],
			['Paper of 20 September 2021', '3%', null, false],
			['Children looked after', '4%', '15 of 337', false],
			['Local Authority Interactive Tool', '4%', null, true]
		]);
		expect(period?.entries.map((each) => each.change)).toEqual([
			'The first edition held.',
			'Restated from 4% to 3%: a change of 1 percentage point, more than rounding. Compared with the paper of 18 January 2021.',
			'The first official edition held. The paper of 20 September 2021 has 3%: a difference of 1 percentage point, more than rounding.',
			'The same as the edition of 14 November 2024.'
		]);
	});

	it.each<[string, readonly LedgerRow[], string]>([
		[
			'a difference that rounding explains',
			[row(earlier, '4'), row(lait, '3.6')],
			'Printed as 3.6% where the edition of 29 January 2026 has 4%: within rounding.'
		],
		[
			'the same figure to more decimals',
			[row(earlier, '9.8'), row(lait, '9.80')],
			'The same as the edition of 29 January 2026, which prints it as 9.8%.'
		],
		[
			'the same figure from other counts',
			[row(earlier, '15/337=4'), row(lait, '14/338=4')],
			'The same figure as the edition of 29 January 2026, from other counts: 15 of 337 before, 14 of 338 here.'
		],
		[
			'a figure since suppressed',
			[row(earlier, '4'), row(lait, 'c')],
			'Suppressed: the edition of 29 January 2026 has 4%, and this edition protects the number because it is small.'
		],
		[
			'a figure since blanked without a reason',
			[row(earlier, '4'), row(lait, '-')],
			'Withdrawn: the edition of 29 January 2026 has 4%, and this edition gives no figure, and no reason.'
		],
		[
			'a figure since released',
			[row(earlier, 'c'), row(lait, '4')],
			'Released: the edition of 29 January 2026 gives no figure: it is suppressed to protect children’s privacy, because the number is small, and this edition gives 4%.'
		],
		[
			'a mark that stays',
			[row(earlier, 'c'), row(lait, 'c')],
			'Missing as before, in the edition of 29 January 2026.'
		],
		[
			'a mark that changes',
			[row(earlier, '-'), row(lait, 'z')],
			'Missing in the edition of 29 January 2026 too. This edition gives no figure: it is not applicable.'
		],
		[
			'an official edition that agrees with a paper before it',
			[row(january, '4'), row(lait, '4')],
			'The first official edition held. It is the same as the paper of 18 January 2021.'
		],
		[
			'a paper that follows only an official edition',
			[row({ ...release, published: day('2020-12-01') }, '4'), row(january, '3')],
			'Restated from 4% to 3%: a change of 1 percentage point, more than rounding. Compared with the edition of 1 December 2020.'
		]
	])('says of %s', (_, rows, sentence) => {
		const editions = rows.map((one) =>
			one.vintage === release.vintage
				? { ...release, published: day('2020-12-01') }
				: (vintages.find((each) => each.vintage === one.vintage) as Vintage)
		);
		const view = viewLedger(answer(rows, { vintages: editions }), []);
		expect(view.periods[0]?.entries.at(-1)?.change).toBe(sentence);
	});

	it('compares an edition with the edition before it, not with the paper between them', () => {
		const before = { ...release, published: day('2020-12-01') };
		const view = viewLedger(
			answer([row(before, '4'), row(september, '3'), row(lait, '4')], {
				vintages: [lait, september, before]
			}),
			[]
		);
		expect(view.periods[0]?.entries.at(-1)?.change).toBe(
			'The same as the edition of 1 December 2020.'
		);
	});

	it('never prints more or fewer decimals than the edition', () => {
		const [period] = viewLedger(answer([row(january, '9.80'), row(lait, '9.8')]), []).periods;
		expect(period?.entries.map((each) => [each.figure, each.plain])).toEqual([
			['9.80%', '9.80'],
			['9.8%', '9.8']
		]);
		expect(period?.differs).toBe(false);
	});

	it('shows a row withdrawn as withdrawn, after the editions that have it', () => {
		const view = viewLedger(
			answer([row(earlier, '4')], {
				absences: [{ period: FY20, vintage: lait.vintage }],
				shown: [shows(earlier, 4)],
				vintages: [lait, earlier]
			}),
			[]
		);
		const [period] = view.periods;
		expect(period?.differs).toBe(true);
		expect(period?.entries.map((each) => [each.figure, each.plain, each.source_row])).toEqual([
			['4%', '4', 7],
			['Withdrawn', null, null]
		]);
		expect(period?.entries[1]?.change).toBe(
			'Withdrawn: this edition has the measure and the period for other places, and no row for this one. The edition of 29 January 2026 has 4%.'
		);
		expect(period?.now).toBe('Shown now: 4%, from the edition of 29 January 2026.');
	});

	it('shows the earlier edition where the later is held back, and says so', () => {
		const view = viewLedger(
			answer(
				[row(earlier, '333'), row(lait, '3071', { held_back: 'It is the sum of the regions.' })],
				{
					indicator: firstTime,
					shown: [shows(earlier, 333)]
				}
			),
			[]
		);
		const [period] = view.periods;
		expect(view.headline).toContain('One figure is held back.');
		expect(period?.held_back).toBe(true);
		expect(period?.now).toBe(
			'Shown now: 333 per 100,000, from the edition of 29 January 2026. The newer figure, of 8 April 2026, is held back.'
		);
		expect(period?.entries[1]).toMatchObject({
			figure: '3,071 per 100,000',
			plain: '3071',
			held_back: 'It is the sum of the regions.',
			shown: false,
			change:
				'Restated from 333 per 100,000 to 3,071 per 100,000: a change of 2,738, more than rounding. Compared with the edition of 29 January 2026.'
		});
	});

	it.each<[string, LedgerShown | null, string]>([
		[
			'nothing official',
			null,
			'No figure is shown now: only papers print this period, and a paper’s figure is never shown as current.'
		],
		[
			'everything held back',
			shows(lait, null, 'held'),
			'No figure is shown now: every official figure for this period is held back.'
		],
		[
			'a figure suppressed',
			shows(lait, null, 'c'),
			'No figure is shown now: it is suppressed to protect children’s privacy, because the number is small. What stands is the edition of 8 April 2026.'
		]
	])('says why with %s no figure is shown', (_, shown, sentence) => {
		const view = viewLedger(answer([row(lait, 'c')], { shown: shown ? [shown] : [] }), []);
		expect(view.periods[0]?.now).toBe(sentence);
	});

	it.each<[string, readonly LedgerRow[], string]>([
		['nothing is held', [], 'No edition held here has a row of this measure for Nottingham.'],
		[
			'one edition is held',
			[row(lait, '4')],
			'One edition is held, with one period: there is nothing to compare.'
		],
		[
			'editions agree',
			[row(earlier, '4'), row(lait, '4'), row(lait, '3', { period: FY19 })],
			'2 editions are held, with 2 periods. Wherever two have the same period, they agree.'
		],
		[
			'editions differ',
			[row(earlier, '4'), row(lait, '3'), row(lait, '3', { period: FY19 })],
			'2 editions are held. They differ in 1 of 2 periods: 2019/20.'
		]
	])('heads the page when %s', (_, rows, sentence) => {
		expect(viewLedger(answer(rows), []).headline).toBe(sentence);
	});

	it('puts the latest period first', () => {
		const view = viewLedger(answer([row(lait, '3', { period: FY19 }), row(lait, '4')]), []);
		expect(view.periods.map((each) => each.short)).toEqual(['2019/20', '2018/19']);
	});
});

describe('a change stated', () => {
	it('is in the measure’s own unit', () => {
		expect(changesOf([row(earlier, '650'), row(lait, '655')], lookedAfter)?.[1]).toContain(
			'Restated from 650 to 655: a change of 5, more than rounding.'
		);
	});
});

describe('two editions of one day', () => {
	const other: Vintage = {
		...lait,
		vintage: 'dfe-2026-04-08' as VintageId,
		title: 'Children looked after'
	};
	const said = (second: Vintage, first: Vintage = lait) =>
		viewLedger(
			answer([row(first, '4'), row(second, '9')], {
				vintages: [first, second],
				shown: [shows(second, 9)]
			}),
			[]
		).periods[0];

	it('are told apart by title', () => {
		const period = said(other);
		expect(period?.entries.map(({ name }) => name)).toEqual([
			'Children looked after',
			'Local Authority Interactive Tool'
		]);
		expect(period?.entries[1]?.change).toContain('edition of 8 April 2026 “Children looked after”');
		expect(period?.now).toContain('edition of 8 April 2026 “Children looked after”');
	});

	it('with one title are told apart by the file', () => {
		const added = (id: string, file: string): Vintage => ({
			...lait,
			vintage: id as VintageId,
			note: `Added on this computer from ${file}, dated 8 April 2026 by the person who added it.`
		});
		const period = said(added('lait-2', 'second.csv'), added('lait-1', 'first.csv'));
		expect(period?.entries.map(({ name }) => name)).toEqual([
			'Local Authority Interactive Tool, from first.csv',
			'Local Authority Interactive Tool, from second.csv'
		]);
		expect(period?.entries[1]?.change).toContain('edition of 8 April 2026 from first.csv');
	});
});
