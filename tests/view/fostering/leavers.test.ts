import { describe, expect, it } from 'vitest';
import { leaversSection } from '$lib/view/fostering/leavers';
import type { SubjectFigure } from '$lib/view/subject';
import { contextOf, quarters, type Cell } from './stock-context';

const { q1, q2 } = quarters;
const left = (period: string, total: Cell, reasons: Readonly<Record<string, Cell>>) =>
	[
		['fostering-mainstream-left-households', period, total] as const,
		...Object.entries(reasons).map(
			([reason, cell]) => [`fostering-mainstream-left-${reason}-households`, period, cell] as const
		)
	] as const;
const figureOf = (rows: Parameters<typeof contextOf>[0]): SubjectFigure => {
	const [figure] = leaversSection(contextOf(rows), 'mainstream').figures;
	if (!figure) throw new Error('no figure');
	return figure;
};
const barsOf = ({ drawing }: SubjectFigure) =>
	drawing?.kind === 'bars' ? drawing.bars.map(({ label, value }) => [label, value]) : null;

describe('leaversSection', () => {
	it('adds quarters in a row: 2 + 3 = 5 left, health 1 + 2 = 3, retired 1 + 1 = 2', () => {
		const figure = figureOf([
			...left(q1, 2, { health: 1, retired: 1 }),
			...left(q2, 3, { health: 2, retired: 1 })
		]);
		expect(barsOf(figure)).toEqual([
			['Health', 3],
			['Retired', 2]
		]);
		expect(figure.table.columns).toEqual([
			'Reason',
			'Q1 2021/22',
			'Q2 2021/22',
			'Q1 2021/22 to Q2 2021/22'
		]);
		expect(figure.table.rows.at(-1)?.cells.map(({ text }) => text)).toEqual(['2', '3', '5']);
	});

	it('doubts no order that chance would not make: of 34 who gave either, 30 gave one, Wilson from 73%', () => {
		expect(figureOf(left(q1, 34, { health: 30, retired: 4 })).doubt).toBe('');
	});

	it('counts those whose reason is not given: 9 - 5 - 2 = 2', () => {
		const figure = figureOf(left(q1, 9, { health: 5, retired: 2 }));
		expect(barsOf(figure)).toEqual([
			['Health', 5],
			['Retired', 2],
			['Reason not given', 2]
		]);
	});

	it('takes a reason without a row for nought only where the others make the whole', () => {
		// In Q1 health 2 = 2 who left, so nobody retired; in Q2 3 - 2 = 1 is not accounted for.
		const whole = figureOf([
			...left(q1, 2, { health: 2 }),
			...left(q2, 3, { health: 2, retired: 1 })
		]);
		expect(barsOf(whole)).toEqual([
			['Health', 4],
			['Retired', 1]
		]);
		const lacking = figureOf([
			...left(q1, 3, { health: 2 }),
			...left(q2, 3, { health: 2, retired: 1 })
		]);
		expect(barsOf(lacking)).toEqual([
			['Health', 4],
			['Retired', null]
		]);
	});

	it('gives no rest and no sum away where a reason is hidden', () => {
		// 9 - 5 = 4 would give the hidden reason away.
		const figure = figureOf([
			...left(q1, 9, { health: 5, retired: 'c:hidden' }),
			...left(q2, 4, { health: 2, retired: 2 })
		]);
		expect(barsOf(figure)).toEqual([
			['Health', 7],
			['Retired', null]
		]);
		expect(JSON.stringify(figure)).not.toMatch(
			/Reason not given|"value":4,"text":"4","reason":null,"low"/
		);
		expect(figure.doubt).toContain('Not every reason may be shown');
	});

	it('names and does not draw reasons that are more than left: 3 + 2 = 5 of 4', () => {
		const figure = figureOf(left(q1, 4, { health: 3, retired: 2 }));
		expect(figure.faults).toHaveLength(1);
		expect(figure.faults[0]).toMatch(/rows 2, 3 and 4/);
		expect(figure.faults[0]).toMatch(/5/);
		expect(figure.drawing).toBeNull();
		expect(figure.finding).not.toMatch(/most often/);
	});

	it('shows a council’s own reason under its own name', () => {
		const figure = figureOf(left(q1, 3, { 'other-moved-to-spain': 3 }));
		expect(barsOf(figure)?.[0]?.[0]).toMatch(/moved to spain/i);
	});

	it('says that nobody left, and what to do where nothing is held', () => {
		expect(figureOf(left(q1, 0, {})).finding).toBe(
			'No mainstream households left in the quarter April to June 2021.'
		);
		expect(leaversSection(contextOf([]), 'mainstream').empty).toMatch(
			/Fill in the fostering return/
		);
	});
});
