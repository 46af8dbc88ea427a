import { describe, expect, it } from 'vitest';
import type { PeriodId } from '$lib/domain/id';
import { viewScorecard } from '$lib/view/scorecard';
import { answer, day, firstTime, lookedAfter, offending } from './answer';

const context = { events: [], today: day('2026-05-01') };

describe('viewScorecard', () => {
	const view = viewScorecard(
		[
			answer(lookedAfter, { authority: { 2024: '675', 2025: '639' } }),
			answer(firstTime, { authority: { 2023: '318', 2024: '162' }, england: { 2024: 'held' } }),
			answer(offending, {
				authority: { 2021: '8/334=2', 2022: 'c' },
				neighbours: { 2022: '2 of 6/10' },
				england: { 2022: '2' }
			})
		],
		context
	);

	it('puts themes in the board’s own order, and those it does not name after them', () => {
		const given = [
			answer(offending, { authority: { 2021: '8/334=2' } }),
			answer(lookedAfter, { authority: { 2024: '675' } })
		];
		const order = (...themes: string[]) =>
			viewScorecard(given, {
				...context,
				themes: themes.map((theme, index) => ({ theme, place: index + 1 }))
			}).themes.map(({ theme }) => theme);
		expect(order()).toEqual(['Offending and youth justice', 'Children in our care']);
		expect(order('Health', 'Children in our care')).toEqual([
			'Children in our care',
			'Offending and youth justice'
		]);
	});

	it('groups measures by theme, in scorecard order', () => {
		expect(view.themes.map(({ theme, rows }) => [theme, ...rows.map((row) => row.name)])).toEqual([
			[
				'Offending and youth justice',
				'Looked-after children cautioned or convicted',
				'First-time entrants to the youth justice system'
			],
			['Children in our care', 'Looked-after children']
		]);
	});

	it('says why a figure is missing and what the last one was', () => {
		const row = view.themes[0]?.rows[0];
		expect(row?.value).toBe('Suppressed');
		expect(row?.reason).toBe(
			'The figure is suppressed to protect children’s privacy, because the number is small. The last published was 2% for 2020/21.'
		);
		expect(row?.counts).toBeNull();
		expect(row?.spark).toEqual([
			{ date: '2020-09-30', value: 2 },
			{ date: '2021-09-30', value: null }
		]);
		expect(row?.comparators).toEqual([
			{ name: 'England', text: '2%' },
			{ name: 'Neighbours', text: '2% (6 of 10)' }
		]);
	});

	it('says how old a figure is and that a comparator is held back', () => {
		const row = view.themes[0]?.rows[1];
		expect([row?.value, row?.period, row?.age]).toEqual(['162', '2024', '16 months old']);
		expect(row?.comparators).toEqual([{ name: 'England', text: 'Held back' }]);
	});

	it('says how its marks are to be read', () => {
		expect(view.notes).toEqual([
			'The board has set a target for none of these 3 measures.',
			'Neighbours are the statistical neighbours of the 2025 set: the mean of those with a figure.'
		]);
	});

	it('judges by the board’s target where it has one, and counts a miss as needing attention', () => {
		const given = answer(offending, { authority: { 2020: '4' } });
		const target = {
			indicator: offending.indicator,
			period: '2019-04-01/2020-03-31' as PeriodId,
			value: 2.5,
			tolerance: null,
			source: 'minutes'
		};
		const seen = (more: { targets?: readonly (typeof target)[] }) =>
			viewScorecard([given], { ...context, ...more });
		const [row] = seen({ targets: [target] }).themes[0]?.rows ?? [];
		expect(row?.target).toEqual({
			verdict: 'misses',
			text: 'Misses the target of 2.5% by 1.5 percentage points'
		});
		expect(row?.attention).toEqual([{ kind: 'misses-target', text: 'misses its target' }]);
		expect(seen({ targets: [target] }).notes[0]).toBe(
			'The board has set a target for 1 of this 1 measure.'
		);
		expect(seen({}).themes[0]?.rows[0]?.target).toBeNull();
	});

	it('tells of each figure how often it comes, and what makes it doubtful', () => {
		const [row, rate] = view.themes[0]?.rows ?? [];
		expect([row?.cadence, rate?.cadence]).toEqual(['Yearly, England-wide', 'Yearly, England-wide']);
		expect(rate?.doubts.map(({ text }) => text)).toEqual(['no counts']);
		expect(rate?.period_end).toBe('2024-12-31');
	});

	it.each([
		['low', '4', true],
		['low', '2', false],
		['low', '3', false],
		['high', '2', true],
		['high', '4', false],
		['none', '4', false],
		['none', '2', false]
	] as const)(
		'knows the wrong way where %s is better and 3% became %s%',
		(polarity, now, wrong) => {
			const given = answer({ ...offending, polarity }, { authority: { 2019: '3', 2020: now } });
			expect(viewScorecard([given], context).themes[0]?.rows[0]?.wrong_way).toBe(wrong);
		}
	);

	it('takes principles from the measure, and has none of one the database gave', () => {
		const given = { ...offending, principles: ['health'] as const };
		const of = (indicator: typeof offending) =>
			viewScorecard([answer(indicator, { authority: { 2020: '4' } })], context).themes[0]?.rows[0];
		expect(of(given)?.principles).toEqual(['health']);
		expect(of(offending)?.principles).toEqual([]);
	});

	it('names each edition once', () => {
		expect(view.sources).toEqual([
			'Department for Education, Local Authority Interactive Tool, edition of 8 April 2026'
		]);
	});

	it('is empty, not wrong, without answers', () => {
		expect(viewScorecard([], context)).toEqual({
			authority: '',
			themes: [],
			news: null,
			notes: [],
			sources: [],
			retrieved: ''
		});
	});
});
