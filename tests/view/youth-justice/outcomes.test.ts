import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { outcomesSection } from '$lib/view/youth-justice/outcomes';
import type { SubjectFigure } from '$lib/view/subject';
import { contextOf, outcomes } from './return-fixture';

const offences = 'offences-looked-after-all-areas';
const children = 'children-looked-after-all-areas';
/** 5 + 4 + 9 = 18 of 29 without a caution or conviction; a year before 3 + 3 + 6 = 12 of 30. */
const year = { 'Q4 2020/21': '3 3 6 6 4 8', 'Q4 2021/22': '5 4 9 4 3 4' };

function stacked(figure: SubjectFigure | undefined) {
	if (figure?.drawing?.kind !== 'stacked') throw new Error('No stacked bars.');
	return figure.drawing;
}

describe('outcomes by quarter', () => {
	const section = outcomesSection(contextOf(outcomes(offences, year)));
	const [figure] = section.figures;

	it('says what share was dealt with without a caution or conviction, its range and its movement', () => {
		expect(figure?.finding).toBe(
			'18 of 29 offences by looked-after children (62%) were dealt with without a caution or conviction in the quarter January to March 2022.'
		);
		expect(figure?.doubt).toBe(
			'The likely range is 44% to 77%. A year before, in the quarter January to March 2021, it was 40% (12 of 30): up 22 percentage points, which could be chance.'
		);
		expect(section.summary).toEqual([
			{
				section: 'outcomes',
				figure: '62%',
				sentence:
					'of offences by looked-after children were dealt with without a caution or conviction in the quarter January to March 2022 (18 of 29).',
				doubt:
					'The likely range is 44% to 77%. A year before it was 40%: up 22 percentage points, which could be chance.'
			}
		]);
	});

	it('draws a bar for every quarter, the lightest outcome first, those not held as gaps', () => {
		const { parts, bars, unit } = stacked(figure);
		expect(unit).toBe('offences');
		expect(parts.map(({ name }) => name)).toEqual([
			'Outcome 20',
			'Outcome 21',
			'Community resolution',
			'Youth caution',
			'Youth conditional caution',
			'Conviction'
		]);
		expect(bars.map(({ label, total }) => `${label}: ${total}`)).toEqual([
			'Q4 2020/21: 30',
			'Q1 2021/22: none given',
			'Q2 2021/22: none given',
			'Q3 2021/22: none given',
			'Q4 2021/22: 29'
		]);
		expect(bars[1]?.slices[0]).toEqual({
			value: null,
			text: 'No figure',
			reason: 'The figure is not in the editions held here.'
		});
	});

	it('has every number in its table, with its edition, the latest quarter first', () => {
		const row = figure?.table.rows[0];
		expect(figure?.table.columns.at(3)).toBe('Community resolution (offences)');
		expect(row?.head).toBe('January to March 2022 (Q4 2021/22)');
		expect(row?.cells.map(({ text }) => text)).toEqual([
			...['5', '4', '9', '4', '3', '4'],
			...['29', '62', '44 to 77']
		]);
		expect(row?.source).toContain('edition of 31 March 2022');
		for (const { cells } of figure?.table.rows ?? [])
			expect(cells).toHaveLength((figure?.table.columns.length ?? 0) - 1);
	});

	it('says what to do where nothing is held, and nothing else', () => {
		const empty = outcomesSection(contextOf({}));
		expect(empty.empty).toBe(
			'No outcome is held here. Fill in the youth justice return, which the upload page gives, and add it there.'
		);
		expect([empty.figures, empty.tables, empty.summary, empty.intro]).toEqual([[], [], [], null]);
	});

	it('does not take a year for a quarter', () => {
		const only = outcomesSection(contextOf(outcomes(offences, { '2021/22': '5 4 9 4 3 4' })));
		expect(only.empty).toMatch(/^Outcomes are held here for 2021\/22 and for no quarter\./);
		const beside = outcomesSection(
			contextOf(outcomes(offences, { 'Q4 2021/22': '5 4 9 4 3 4', '2021/22': '9 9 9 9 9 9' }))
		);
		expect(stacked(beside.figures[0]).bars).toHaveLength(1);
		expect(beside.figures[0]?.notes.join(' ')).toContain('(2021/22) are held too');
	});
});

