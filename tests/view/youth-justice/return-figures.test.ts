import type { Event } from '$lib/domain/event';
import type { GeographyCode, IndicatorId, IsoDate } from '$lib/domain/id';
import { financialQuarter, isAdjacent, quarterBefore } from '$lib/domain/period';
import { outcomesSection } from '$lib/view/youth-justice/outcomes';
import { quartersOf, returnFigures } from '$lib/view/youth-justice/return-figures';
import { describe, expect, it } from 'vitest';
import { contextOf, outcomes } from './return-fixture';

const series = 'offences-looked-after-all-areas';
const event = (change: Partial<Event>): Event => ({
	event: 'e',
	start: '2021-08-01' as IsoDate,
	end: null,
	kind: 'definition',
	title: 'New counting rules',
	detail: '',
	indicators: [`yj-conviction-${series}` as IndicatorId],
	geography: null,
	source: '',
	...change
});
const two = outcomes(series, { 'Q4 2020/21': '3 3 6 6 4 8', 'Q4 2021/22': '5 4 9 4 3 4' });

describe('figures of the return', () => {
	it('has the quarter before each quarter, over the end of a calendar and of a financial year', () => {
		for (const year of [2021, 2022])
			for (const quarter of [1, 2, 3, 4] as const) {
				const now = financialQuarter(year, quarter);
				expect(isAdjacent(quarterBefore(now), now)).toBe(true);
			}
	});

	it('has every quarter between the first and the last, and no other stretch of time', () => {
		const figures = returnFigures(
			contextOf(outcomes(series, { 'Q3 2020/21': '1', 'Q2 2021/22': '1', '2021/22': '9' }))
		);
		expect(quartersOf(figures).map(({ start }) => start)).toEqual([
			...['2020-10-01', '2021-01-01', '2021-04-01', '2021-07-01']
		]);
	});

	it('is the authority’s own: another’s figures are left out', () => {
		const context = contextOf(two);
		const elsewhere = { ...context.authority, geography: 'E06000015' as GeographyCode };
		expect(returnFigures(context)).toHaveLength(12);
		expect(returnFigures({ ...context, authority: elsewhere })).toEqual([]);
	});
});

describe('events beside the outcomes', () => {
	const figure = (change: Partial<Event>) =>
		outcomesSection(contextOf(two, { events: [event(change)] })).figures[0];
	const marks = (change: Partial<Event>) => {
		const { drawing } = figure(change) ?? {};
		return drawing?.kind === 'stacked' ? drawing.marks.map(({ title }) => title) : null;
	};

	it('stand on the axis where they concern the measure and the place, within its time', () => {
		expect(marks({})).toEqual(['New counting rules']);
		expect(marks({ indicators: [] })).toEqual(['New counting rules']);
		expect(marks({ indicators: ['cla-offending' as IndicatorId] })).toEqual([]);
		expect(marks({ geography: 'E06000015' as GeographyCode })).toEqual([]);
		expect(marks({ start: '2022-04-01' as IsoDate })).toEqual([]);
		expect(marks({ start: '2020-12-31' as IsoDate })).toEqual([]);
	});

	it('let no change be told over a change of what is counted, and of nothing else', () => {
		expect(figure({})?.doubt).toMatch(/No change is told.*\(New counting rules\)\.$/);
		expect(figure({ kind: 'policy' })?.doubt).toMatch(/up 22 percentage points/);
		expect(figure({ start: '2022-04-01' as IsoDate })?.doubt).toMatch(/up 22 percentage points/);
	});
});
