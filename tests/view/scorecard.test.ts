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
			{ name: 'Statistical neighbours', text: '2% (6 of 10)' }
		]);
	});

	it('says how old a figure is and that a comparator is held back', () => {
		const row = view.themes[0]?.rows[1];
		expect([row?.value, row?.period, row?.age]).toEqual(['162', '2024', '16 months old']);
		expect(row?.comparators).toEqual([{ name: 'England', text: 'Held back' }]);
	});

	it('names the set of neighbours, and the board’s target where it has one', () => {
		expect(view.neighbours).toBe('Statistical neighbours are those of the 2025 set.');
		const given = answer(offending, { authority: { 2020: '4' } });
		const target = {
			indicator: offending.indicator,
			period: '2019-04-01/2020-03-31' as PeriodId,
			value: 2.5,
			tolerance: null,
			source: 'minutes'
		};
		const targets = (more: { targets?: readonly (typeof target)[] }) =>
			viewScorecard([given], { ...context, ...more }).themes[0]?.rows[0]?.target;
		expect(targets({ targets: [target] })).toBe('The board’s target is 2.5%.');
		expect(targets({})).toBeNull();
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
			neighbours: null,
			sources: []
		});
	});
});
