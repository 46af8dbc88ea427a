import { describe, expect, it } from 'vitest';
import type { GeographyCode, VintageId } from '$lib/domain/id';
import { viewTrend } from '$lib/view/trend';
import { answer, cell, day, event, firstTime, lait, lookedAfter, offending } from './answer';

const context = { events: [], today: day('2026-05-01') };

const given = answer(offending, {
	authority: { 2020: '15/337=4', 2021: '8/334=2', 2022: 'c', 2023: '2' },
	neighbours: { 2020: '4 of 8/10', 2021: '3 of 7/10', 2022: '2 of 6/10', 2023: '3 of 7/10' },
	england: { 2020: '3', 2021: '2', 2022: '2', 2023: '2' }
});
const view = viewTrend(given, context);

describe('viewTrend', () => {
	it('gives every line a point for every period, a gap where there is no figure', () => {
		expect(view.series.map((series) => [series.name, ...series.points.map((p) => p.text)])).toEqual(
			[
				['Nottingham', '4%', '2%', 'Suppressed', '2%'],
				['Statistical neighbours', '4%', '3%', '2%', '3%'],
				['England', '3%', '2%', '2%', '2%']
			]
		);
		const gap = view.series[0]?.points[2];
		expect(gap?.value).toBeNull();
		expect(gap?.reason).toBe(
			'The figure is suppressed to protect children’s privacy, because the number is small.'
		);
	});

	it('prints the same figures as a table, the latest first, with no blank cell', () => {
		expect(view.table.columns).toEqual([
			'Period',
			'Nottingham (%)',
			'Number counted',
			'Out of',
			'Likely range (%)',
			'Statistical neighbours’ mean, 2025 set (%)',
			'Neighbours with a figure',
			'England (%)'
		]);
		expect(view.table.rows.map((row) => [row.head, ...row.cells.map((each) => each.text)])).toEqual(
			[
				[
					'Year ending 31 March 2023 (2022/23)',
					'2',
					'Not held',
					'Not held',
					'Not known',
					'3',
					'7 of 10',
					'2'
				],
				[
					'Year ending 31 March 2022 (2021/22)',
					'Suppressed',
					'Not held',
					'Not held',
					'Not known',
					'2',
					'6 of 10',
					'2'
				],
				['Year ending 31 March 2021 (2020/21)', '2', '8', '334', '1.2 to 4.7', '3', '7 of 10', '2'],
				['Year ending 31 March 2020 (2019/20)', '4', '15', '337', '2.7 to 7.2', '4', '8 of 10', '3']
			]
		);
		expect(view.table.caption).toBe(
			'Looked-after children cautioned or convicted, Nottingham, 2019/20 to 2022/23'
		);
		expect(view.table.notes).toEqual([
			'Not held: no counts are held here for this period.',
			'Not known: there is no figure to give a range for.',
			'Not known: without the counts the likely range cannot be worked out.',
			'Suppressed: the figure is suppressed to protect children’s privacy, because the number is small.'
		]);
	});

	it('notes what a reader must know beside the figure', () => {
		expect(view.notes).toEqual([
			'No figure for Nottingham, 2021/22: suppressed to protect children’s privacy, because the number is small.',
			'The likely range (95%) is the Wilson score interval of the counts: how far chance alone could have moved the figure.',
			'No counts are held here for some figures: 2% (2022/23) can be anything from 1.5% to 2.5%, and how far chance could move it is not known.',
			'Mean of 7 of 10 statistical neighbours for 2022/23, 2025 set; neighbours without a figure are left out.',
			'Each year runs from 1 April to 31 March: 2019/20 is the year ending 31 March 2020.',
			'The figure for Nottingham for 2022/23 is over 3 years old.'
		]);
	});

	it('says what one child weighs when the base is known', () => {
		const counted = viewTrend(answer(offending, { authority: { 2020: '15/337=4' } }), context);
		expect(counted.notes).toContain('One child is 0.3 percentage points (2019/20).');
	});

	it('puts first why figures were held back, the latest in full and the others by name', () => {
		const reason = (sum: number, year: number) =>
			`England is printed as ${sum} for ${year}, which is the sum of its regions.`;
		const rows = [
			cell(firstTime, 'authority', '2024', '162'),
			{ ...cell(firstTime, 'england', '2022', '149'), held_back: reason(1371, 2022) },
			{ ...cell(firstTime, 'england', '2023', '143'), held_back: reason(1320, 2023) },
			{ ...cell(firstTime, 'england', '2024', 'held'), held_back: reason(1258, 2024) }
		];
		const held = viewTrend(answer(firstTime, {}, { rows }), context);
		expect(held.notes[0]).toBe(
			'England is printed as 1258 for 2024, which is the sum of its regions. The same was found for 2022, 2023. Where an earlier edition has a figure, it is shown instead.'
		);
		expect(held.notes.filter((note) => note.includes('printed as'))).toHaveLength(1);
	});

	it('keeps counts of a much larger place off the figure, but in the table', () => {
		const counted = viewTrend(
			answer(lookedAfter, {
				authority: { 2025: '639' },
				neighbours: { 2025: '916 of 10/10' },
				england: { 2025: '81770' }
			}),
			context
		);
		expect(counted.series.map((series) => series.name)).toEqual([
			'Nottingham',
			'Statistical neighbours'
		]);
		expect(counted.table.columns.at(-1)).toBe('England');
		expect(counted.headline).not.toContain('81,770');
		expect(counted.notes).toContain(
			'England is in the table only: totals of so much larger a place do not compare.'
		);
	});

	it('does not say 31 March of a figure as at another day', () => {
		const july = viewTrend(answer(lookedAfter, { authority: { '2021-07-31': '712' } }), context);
		expect(july.notes).toEqual([
			'Each figure is as at one day.',
			'The figure for Nottingham at 31 Jul 2021 is over 4 years old.'
		]);
	});

	it('names the edition of the counts when it is another', () => {
		const counts = {
			...lait,
			vintage: 'dfe-2020' as VintageId,
			title: 'Children looked after',
			published: day('2020-12-10')
		};
		const row = {
			...cell(offending, 'authority', '2020', '15/337=4'),
			counts_vintage: counts.vintage
		};
		const mixed = viewTrend(
			answer(offending, {}, { rows: [row], vintages: [lait, counts] }),
			context
		);
		expect(mixed.notes).toContain(
			'Counts are from Department for Education, Children looked after, edition of 10 December 2020.'
		);
	});

	it('cites the edition, with the day it was retrieved', () => {
		expect(view.sources).toEqual([
			{
				vintage: 'lait-2026-04-08',
				text: 'Department for Education, Local Authority Interactive Tool, edition of 8 April 2026',
				published: '2026-04-08',
				retrieved: '9 April 2026',
				licence: 'Open Government Licence v3.0',
				note: null
			}
		]);
	});

	it('describes the figure in words', () => {
		expect(view.subtitle).toBe(
			'Looked-after children cautioned or convicted, Nottingham, the mean of its statistical neighbours (2025 set) and England, 2019/20 to 2022/23. Unit: % of looked-after children aged 10 to 17.'
		);
		expect(view.description).toBe(
			'Line chart of Looked-after children cautioned or convicted. Nottingham: 4% (2019/20), 2% (2022/23); highest 4% (2019/20), lowest 2% (2020/21). No figure for 2021/22 (suppressed). 2022/23: rounding allows 1.5% to 2.5%. Statistical neighbours: 4% (2019/20), 3% (2022/23). England: 3% (2019/20), 2% (2022/23).'
		);
		expect(view.polarity).toBe('Lower is better.');
		expect(view.headline.startsWith(view.finding)).toBe(true);
	});

	it('says when the source will publish again, and when that month has passed', () => {
		expect(view.next_update).toBe('The source expects to publish again in November 2026.');
		expect(viewTrend(given, { ...context, today: day('2026-12-01') }).next_update).toBe(
			'The source expected to publish again in November 2026; no later edition is held here.'
		);
	});

	it('keeps the marks that concern the measure and its years, breaks marked', () => {
		const events = [
			event('covid', '2020-03-23', 'Covid restrictions', '2021-07-19'),
			event('definition', '2021-04-01', 'New definition'),
			event('policy', '2030-01-01', 'After the figures'),
			event('policy', '2010-01-01', 'Before the figures'),
			{ ...event('policy', '2021-01-01', 'Another measure'), indicators: [firstTime.indicator] }
		];
		const marked = viewTrend(given, { ...context, events });
		expect(marked.marks.map((mark) => [mark.title, mark.breaks])).toEqual([
			['Covid restrictions', false],
			['New definition', true]
		]);
	});

	it('keeps marks of the place and of everywhere, never another place’s', () => {
		const own = (title: string, geography: string) => ({
			...event('local', '2021-01-01', title),
			geography: geography as GeographyCode
		});
		const marked = viewTrend(given, {
			...context,
			events: [
				own('Ours', 'E06000018'),
				own('Theirs', 'E10000024'),
				event('policy', '2022-01-01', 'Everywhere')
			]
		});
		expect(marked.marks.map((mark) => mark.title)).toEqual(['Ours', 'Everywhere']);
	});

	it('stands each point at the middle of its period, a snapshot at its day', () => {
		expect(view.series[0]?.points.map((point) => point.date)).toEqual([
			'2019-09-30',
			'2020-09-30',
			'2021-09-30',
			'2022-09-30'
		]);
		const counted = viewTrend(answer(lookedAfter, { authority: { 2025: '639' } }), context);
		expect(counted.series[0]?.points[0]?.date).toBe('2025-03-31');
	});

	it('names a single period once', () => {
		const one = viewTrend(answer(offending, { authority: { 2025: '2' } }), context);
		expect(one.table.caption).toBe(
			'Looked-after children cautioned or convicted, Nottingham, 2024/25'
		);
		expect(one.table.notes).toEqual([]);
	});

	it('explains no mark that is not in the table', () => {
		const england = viewTrend(
			answer(offending, { authority: { 2025: '2' }, england: { 2025: 'c' } }),
			context
		);
		expect(england.table.columns).toEqual(['Period', 'Nottingham (%)']);
		expect(england.table.notes).toEqual([]);
	});

	it('says that there is nothing to draw, and draws nothing', () => {
		const empty = viewTrend(answer(offending, { authority: { 2020: '-' } }), context);
		expect(empty.series).toEqual([]);
		expect(empty.empty).toBe(
			'There is nothing to draw: no figure for Nottingham or its comparators is held here.'
		);
		expect(empty.table.rows[0]?.cells[0]?.text).toBe('Not published');
	});

	it('does not call a figure aged when its period ends after the day shown', () => {
		const early = viewTrend(given, { ...context, today: day('2021-11-01') });
		expect(early.notes.at(-1)).toBe(
			'The figure for Nottingham for 2022/23 is from after 1 November 2021.'
		);
	});
});