describe('what is never mixed', () => {
	const section = outcomesSection(
		contextOf({
			...outcomes(offences, { 'Q4 2021/22': '5 4 9 4 3 4' }),
			...outcomes('offences-looked-after-in-area', { 'Q4 2021/22': '3 2 5 2 2 2' }),
			...outcomes('offences-looked-after-out-of-area', { 'Q4 2021/22': '2 2 4 2 1 2' }),
			...outcomes('offences-all-children-all-areas', { 'Q4 2021/22': '9 9 30 9 9 9' }),
			...outcomes(children, { 'Q4 2021/22': '3 3 7 3 2 2' })
		})
	);

	it('has a figure each for offences and children, in area, out of area and all', () => {
		expect(section.figures.map(({ key, unit }) => [key, unit])).toEqual([
			['outcomes-offences-looked-after-all-areas', 'offences'],
			['outcomes-offences-looked-after-in-area', 'offences'],
			['outcomes-offences-looked-after-out-of-area', 'offences'],
			['outcomes-offences-all-children-all-areas', 'offences'],
			['outcomes-children-looked-after-all-areas', 'outcomes of children']
		]);
		// 10 of 16 in area, 8 of 13 out of area, 18 of 29 in all.
		expect(section.figures.slice(0, 3).map(({ finding }) => finding.slice(0, 8))).toEqual([
			'18 of 29',
			'10 of 16',
			'8 of 13 '
		]);
	});

	it('prints no total of children and no share of them: one child may have two outcomes', () => {
		const figure = section.figures.at(-1);
		expect(stacked(figure).bars.map(({ total }) => total)).toEqual(['']);
		expect(figure?.finding).toBe(
			'“Community resolution” was the most common outcome for looked-after children in the quarter January to March 2022: 7 children.'
		);
		expect(figure?.doubt).toContain('do not add up to a number of children');
		expect(figure?.table.columns.at(-1)).toBe('Conviction (children)');
		// 31 + 3 + 57 + 3 + 2 + 2 = 98, which is not a number of children and stands nowhere.
		const alone = outcomesSection(contextOf(outcomes(children, { 'Q4 2021/22': '31 3 57 3 2 2' })));
		expect(JSON.stringify(alone.figures)).toContain('57');
		expect(JSON.stringify(alone)).not.toContain('98');
		expect(alone.summary[0]?.figure).toBeNull();
	});
});

describe('outcomes that are missing, hidden or named otherwise', () => {
	it('gives no share where one is not given, says which, and what the last share was', () => {
		const section = outcomesSection(
			contextOf(outcomes(offences, { 'Q3 2021/22': '3 3 6 6 4 8', 'Q4 2021/22': '5 4 - 4 3 4' }))
		);
		const [figure] = section.figures;
		expect(figure?.finding).toBe(
			'What share of offences by looked-after children was dealt with without a caution or conviction in the quarter January to March 2022 cannot be said.'
		);
		expect(figure?.doubt).toBe(
			'“Community resolution” is not given: where nothing happened, write 0 in the return. The last that can be said: 12 of 30 offences by looked-after children (40%) were dealt with without a caution or conviction in the quarter October to December 2021.'
		);
		expect(stacked(figure).bars.at(-1)?.total).toBe('20 and some not given');
		expect(section.summary[0]?.figure).toBeNull();
	});

	it('counts an outcome of its own name in the base and never among those without a caution', () => {
		const section = outcomesSection(
			contextOf({
				...outcomes(offences, { 'Q4 2021/22': '5 4 9 4 3 4' }),
				'other-deferred-prosecution-offences-looked-after-all-areas': { 'Q4 2021/22': '3' }
			})
		);
		// 18 of 29 + 3 = 32: 56%
		expect(section.figures[0]?.finding).toContain(
			'18 of 32 offences by looked-after children (56%)'
		);
		expect(stacked(section.figures[0]).parts.at(-1)?.name).toBe('Other: Deferred prosecution');
		expect(section.figures[0]?.notes.join(' ')).toContain('under the council’s own names');
	});

	it('lets no hidden number be told from a total, a share or the words', () => {
		// What the public sees is the same whatever is hidden: the value is not there to be used.
		const [figure] = outcomesSection(
			contextOf(outcomes(offences, { 'Q4 2021/22': '12 8 20 c:hidden c:hidden 9' }), {
				mode: 'public'
			})
		).figures;
		expect(stacked(figure).bars[0]?.total).toBe('49 and some not given');
		expect(figure?.doubt).toBe(
			'“Youth caution” and “Youth conditional caution” are hidden to protect children’s privacy.'
		);
		expect(figure?.table.rows[0]?.cells.slice(-3).map(({ text }) => text)).toEqual(
			Array(3).fill('Not known')
		);
	});

	it('gives the public no share of ten or fewer', () => {
		const few = outcomes(offences, { 'Q4 2021/22': '0 0 9 0 0 0' });
		expect(outcomesSection(contextOf(few)).figures[0]?.finding).toContain('9 of 9');
		const [figure] = outcomesSection(contextOf(few, { mode: 'public' })).figures;
		expect(figure?.finding).toMatch(/cannot be said\.$/);
		expect(figure?.doubt).toContain('because it is of few');
	});

	it('says that there were none only where every outcome is given as 0', () => {
		const said = (text: string) =>
			outcomesSection(contextOf(outcomes(offences, { 'Q4 2021/22': text }))).figures[0]?.finding;
		expect(said('0 0 0 0 0 0')).toBe(
			'No offences by looked-after children were dealt with in the quarter January to March 2022.'
		);
		expect(said('0 0 0 0 0 -')).toMatch(/cannot be said\.$/);
	});

	it('prints over a bar the sum of what is given, and that some is not exactly where some is not', () => {
		const value = fc.oneof(fc.nat(60), fc.constantFrom('c', 'x', '-'));
		fc.assert(
			fc.property(fc.array(value, { minLength: 6, maxLength: 6 }), (values) => {
				fc.pre(values.some((each) => each !== '-'));
				const [figure] = outcomesSection(
					contextOf(outcomes(offences, { 'Q4 2021/22': values.join(' ') }))
				).figures;
				const numbers = values.filter((each) => typeof each === 'number');
				const sum = numbers.reduce((total, each) => total + each, 0);
				const said = figure?.drawing?.kind === 'stacked' ? figure.drawing.bars[0]?.total : null;
				if (numbers.length === 0) expect(said).toBeNull();
				else expect(said).toBe(`${sum}${numbers.length < 6 ? ' and some not given' : ''}`);
			}),
			{ numRuns: 60 }
		);
	});
});

