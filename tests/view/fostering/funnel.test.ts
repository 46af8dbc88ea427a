import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '$lib/domain/id';
import { funnelSection } from '$lib/view/fostering/funnel';
import type { ColumnsDrawing } from '$lib/view/subject';
import { contextOf, event, figure, NOTTINGHAM, quarter, year } from './recruitment-context';

const ENQUIRIES = 'fostering-mainstream-initial-enquiries-households';
const APPLICATIONS = 'fostering-mainstream-applications-households';
const APPROVALS = 'fostering-mainstream-approvals-households';

const drawn = (section: ReturnType<typeof funnelSection>, at = 0) =>
	section.figures[at]?.drawing as ColumnsDrawing;
const texts = (section: ReturnType<typeof funnelSection>, panel: number) =>
	drawn(section).panels[panel]?.columns.map(({ text, value }) => [text, value]);

describe('the funnel by quarter', () => {
	it('adds the four quarters: 40 + 30 + 20 + 50 = 140 enquired and 3 + 0 + 4 + 5 = 12 were approved', () => {
		const section = funnelSection(
			contextOf([...year(ENQUIRIES, [40, 30, 20, 50]), ...year(APPROVALS, [3, 0, 4, 5])]),
			'mainstream'
		);
		expect(section.figures[0]?.finding).toBe(
			'12 mainstream households were approved in the four quarters Q1 2021/22 to Q4 2021/22, when 140 enquired.'
		);
		expect(section.summary).toEqual([
			{
				section: 'funnel-mainstream',
				figure: '12',
				sentence:
					'mainstream households approved in the four quarters Q1 2021/22 to Q4 2021/22, when 140 enquired.',
				doubt: null
			}
		]);
		expect(texts(section, 1)).toEqual([
			['3', 3],
			['0', 0],
			['4', 4],
			['5', 5]
		]);
		expect(section.figures[0]?.notes[0]).toBe(
			'Not in the returns held: visits and applications, in households.'
		);
	});

	it('keeps a quarter nobody gave as a gap, and says of the last quarter alone what it can', () => {
		const figures = [
			figure(APPROVALS, quarter(1), 3),
			figure(APPROVALS, quarter(2), 0),
			figure(APPROVALS, quarter(4), 1)
		];
		const section = funnelSection(contextOf(figures), 'mainstream');
		expect(texts(section, 0)).toEqual([
			['3', 3],
			['0', 0],
			['No figure', null],
			['1', 1]
		]);
		expect(section.figures[0]?.finding).toBe('1 mainstream household was approved in Q4 2021/22.');
		expect(section.figures[0]?.table.rows.map(({ cells }) => cells[0]?.text)).toEqual([
			'1',
			'No figure',
			'0',
			'3'
		]);
	});

	it('names more approvals than applications by edition and row, draws neither and reckons with neither', () => {
		const section = funnelSection(
			contextOf([
				...year(ENQUIRIES, [40, 30, 20, 50]),
				figure(APPLICATIONS, quarter(4), 4, { source_row: 31 }),
				...year(APPROVALS, [3, 0, 4]),
				figure(APPROVALS, quarter(4), 6, { source_row: 32 })
			]),
			'mainstream'
		);
		const [found] = section.figures;
		expect(found?.faults).toHaveLength(1);
		expect(found?.faults[0]).toMatch(
			/^Nottingham City Council, fostering return, edition of 20 April 2022, rows 31 and 32: approvals \(6\) are above applications \(4\)/
		);
		expect(texts(section, 1)?.at(-1)).toEqual(['4, in doubt', null]);
		expect(texts(section, 2)?.at(-1)).toEqual(['6, in doubt', null]);
		expect(found?.table.rows[0]?.cells.map(({ text, value }) => [text, value])).toEqual([
			['50', 50],
			['4, in doubt', null],
			['6, in doubt', null]
		]);
		expect(found?.finding).toBe(
			'Of mainstream households, 50 enquired in Q4 2021/22; how many were approved cannot be said.'
		);
		expect(section.summary).toEqual([]);
	});

	it('adds up nothing that holds a hidden number', () => {
		const section = funnelSection(
			contextOf([...year(ENQUIRIES, [40, 30, 20, 50]), ...year(APPROVALS, [3, null, 4, 5])]),
			'mainstream'
		);
		expect(section.figures[0]?.finding).toBe(
			'5 mainstream households were approved in Q4 2021/22, when 50 enquired.'
		);
		expect(texts(section, 1)?.[1]).toEqual(['Suppressed', null]);
	});

	it('sets a year beside the year before: 12 against 8 could be chance, 60 against 8 could not', () => {
		// Poisson's 95% ranges: 12 is 6.2 to 21.0, 8 is 3.5 to 15.8, 60 is 45.8 to 77.2.
		const doubtOf = (now: readonly number[]) =>
			funnelSection(
				contextOf([...year(APPROVALS, [2, 2, 2, 2], 2021), ...year(APPROVALS, now)]),
				'mainstream'
			).summary[0]?.doubt;
		expect(doubtOf([3, 3, 3, 3])).toBe(
			'A year before (Q1 2020/21 to Q4 2020/21) it was 8: with numbers this small the rise could be chance.'
		);
		expect(doubtOf([15, 15, 15, 15])).toMatch(/it was 8: the rise is more than chance/);
		expect(doubtOf([2, 2, 2, 2])).toMatch(/^As many were approved a year before/);
	});

	it('never puts households and carers, or two kinds of carers, on one figure', () => {
		const context = contextOf([
			...year(APPROVALS, [3, 0, 4, 5]),
			...year('fostering-mainstream-approvals-carers', [5, 0, 7, 9]),
			...year('fostering-connected-persons-approvals-households', [9, 9, 9, 9])
		]);
		const section = funnelSection(context, 'mainstream');
		expect(section.figures.map(({ unit, finding }) => [unit, finding.slice(0, 26)])).toEqual([
			['households', '12 mainstream households w'],
			['carers', '21 mainstream carers were ']
		]);
		expect(funnelSection(context, 'connected-persons').figures[0]?.finding).toMatch(
			/^36 connected/
		);
	});

	it('keeps a year to date and a paper’s own stretch out of the quarters, in a table of their own', () => {
		const section = funnelSection(
			contextOf([figure('fostering-carers-approved', '2020-12-01/2021-07-31', 15)]),
			'all'
		);
		expect(section.figures).toEqual([]);
		expect(section.tables[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual([
			'1 December 2020 to 31 July 2021',
			'15'
		]);
		expect(section.empty).toBeNull();
	});

	it('marks what happened in the time and place, and nothing else', () => {
		const section = funnelSection(
			contextOf(year(APPROVALS, [3, 0, 4, 5]), {
				events: [
					event('Leaflets', '2021-04-01', {
						geography: NOTTINGHAM,
						indicators: ['fostering-carers-approved' as IndicatorId]
					}),
					event('Places counted anew', '2021-05-01', {
						kind: 'definition',
						indicators: ['foster-places-approved' as IndicatorId]
					}),
					event('Elsewhere', '2021-06-01', { geography: 'E06000015' as typeof NOTTINGHAM }),
					event('Too early', '2020-01-01'),
					event('Everywhere', '2021-12-01')
				]
			}),
			'mainstream'
		);
		expect(drawn(section).marks.map(({ title }) => title)).toEqual(['Leaflets', 'Everywhere']);
	});

	it('says what to do where nothing is held, and nothing else', () => {
		const section = funnelSection(contextOf([]), 'mainstream');
		expect(section).toMatchObject({ figures: [], tables: [], summary: [] });
		expect(section.empty).toBe(
			'No enquiry, visit, application or approval of mainstream carers is held. Fill in the fostering return, which the upload page gives, and add it there.'
		);
	});
});
