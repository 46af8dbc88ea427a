import { beforeAll, describe, expect, it } from 'vitest';
import { leaversSection } from '$lib/view/fostering/leavers';
import { inHouseSection } from '$lib/view/fostering/in-house';
import { paperSection, readPaper } from '$lib/view/fostering/paper-reading';
import { reconcilerSection } from '$lib/view/fostering/reconciler';
import { serviceSection } from '$lib/view/fostering/length-of-service';
import { targetSection } from '$lib/view/fostering/target';
import type { Statement, SubjectContext } from '$lib/view/subject';
import { exampleHeld } from '../../../src/routes/example-held.server';
import { sharedRecord } from '../../routes/record-engine';
import { nottingham } from './record-context';
import { contextOf, quarters } from './stock-context';

let paper: SubjectContext;
beforeAll(async () => {
	paper = await nottingham();
});

const keysOf = (statements: readonly Statement[]) => statements.map(({ key }) => key);
const wordsOf = (statements: readonly Statement[], key: string) => {
	const found = statements.find((each) => each.key === key);
	return found ? `${found.sentence} ${found.because}` : null;
};

describe('the fostering paper of 31 July 2021, as the record holds it', () => {
	it('is warned of exactly as a careful reader would', () => {
		expect(keysOf(readPaper(paper).beware)).toEqual([
			'units-changed',
			'net-figure',
			'direction',
			'base-missing',
			'applicants-stock',
			'years-of-whom',
			'time-missing'
		]);
	});

	it('bears exactly what holds', () => {
		expect(keysOf(readPaper(paper).holds)).toEqual([
			'leavers-sum',
			'foster-care-share',
			'approved-count'
		]);
	});

	it('has 17 leavers: 2 + 2 + 6 + 2 + 2 + 1 + 1 + 1', () => {
		const said = wordsOf(readPaper(paper).holds, 'leavers-sum');
		expect(said).toContain('The 17 carers who left between 1 January 2021 and 31 July 2021');
		expect(said).toContain('the sum of the eight reasons given');
		expect(said).toContain('= 17');
	});

	it('has 482 / 712 = 0.67697 of children in care with foster carers, 67.7%', () => {
		expect(wordsOf(readPaper(paper).holds, 'foster-care-share')).toMatch(/482 of the 712 .*67\.7%/);
	});

	it('names both windows, both units of connected persons, and the missing base, with their rows', () => {
		const { beware } = readPaper(paper);
		expect(wordsOf(beware, 'net-figure')).toMatch(
			/17 carers left between 1 January 2021 .* 15 carers were approved between 1 December 2020 .*windows differ: rows 5 and 14/
		);
		expect(wordsOf(beware, 'units-changed')).toMatch(
			/68 placements in December 2020, 74 households on 31 July 2021 and 91 children on 31 July 2021: rows 18, 19 and 20/
		);
		expect(wordsOf(beware, 'base-missing')).toMatch(
			/54% of what\?.*not 482 of 712, which is 67\.7%/
		);
		expect(wordsOf(beware, 'direction')).toMatch(/neither a slight increase nor a decrease/);
		expect(wordsOf(beware, 'applicants-stock')).toMatch(
			/not to be added to the 15 carers approved/
		);
		expect(wordsOf(beware, 'years-of-whom')).toMatch(/8 years: of which households/);
		expect(wordsOf(beware, 'time-missing')).toMatch(
			/10 additional fostering panels: over what time/
		);
	});

	it('names the report the reading is of', () => {
		const section = paperSection(paper);
		expect(section.intro).toContain('edition of 20 September 2021');
		expect(section.readings[0]?.heading).toBe('What the figures up to 31 July 2021 bear');
		expect(section.summary[0]?.sentence).toContain('No net figure can be made');
	});

	it('is given no net figure by the reconciler: 15 - 17 = -2 is nowhere', () => {
		const section = reconcilerSection(paper, 'all');
		expect(section.summary[0]?.figure).toBeNull();
		expect(section.summary[0]?.sentence).toMatch(
			/between 1 January 2021 and 31 July 2021.*between 1 December 2020 and 31 July 2021/
		);
		expect(section.figures[0]?.drawing).toBeNull();
		expect(JSON.stringify(section)).not.toMatch(/"value":-2\b|[−-]2\b(?!\d|-)(?=")/);
	});

	it('is drawn with a bar for each of its eight reasons', () => {
		const section = leaversSection(paper, 'all');
		const drawing = section.figures[0]?.drawing;
		expect(
			drawing?.kind === 'bars' && drawing.bars.map(({ label, value }) => [label, value])
		).toEqual([
			['Family or work', 6],
			['Care standards', 2],
			['Safeguarding', 2],
			['Health', 2],
			['Retired', 2],
			['Moved away', 1],
			['Special guardianship', 1],
			['Covid or support', 1]
		]);
		expect(section.figures[0]?.finding).toContain('6 of the 17 foster carers who left');
		// Of the 8 who gave either of the two commonest 6 gave one: Wilson from 41%, so either could be the commoner.
		expect(section.figures[0]?.doubt).toContain('could be chance');
		expect(section.summary[0]?.figure).toBe('17');
	});

	it('has a share of 67.7% with its base named, and its 54% beside it without one', () => {
		const [figure, ...others] = inHouseSection(paper, 'all').figures;
		expect(others).toEqual([]);
		expect(figure?.drawing).toMatchObject({
			kind: 'bars',
			most: 100,
			bars: [{ label: 'Of children in care', value: 67.7, text: '67.7%' }]
		});
		expect(figure?.notes.join(' ')).toMatch(
			/54% of required placements .* without a count or a base/
		);
	});

	it('has one average of years, which is not drawn, and no number to reckon a target from', () => {
		const [figure] = serviceSection(paper, 'all').figures;
		expect(figure?.finding).toContain('8 years on average at 31 July 2021');
		expect(figure?.doubt).toContain('does not say of which households');
		expect(figure?.drawing).toBeNull();
		expect(targetSection(paper, 'all', null).empty).toMatch(/Fill in the fostering return/);
	});
});

describe('the worked example', () => {
	it('needs no care: nothing of the reading is said of it', async () => {
		const { register } = await sharedRecord();
		const example = contextOf([], { held: await exampleHeld('fostering', register) });
		expect(example.held.figures.length).toBeGreaterThan(300);
		expect(readPaper(example)).toMatchObject({ holds: [], beware: [] });
		expect(paperSection(example).empty).not.toBeNull();
		for (const carers of ['mainstream', 'connected-persons', 'supported-lodgings']) {
			const { figures, summary } = reconcilerSection(example, carers);
			expect(figures.flatMap(({ faults }) => faults)).toEqual([]);
			expect(summary[0]?.figure).toMatch(/^\+\d+$/);
		}
	});
});

describe('the rules of reading, each by itself', () => {
	const { q1, q2 } = quarters;
	const reading = (...rows: Parameters<typeof contextOf>[0]) => readPaper(contextOf(rows));

	it('says nothing of figures in one unit and one window with what they began and ended with', () => {
		const { holds, beware } = reading(
			['fostering-mainstream-opening-households', q1, 88],
			['fostering-mainstream-approvals-households', q1, 4],
			['fostering-mainstream-left-households', q1, 3],
			['fostering-mainstream-closing-households', q1, 89]
		);
		expect([holds, beware]).toEqual([[], []]);
	});

	it('says that units differ where windows do not', () => {
		const { beware } = reading(
			['fostering-mainstream-opening-households', q1, 88],
			['fostering-mainstream-approvals-households', q1, 4],
			['fostering-mainstream-left-carers', q1, 3]
		);
		expect(keysOf(beware)).toEqual(['net-figure']);
		expect(wordsOf(beware, 'net-figure')).toContain('The units differ');
	});

	it('tells no direction without a number to begin with, and does with an earlier figure of the same length', () => {
		const one = [
			['fostering-mainstream-approvals-households', q2, 4],
			['fostering-mainstream-left-households', q2, 3]
		] as const;
		expect(keysOf(reading(...one).beware)).toEqual(['direction']);
		const earlier = ['fostering-mainstream-left-households', q1, 2] as const;
		expect(keysOf(reading(...one, earlier).beware)).toEqual([]);
	});

	it('does not say that reasons make the whole when they do not: 2 + 2 is not 5', () => {
		const rows = (total: number) =>
			[
				['fostering-mainstream-approvals-households', q1, 4],
				['fostering-mainstream-left-households', q1, total],
				['fostering-mainstream-left-health-households', q1, 2],
				['fostering-mainstream-left-retired-households', q1, 2]
			] as const;
		expect(keysOf(reading(...rows(5)).holds)).toEqual(['approved-count']);
		expect(keysOf(reading(...rows(4)).holds)).toEqual(['leavers-sum', 'approved-count']);
	});

	it('reads nothing from a figure that is hidden', () => {
		const { holds, beware } = reading(
			['fostering-mainstream-approvals-households', q1, 'c:hidden'],
			['fostering-mainstream-left-carers', q2, 'c:hidden'],
			['fostering-mainstream-left-health-carers', q2, 2]
		);
		expect([holds, beware]).toEqual([[], []]);
	});

	it('lets applicants stand beside approvals where the funnel is given', () => {
		const stock = [
			['fostering-mainstream-opening-households', q1, 88],
			['fostering-mainstream-in-progress-households', '2021-06-30', 15],
			['fostering-mainstream-approvals-households', q1, 15]
		] as const;
		expect(keysOf(reading(...stock).beware)).toEqual(['applicants-stock']);
		expect(
			keysOf(reading(...stock, ['fostering-mainstream-applications-households', q1, 21]).beware)
		).toEqual([]);
	});

	it('shows text of a file as it stands: a council’s own reason is no markup', () => {
		const { holds } = reading(
			['fostering-mainstream-approvals-households', q1, 4],
			['fostering-mainstream-left-households', q1, 3],
			['fostering-mainstream-left-health-households', q1, 2],
			['fostering-mainstream-left-other-b-alert-1-b-households', q1, 1]
		);
		expect(wordsOf(holds, 'leavers-sum')).toContain('1 b alert 1 b');
	});
});
