import { describe, expect, it } from 'vitest';
import {
	attentionOf,
	attentionRule,
	checksOf,
	type Attention
} from '$lib/view/scorecard-attention';
import { viewScorecard } from '$lib/view/scorecard';
import type { GeographyCode } from '$lib/domain/id';
import type { LaitStatistics } from '$lib/database/queries/lait-statistics';
import { answer, day, offending } from './answer';

type Judged = Parameters<typeof attentionOf>[0];

const well: Judged = {
	judgement: { verdict: 'better' },
	target: { verdict: 'meets' },
	news: { kind: 'new' },
	since: '2023/24',
	worst: null
};

const cases: readonly [string, Partial<Judged>, readonly Attention['text'][]][] = [
	['a better figure that meets its target and is new', {}, []],
	['a movement that could be chance', { judgement: { verdict: 'unclear' } }, []],
	['a movement that cannot be judged', { judgement: { verdict: 'unknown' } }, []],
	['a worse figure', { judgement: { verdict: 'worse' } }, ['worse than 2023/24']],
	['a target missed', { target: { verdict: 'misses' } }, ['misses its target']],
	['a target nearly met', { target: { verdict: 'near' } }, []],
	['a target that is for another period', { target: { verdict: 'unjudged' } }, []],
	['no target', { target: null }, []],
	['a revision', { news: { kind: 'revised' } }, ['revised']],
	['no news', { news: null }, []],
	[
		'a place in the worst tenth',
		{ worst: { rank: 146, of: 152 } },
		['among the worst tenth (146th of 152)']
	],
	[
		'all at once, in the order of the rule',
		{
			judgement: { verdict: 'worse' },
			target: { verdict: 'misses' },
			news: { kind: 'revised' },
			worst: { rank: 10, of: 10 }
		},
		['worse than 2023/24', 'misses its target', 'among the worst tenth (10th of 10)', 'revised']
	]
];

describe('what needs attention', () => {
	it.each(cases)('%s', (_, changes, reasons) => {
		expect(attentionOf({ ...well, ...changes }).map(({ text }) => text)).toEqual(reasons);
	});

	it('is said as a rule with each of its reasons', () => {
		for (const word of ['worse', 'misses its target', 'revised', 'worst tenth', 'Check the source'])
			expect(attentionRule).toContain(word);
	});
});

describe('what is to be checked at the source', () => {
	it('is what is held back and a zero that looks unrecorded, not how small the numbers are', () => {
		expect(
			checksOf([
				{ kind: 'zero', text: 'check that it was recorded' },
				{ kind: 'held', text: 'the figure is held back' },
				{ kind: 'comparator', text: 'the figure for England is held back' },
				{ kind: 'small', text: 'small numbers' },
				{ kind: 'uncounted', text: 'no counts' }
			])
		).toEqual([
			'its zero looks unrecorded',
			'the figure is held back',
			'the figure for England is held back'
		]);
	});

	it('is no reason for attention', () => {
		const asked = answer(offending, {
			authority: { 2024: '3', 2025: '2' },
			england: { 2025: 'held' }
		});
		const rows = asked.rows.map((row) =>
			row.series === 'england' ? { ...row, held_back: 'It is a sum.' } : row
		);
		const given = { ...asked, rows };
		const row = viewScorecard([given], { events: [], today: day('2026-05-01') }).themes[0]?.rows[0];
		expect(row?.checks).toEqual(['the figure for England is held back']);
		expect(row?.attention).toEqual([]);
	});
});

describe('the worst tenth', () => {
	/** The reasons of an authority's 2025 figure among others, low being better. */
	function reasons(
		own: string,
		others: readonly number[],
		{
			england = '3',
			polarity = 'low'
		}: { england?: string; polarity?: 'low' | 'high' | 'none' } = {}
	) {
		const given = answer(
			{ ...offending, polarity },
			{ authority: { 2025: own }, england: { 2025: england } }
		);
		const row = given.rows.find(({ series }) => series === 'authority');
		const ranked = [row?.value ?? null, ...others].map((value, index) => ({
			indicator: offending.indicator,
			geography: index === 0 ? given.authority.geography : (`E0900${index}` as GeographyCode),
			period: row?.period as LaitStatistics['period'],
			value
		}));
		const context = { events: [], today: day('2026-05-01'), ranked };
		const [seen] = viewScorecard([given], context).themes[0]?.rows ?? [];
		return seen?.attention.map(({ text }) => text) ?? null;
	}
	const nine = [1, 1, 2, 2, 3, 3, 4, 4, 5];
	const said = ['among the worst tenth (10th of 10)'];

	it('needs attention by the rank alone where no counts are published', () => {
		expect(reasons('9', nine)).toEqual(said);
		expect(reasons('4', nine)).toEqual([]);
	});

	it('needs the whole likely range on the worse side of England’s where counts are', () => {
		expect(reasons('90/1000=9', nine)).toEqual(said);
		expect(reasons('1/11=9', nine)).toEqual([]);
		expect(reasons('1/11=9', nine, { england: 'held' })).toEqual(said);
	});

	it('takes ties at their best place', () => {
		expect(reasons('9', [...nine.slice(0, 8), 9])).toEqual([]);
	});

	it('is not without a tenth to be in, and not where neither way is better', () => {
		expect(reasons('9', nine.slice(1))).toEqual([]);
		expect(reasons('9', nine, { polarity: 'none' })).toEqual([]);
		expect(reasons('9', nine, { polarity: 'high' })).toEqual([]);
		expect(
			reasons(
				'1',
				nine.map((value) => value + 1),
				{ polarity: 'high' }
			)
		).toEqual(said);
	});
});
