import { describe, expect, it } from 'vitest';
import { reconcilerSection } from '$lib/view/fostering/reconciler';
import type { SubjectFigure } from '$lib/view/subject';
import { balanceRows, contextOf, quarters } from './stock-context';

const { before, q1, q2, q3, q4 } = quarters;
/** 88 + 4 + 1 - 3 - 1 = 89, 89 + 3 - 2 = 90, 90 + 5 - 4 = 91, 91 + 3 - 3 = 91: in the year 88 + 15 + 1 - 12 - 1 = 91. */
const year = [
	...balanceRows(q1, [88, 4, 1, 3, 1, 89]),
	...balanceRows(q2, [89, 3, 0, 2, 0, 90]),
	...balanceRows(q3, [90, 5, 0, 4, 0, 91]),
	...balanceRows(q4, [91, 3, 0, 3, 0, 91])
];
const figureOf = (...given: Parameters<typeof reconcilerSection>): SubjectFigure => {
	const [figure] = reconcilerSection(...given).figures;
	if (!figure) throw new Error('no figure');
	return figure;
};
const textsOf = ({ table }: SubjectFigure) =>
	table.rows.map(({ head, cells }) => [head, ...cells.map(({ text }) => text)]);

describe('reconcilerSection', () => {
	it('gives the net figure of four quarters that reconcile: 91 - 88 = 15 + 1 - 12 - 1 = 3', () => {
		const section = reconcilerSection(contextOf(year), 'mainstream');
		expect(section.summary).toEqual([
			{
				section: 'balance',
				figure: '+3',
				sentence:
					'The number of mainstream households rose by 3, from 88 to 91, in the year ending March 2022.',
				doubt: null
			}
		]);
		const figure = figureOf(contextOf(year), 'mainstream');
		expect(figure.finding).toContain(
			'15 were approved and 1 transferred in; 12 left and 1 was transferred out.'
		);
		expect(figure.faults).toEqual([]);
		expect(textsOf(figure).at(0)).toEqual([
			'April to June 2021 (Q1 2021/22)',
			'88',
			'4',
			'1',
			'3',
			'1',
			'89',
			'+1',
			'0'
		]);
		expect(textsOf(figure).at(-1)).toEqual([
			'Year ending 31 March 2022 (2021/22)',
			'88',
			'15',
			'1',
			'12',
			'1',
			'91',
			'+3',
			'0'
		]);
		expect(figure.drawing).toMatchObject({
			kind: 'columns',
			unit: 'households',
			panels: [
				{ name: 'Approved', columns: [{ value: 4 }, { value: 3 }, { value: 5 }, { value: 3 }] },
				{ name: 'Left', columns: [{ value: 3 }, { value: 2 }, { value: 4 }, { value: 3 }] }
			]
		});
	});

	it('shows the residual of a quarter that does not reconcile, and neither draws it nor gives a net figure', () => {
		// 89 + 3 + 0 - 2 - 0 = 90, but 92 are given: 2 more than the parts make.
		const context = contextOf([
			...balanceRows(q1, [88, 4, 1, 3, 1, 89]),
			...balanceRows(q2, [89, 3, 0, 2, 0, 92])
		]);
		const figure = figureOf(context, 'mainstream');
		expect(figure.finding).toContain('No net figure can be given for mainstream households.');
		expect(figure.finding).toContain('Q2 2021/22');
		expect(figure.finding).not.toContain('Q1 2021/22');
		expect(figure.faults).toHaveLength(1);
		expect(figure.faults[0]).toMatch(/rows 8, 9, 10, 11, 12 and 13/);
		expect(figure.faults[0]).toMatch(/make 90, but closing is 92, 2 more/);
		expect(figure.faults[0]).toMatch(/Correct the row/);
		expect(textsOf(figure)[1]?.slice(-3)).toEqual(['92, in doubt', 'Not given', '+2']);
		expect(textsOf(figure)[2]?.slice(1)).toEqual([...Array(6).fill('In doubt'), 'Not given', '+2']);
		const drawing = figure.drawing;
		if (drawing?.kind !== 'columns') throw new Error('columns');
		for (const { columns } of drawing.panels) {
			expect(columns[0]?.value).not.toBeNull();
			expect(columns[1]?.value).toBeNull();
		}
	});

	it('does not let two errors cancel out: + 1 in one quarter and - 1 in the next make no net figure', () => {
		// 88 + 4 - 3 = 89 given as 90; 90 + 3 - 2 = 91 given as 90: 88 + 7 - 5 = 90 all the same.
		const context = contextOf([
			...balanceRows(q1, [88, 4, 0, 3, 0, 90]),
			...balanceRows(q2, [90, 3, 0, 2, 0, 90])
		]);
		const [line] = reconcilerSection(context, 'mainstream').summary;
		expect(line?.figure).toBeNull();
		expect(line?.sentence).toContain('Q1 2021/22 and Q2 2021/22');
	});

	it('names the parts that are missing, and does not take them for nought', () => {
		const context = contextOf(balanceRows(q1, [88, 4, null, 3, null, 89]));
		const figure = figureOf(context, 'mainstream');
		expect(figure.finding).toContain(
			'no figure is given of those transferred in and those transferred out. Write 0 in the return where nobody was transferred.'
		);
		expect(textsOf(figure)[0]?.slice(-2)).toEqual(['Not given', 'Not known']);
		expect(JSON.stringify(figure)).not.toContain('+1');
	});

	it('gives nothing away of a part that is hidden', () => {
		// 88 + 4 + 1 - hidden - 1 = 89: the hidden part would be 3.
		const context = contextOf(balanceRows(q1, [88, 4, 1, 'c:hidden', 1, 89]), { mode: 'public' });
		const figure = figureOf(context, 'mainstream');
		expect(figure.finding).toContain('the figure of those who left is hidden to protect privacy');
		expect(figure.finding).not.toContain('Write 0');
		const printed = JSON.stringify([
			figure.finding,
			figure.description,
			figure.table,
			figure.notes
		]);
		expect(printed).not.toMatch(/"text":"[+−]?3"|"value":3\b|\b3 left/);
		expect(textsOf(figure)[0]?.slice(-2)).toEqual(['Not given', 'Not known']);
	});

	it('adds no movement over quarters of which one is hidden', () => {
		const context = contextOf([
			...balanceRows(q1, [88, 4, 1, 'c:hidden', 1, 89]),
			...balanceRows(q2, [89, 3, 0, 2, 0, 90])
		]);
		const rows = textsOf(figureOf(context, 'mainstream'));
		expect(rows.at(-1)?.slice(1)).toEqual([
			'88',
			'7',
			'1',
			'Not known',
			'1',
			'90',
			'Not given',
			'Not known'
		]);
	});

	it('takes what the quarter before closed with for an opening that is not given, and says so', () => {
		const context = contextOf([
			['fostering-mainstream-closing-households', before, 88],
			...balanceRows(q1, [null, 4, 1, 3, 1, 89])
		]);
		const figure = figureOf(context, 'mainstream');
		expect(textsOf(figure)[0]?.slice(1)).toEqual(['88', '4', '1', '3', '1', '89', '+1', '0']);
		expect(figure.notes.join(' ')).toContain('No opening figure is given for Q1 2021/22');
	});

	it('takes a closing figure of the last day for that of the quarter', () => {
		const context = contextOf([
			...balanceRows(q1, [88, 4, 1, 3, 1, null]),
			['fostering-mainstream-closing-households', '2021-06-30', 89]
		]);
		expect(textsOf(figureOf(context, 'mainstream'))[0]?.slice(-3)).toEqual(['89', '+1', '0']);
	});

	it('refuses a net figure over windows that differ', () => {
		const context = contextOf([
			['fostering-mainstream-approvals-households', '2020-12-01/2021-07-31', 15],
			['fostering-mainstream-left-households', '2021-01-01/2021-07-31', 17]
		]);
		const { finding, drawing, table } = figureOf(context, 'mainstream');
		expect(finding).toContain('over different stretches of time');
		expect(drawing).toBeNull();
		expect(table.rows).toHaveLength(2);
	});

	it('refuses a net figure of units that differ', () => {
		const context = contextOf([
			['fostering-mainstream-approvals-households', q1, 4],
			['fostering-mainstream-left-carers', q1, 3]
		]);
		const { finding } = figureOf(context, 'mainstream');
		expect(finding).toContain('in different units');
		expect(finding).toContain('in carers');
		expect(finding).toContain('in households');
	});

	it('keeps units and kinds of carers apart, a figure each', () => {
		const context = contextOf([
			...balanceRows(q1, [88, 4, 1, 3, 1, 89]),
			...balanceRows(q1, [150, 7, 2, 5, 1, 153], 'carers')
		]);
		const section = reconcilerSection(context, 'mainstream');
		expect(section.figures.map(({ key }) => key)).toEqual([
			'balance-mainstream-households',
			'balance-mainstream-carers'
		]);
		expect(section.intro).toContain('Households and carers are counted apart');
		expect(reconcilerSection(context, 'connected-persons').empty).toContain('upload page');
	});

	it('says what to do where nothing but approvals is held', () => {
		const section = reconcilerSection(
			contextOf([['fostering-mainstream-approvals-households', q1, 4]]),
			'mainstream'
		);
		expect(section.figures).toEqual([]);
		expect(section.empty).toMatch(/Fill in the fostering return/);
	});
});