describe('figures that cannot be right', () => {
	const context = contextOf({
		...outcomes(offences, { 'Q3 2021/22': '3 3 6 6 4 8', 'Q4 2021/22': '5 4 9 4 3 4' }),
		'other-out-of-court-total-offences-looked-after-all-areas': { 'Q4 2021/22': '25' }
	});
	const [figure] = outcomesSection(context).figures;

	it('refuses the bar in which an outcome is counted twice, and draws the others', () => {
		const bars = stacked(figure).bars;
		expect(bars.map(({ refused }) => refused !== null)).toEqual([false, true]);
		expect(bars[1]?.total).toBe('');
		expect(figure?.finding).toMatch(/cannot be said\.$/);
		// The quarter before is whole without the total: a sum is no outcome that it lacks.
		expect(bars[0]?.total).toBe('30');
		expect(figure?.doubt).toContain('12 of 30 offences');
		expect(stacked(figure).parts.map(({ key }) => key)).not.toContain('other-out-of-court-total');
		expect(figure?.notes.join(' ')).toContain('are in no bar: “Out of court total”');
	});

	it('names the edition and the row, says what to do, and prints the numbers as in doubt', () => {
		expect(figure?.faults[0]).toMatch(
			/^The council, Youth justice outcomes, the council’s own return, edition of 31 March 2022, rows 2, .*counted twice\. Take the row of the total out/
		);
		expect(figure?.table.rows[0]?.cells[0]).toMatchObject({ text: '5, in doubt', value: null });
		expect(figure?.table.rows[1]?.cells[0]).toMatchObject({ text: '3', value: 3 });
	});
});

describe('twelve months given beside their quarters', () => {
	const quarters = { 'Q3 2021/22': '3 3 6 6 4 8', 'Q4 2021/22': '5 4 9 4 3 4' };
	const plain = outcomesSection(contextOf(outcomes(offences, quarters))).figures[0];

	it('are named and used nowhere, and the quarters are drawn', () => {
		const year = { ...quarters, '2021-01-01/2021-12-31': '20 16 36 16 12 16' };
		const [figure] = outcomesSection(contextOf(outcomes(offences, year))).figures;
		expect(stacked(figure).bars).toEqual(stacked(plain).bars);
		expect(figure?.finding).toBe(plain?.finding);
		expect(figure?.faults[0]).toContain('overlap: together they count some of it twice');
	});

	it('are no fault where another edition gives them', () => {
		const year = { ...quarters, '2021-02-01/2022-01-31': '20 16 36 16 12 16' };
		const [figure] = outcomesSection(contextOf(outcomes(offences, year))).figures;
		expect(stacked(figure).bars).toEqual(stacked(plain).bars);
		expect(figure?.faults).toEqual([]);
	});
});
