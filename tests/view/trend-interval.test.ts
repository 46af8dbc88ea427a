import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mode } from '$lib/domain/mode';
import { viewTrend } from '$lib/view/trend';
import { intervalAt } from '$lib/view/trend-interval';
import { seriesOf } from '$lib/view/trend-series';
import { answer, cell, day, firstTime, generic, lookedAfter, offending } from './answer';

const at = (text: string, indicator = offending, mode: Mode = 'public') =>
	intervalAt(indicator, cell(indicator, 'authority', '2022', text), mode);

const careLeavers = {
	...offending,
	subject: 'care leavers aged 19 to 21',
	predicate: 'were in suitable homes'
};

describe('intervalAt', () => {
	it('does not take a score of nought below it where no figure of the measure is', () => {
		const score = { ...generic, unit: 'score' as const };
		const range = (england: string) => {
			const asked = answer(score, { authority: { 2022: '0.0' }, england: { 2022: england } });
			return seriesOf(asked)[0]?.points[0]?.range;
		};
		expect(range('0.4')).toBe('0.00 to 0.05');
		expect(range('-0.4')).toBe('−0.05 to 0.05');
	});

	it.each([
		['15/337=4', offending, 'Wilson', '2.7% to 7.2%'],
		['0/349=0', offending, 'Wilson', '0.0% to 1.1%'],
		['50/50=100', offending, 'Wilson', '92.9% to 100.0%'],
		['4', offending, 'rounding', '3.5% to 4.5%'],
		['9.8', offending, 'rounding', '9.75% to 9.85%'],
		['0', offending, 'rounding', '0.0% to 0.5%'],
		['100', generic, 'rounding', '99.5% to 100.0%'],
		['130/28000=464', firstTime, 'Byar', '388 to 551'],
		['5/29000=17', firstTime, 'exact Poisson', '6 to 40'],
		['162', firstTime, 'rounding', '161.5 to 162.5'],
		['14.5', { ...generic, unit: 'score' as const }, 'rounding', '14.45 to 14.55']
	] as const)('of %s is named and worded', (text, indicator, method, range) => {
		expect(at(text, indicator)).toMatchObject({ interval_method: method, range });
	});

	it.each([
		['a plain count', '639', lookedAfter],
		['pounds', '1200', { ...generic, unit: 'pounds' as const }],
		['a missing figure', 'c', offending],
		['a figure without a row', null, offending]
	] as const)('is nothing for %s', (_, text, indicator) => {
		const row = text === null ? null : cell(indicator, 'authority', '2022', text);
		for (const mode of ['public', 'internal'] as const)
			expect(intervalAt(indicator, row, mode)).toEqual({
				low: null,
				high: null,
				interval_method: null,
				range: null
			});
	});

	it('says what a suppressed count allows, inside the council only', () => {
		expect(at('/349=c', offending, 'internal')).toMatchObject({
			interval_method: 'suppressed',
			range: '0.3% to 1.4%: 1 to 5 children'
		});
		expect(at('/349=c', offending, 'public').range).toBeNull();
		expect(at('/60=~', careLeavers, 'internal').range).toBe('1.7% to 8.3%: 1 to 5 care leavers');
		expect(at('/25000=c', firstTime, 'internal').range).toBe('4 to 20: 1 to 5 children');
	});

	it('says nothing of a small group, nor where the source prints the number beside its mark', () => {
		expect(at('/11=c', offending, 'internal').range).toBe('9.1% to 45.5%: 1 to 5 children');
		for (const text of ['/10=c', '/9=c', '0/9=c', '0/14=c', '7/349=c'])
			expect(at(text, offending, 'internal').range).toBeNull();
	});

	it('says nothing of a mark that does not mean a small number', () => {
		for (const mark of ['x', 'z', '-', 'held', ':'])
			expect(at(`/349=${mark}`, offending, 'internal').range).toBeNull();
	});

	it('holds the share the counts give, in the bounds of its unit, and never in public what is suppressed', () => {
		fc.assert(
			fc.property(fc.nat(400), fc.integer({ min: 1, max: 4000 }), (count, more) => {
				const base = count + more;
				const { low, high } = at(`${count}/${base}=4`);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(100);
				expect(low).toBeLessThanOrEqual((100 * count) / base + 1e-9);
				expect(high).toBeGreaterThanOrEqual((100 * count) / base - 1e-9);
				expect(at(`/${base}=c`).low).toBeNull();
			})
		);
	});
});

