import { describe, expect, it } from 'vitest';
import { inHouseSection } from '$lib/view/fostering/in-house';
import type { SubjectFigure } from '$lib/view/subject';
import { contextOf } from './stock-context';

const day = '2022-03-31';
const placed = ['fostering-mainstream-children-placed-children', day, 130] as const;
const fostered = ['fostering-all-children-in-foster-care-children', day, 480] as const;
const inCare = ['local-children-in-care', day, 700] as const;
const figureOf = (
	rows: Parameters<typeof contextOf>[0],
	carers = 'mainstream'
): SubjectFigure | undefined => inHouseSection(contextOf(rows), carers).figures[0];

describe('inHouseSection', () => {
	it('names two shares of two bases: 130 / 480 = 27.1% and 130 / 700 = 18.57%', () => {
		const figure = figureOf([placed, fostered, inCare]);
		expect(figure?.finding).toBe(
			'130 of the 480 children in foster care lived with the council’s own mainstream carers at 31 March 2022: 27%.'
		);
		expect(figure?.doubt).toContain('130 of the 700 children in care');
		expect(figure?.doubt).toContain('18.6%');
		expect(figure?.drawing).toMatchObject({
			kind: 'bars',
			most: 100,
			bars: [
				{ label: 'Of children in foster care', value: 27 },
				{ label: 'Of children in care', value: 18.6 }
			]
		});
		expect(figure?.table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
			['130', '480', '27%'],
			['130', '700', '18.6%']
		]);
	});

	it('takes the base of its own kind before that of all: 130 / 260 = 50%', () => {
		const own = ['fostering-mainstream-children-in-foster-care-children', day, 260] as const;
		expect(figureOf([placed, fostered, own])?.finding).toContain(
			'130 of the 260 children with mainstream carers of the council or an agency'
		);
	});

	it('makes no share of a base of another day', () => {
		const other = ['fostering-all-children-in-foster-care-children', '2021-12-31', 480] as const;
		expect(inHouseSection(contextOf([placed, other]), 'mainstream').empty).toMatch(/Fill in/);
	});

	it('makes no share where a count is hidden, and says why', () => {
		const hidden = ['fostering-mainstream-children-placed-children', day, 'c:hidden'] as const;
		const figure = figureOf([hidden, fostered]);
		expect(figure?.drawing).toBeNull();
		expect(figure?.finding).toMatch(/not known.*hidden to protect/);
		expect(JSON.stringify(figure)).not.toMatch(/\d%/);
	});

	it('names more children than the base has, and makes no share: 130 of 120', () => {
		const fewer = ['fostering-all-children-in-foster-care-children', day, 120] as const;
		const figure = figureOf([placed, fewer]);
		expect(figure?.drawing).toBeNull();
		expect(figure?.faults[0]).toMatch(/130 children are more than the 120.*rows 2 and 3/);
	});

	it('makes columns of several days, a panel a base', () => {
		const drawing = figureOf([
			['fostering-mainstream-children-placed-children', '2021-12-31', 120],
			['fostering-all-children-in-foster-care-children', '2021-12-31', 480],
			placed,
			fostered,
			inCare
		])?.drawing;
		expect(drawing).toMatchObject({
			kind: 'columns',
			panels: [
				{ name: '% of children in foster care', columns: [{ value: 25 }, { value: 27 }] },
				{ name: '% of children in care', columns: [{ value: null }, { value: 18.6 }] }
			]
		});
	});

	it('makes no share of supported lodgings, which are not foster care', () => {
		const hosted = ['fostering-supported-lodgings-children-placed-children', day, 9] as const;
		const section = inHouseSection(contextOf([hosted, fostered]), 'supported-lodgings');
		expect(section.figures).toEqual([]);
		expect(section.empty).toContain('not foster care');
	});
});
