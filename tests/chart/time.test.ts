import { describe, expect, it } from 'vitest';
import { segmentsOf } from '$lib/chart/segments';
import { dayAt } from '$lib/chart/time';
import { layoutOf } from '$lib/chart/trend-layout';
import { viewTrend, type TrendView } from '$lib/view/trend';
import { answer, day, event, lookedAfter, offending } from '../view/answer';

const context = { events: [], today: day('2026-05-01') };

describe('standsAt', () => {
	const view = (start: string, kind: 'definition' | 'policy', label = '2014') =>
		viewTrend(
			answer(label === '2014' ? offending : lookedAfter, {
				authority: { 2013: '9', 2014: '8', 2015: '7' }
			}),
			{ ...context, events: [event(kind, start, 'A mark')] }
		);
	const placed = (given: TrendView) => {
		const { markX, x } = layoutOf(given, { width: 760 });
		const [mark] = given.marks;
		if (!mark) throw new Error('No mark.');
		const points = given.series[0]?.points ?? [];
		return {
			at: markX(mark),
			own: x(dayAt(mark.date)),
			points: points.map((p) => x(dayAt(p.date)))
		};
	};

	it('puts a mark at its own day, a break too where it parts two points', () => {
		const policy = placed(view('2014-01-01', 'policy'));
		expect(policy.at).toBe(policy.own);
		expect(policy.at).toBeGreaterThan(policy.points[1] ?? 0);
		const { at, own, points } = placed(view('2013-06-01', 'definition'));
		expect(at).toBe(own);
		expect(at).toBeGreaterThan(points[0] ?? 0);
		expect(at).toBeLessThan(points[1] ?? 0);
	});

	it('keeps a break clear of the count it follows by a day', () => {
		const { at, own, points } = placed(view('2014-04-01', 'definition', 'snapshot'));
		expect(own - (points[1] ?? 0)).toBeLessThan(1);
		expect(at - (points[1] ?? 0)).toBeCloseTo(7);
	});

	it('keeps a break between the two figures that may not be compared', () => {
		const { at, points } = placed(view('2014-02-01', 'definition'));
		expect(at).toBeCloseTo((points[1] ?? 0) - 7);
	});

	it('makes room for an event after the middle of the last period', () => {
		const { at, own, points } = placed(view('2015-03-01', 'policy'));
		expect(at).toBe(own);
		expect(at).toBeGreaterThan(points[2] ?? 0);
	});
});

describe('segmentsOf', () => {
	const cut = (figuresOf: Readonly<Record<string, string>>, breaks: readonly string[] = []) => {
		const view = viewTrend(answer(offending, { authority: figuresOf }), {
			...context,
			events: breaks.map((date) => event('definition', date, 'A break'))
		});
		const series = view.series[0];
		return series
			? segmentsOf(series, view.marks).map((each) => `${each.point.label} ${each.segment}`)
			: [];
	};

	it('cuts at a missing figure', () => {
		expect(cut({ 2019: '4', 2020: '3', 2021: 'c', 2022: '2' })).toEqual([
			'2018/19 authority-0',
			'2019/20 authority-0',
			'2021/22 authority-1'
		]);
	});

	it('cuts where a year is absent altogether', () => {
		expect(cut({ 2019: '4', 2021: '3' })).toEqual(['2018/19 authority-0', '2020/21 authority-1']);
	});

	it('cuts at a break', () => {
		expect(cut({ 2013: '9', 2014: '8' }, ['2013-04-08'])).toEqual([
			'2012/13 authority-0',
			'2013/14 authority-1'
		]);
	});
});