describe('a view with ranges', () => {
	const given = answer(offending, {
		authority: { 2020: '15/337=4', 2021: '2', 2022: '/349=c', 2023: '9/375=2' },
		england: { 2020: '3', 2021: '2', 2022: '2', 2023: '2' }
	});
	const context = { events: [], today: day('2026-05-01') };
	const open = viewTrend(given, context);
	const inside = viewTrend(given, { ...context, mode: 'internal' });

	it('is public unless it is asked for', () => {
		expect(open.mode).toBe('public');
		expect(inside.mode).toBe('internal');
	});

	it('puts a range around the authority’s line only', () => {
		expect(open.series[0]?.points.map((point) => point.range)).toEqual([
			'2.7% to 7.2%',
			'1.5% to 2.5%',
			null,
			'1.3% to 4.5%'
		]);
		expect(open.series[1]?.points.every((point) => point.range === null)).toBe(true);
	});

	it('names each kind of range once', () => {
		expect(open.bands.map((band) => band.means)).toEqual([
			'likely range (95%)',
			'what rounding allows'
		]);
		expect(inside.bands.at(-1)?.means).toBe('suppressed, 1 to 5 children');
		const count = viewTrend(answer(lookedAfter, { authority: { 2025: '639' } }), context);
		expect(count.bands).toEqual([]);
	});

	it('says how they were made, and in words what the last is', () => {
		expect(inside.notes.slice(1, 4)).toEqual([
			'The likely range (95%) is the Wilson score interval of the counts: how far chance alone could have moved the figure.',
			'No counts are held here for some figures: 2% (2020/21) can be anything from 1.5% to 2.5%, and how far chance could move it is not known.',
			'Internal only: a suppressed number is taken as 1 to 5 children, which makes 2021/22 0.3% to 1.4%.'
		]);
		expect(inside.description).toContain(
			'2022/23: likely range (95%) 1.3% to 4.5%. 2021/22: suppressed, 0.3% to 1.4%: 1 to 5 children. England'
		);
	});

	it('does not speak of rounding that hides next to nothing', () => {
		const fine = viewTrend(answer(offending, { authority: { 2025: '28.57' } }), context);
		expect(fine.notes[0]).toBe(
			'No counts are held here for these figures, so how far chance could move them is not known.'
		);
		expect(fine.description).not.toContain('rounding');
	});

	it('prints the none a source counted beside its mark, and gives the group as the reason', () => {
		const small = answer(offending, { authority: { 2010: '0/9=c', 2011: '0/11=0' } });
		const view = viewTrend(small, { ...context, mode: 'internal' });
		expect(view.series[0]?.points[0]).toMatchObject({
			text: 'Suppressed',
			counts: '0 of 9',
			range: null,
			reason: 'The figure is suppressed to protect children’s privacy, because the group is small.'
		});
		expect(
			view.table.rows
				.at(-1)
				?.cells.slice(0, 3)
				.map((each) => each.text)
		).toEqual(['Suppressed', '0', '9']);
		expect(JSON.stringify(view)).not.toContain('1 to 5');
	});

	it('tells the public nothing of a suppressed count that is not published', () => {
		expect(JSON.stringify(open)).not.toMatch(/0\.3%|1\.4%|1 to 5/);
	});

	it('prints the ranges from counts in the table, and says why there is none', () => {
		const column = inside.table.columns.indexOf('Likely range (%)') - 1;
		expect(inside.table.rows.map((row) => row.cells[column]?.text)).toEqual([
			'1.3 to 4.5',
			'0.3 to 1.4: 1 to 5 children',
			'Not known',
			'2.7 to 7.2'
		]);
		const uncounted = viewTrend(answer(offending, { authority: { 2025: '2' } }), context);
		expect(uncounted.table.columns).toEqual(['Period', 'Nottingham (%)']);
	});
});
