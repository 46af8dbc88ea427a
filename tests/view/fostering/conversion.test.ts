import { describe, expect, it } from 'vitest';
import { conversionSection } from '$lib/view/fostering/conversion';
import type { DotsDrawing } from '$lib/view/subject';
import { contextOf, figure, quarter, year } from './recruitment-context';

const ENQUIRIES = 'fostering-mainstream-initial-enquiries-households';
const APPLICATIONS = 'fostering-mainstream-applications-households';
const APPROVALS = 'fostering-mainstream-approvals-households';

const rows = (section: ReturnType<typeof conversionSection>) =>
	(section.figures[0]?.drawing as DotsDrawing | null)?.rows ?? [];

describe('from stage to stage', () => {
	// 20 + 25 + 25 + 20 = 90 enquired, 2 + 3 + 3 + 2 = 10 were approved: 10/90 is 11.1 per 100. Wilson's range for 10 of 10 + 90 is
	// 5.52% to 17.44%, whose odds are 5.85 and 21.1 per 100.
	it('pools four quarters: 10 for 90 is 11 per 100, 6 to 21, and is called no share', () => {
		const section = conversionSection(
			contextOf([...year(ENQUIRIES, [20, 25, 25, 20]), ...year(APPROVALS, [2, 3, 3, 2])]),
			'mainstream'
		);
		const [found] = section.figures;
		expect(found?.finding).toBe(
			'11 approvals for every 100 initial enquiries of mainstream households in the four quarters Q1 2021/22 to Q4 2021/22.'
		);
		expect(found?.doubt).toMatch(
			/^The likely range is 6 to 21: 10 for 90\..*no shares of the same families/
		);
		expect(rows(section)[3]).toMatchObject({
			label: 'Approvals for every 100 initial enquiries',
			dots: [{ text: '11 per 100' }]
		});
		// Wilson's for 2 of 22 is 2.53% to 27.8%: 2.6 and 38.5 per 100 as odds.
		expect(found?.table.rows[1]?.cells[3]?.text).toBe('2 for 20: 10 per 100 (3 to 39)');
		expect(section.summary[0]?.sentence).toBe(found?.finding);
	});

	it('does not work out a quarter with more approvals than applications, and pools no year with it where no earlier quarter accounts for it', () => {
		const section = conversionSection(
			contextOf([
				...year(ENQUIRIES, [20, 25, 25, 20]),
				...year(APPLICATIONS, [2, 3, 3, 3]),
				...year(APPROVALS, [2, 3, 3, 4])
			]),
			'mainstream'
		);
		const [found] = section.figures;
		const why =
			'Q4 2021/22 has 4 approvals and only 3 applications: some of the approvals go back to an earlier quarter, or a number is wrong. Check both rows of the return.';
		expect(found?.table.rows[1]?.cells[2]).toMatchObject({ text: 'Not worked out', reason: why });
		expect(found?.table.rows[0]?.cells[2]).toMatchObject({ text: 'Not worked out', reason: why });
		// The quarter before is whole: 3 for 3 is 100 per 100.
		expect(found?.table.rows[2]?.cells[2]?.text).toMatch(/^3 for 3: 100 per 100/);
		expect(found?.faults).toHaveLength(1);
		expect(rows(section)).toEqual([]);
		expect(found?.empty).toMatch(/There is nothing to draw\. A number of Q4 2021\/22 is in doubt/);
	});

	it('names a quarter whose approvals are of earlier applications, works none of its ratios out of them, and pools the year: 12 for 18', () => {
		const section = conversionSection(
			contextOf([
				...year(ENQUIRIES, [20, 25, 25, 20]),
				...year(APPLICATIONS, [5, 5, 5, 3]),
				...year(APPROVALS, [2, 3, 3, 4])
			]),
			'mainstream'
		);
		const [found] = section.figures;
		expect(found?.faults).toHaveLength(1);
		expect(found?.faults[0]).toMatch(/approvals \(4\) are above applications \(3\).*both are used/);
		expect(found?.table.rows[1]?.cells[2]?.text).toBe('Not worked out');
		expect(found?.table.rows[0]?.cells[2]?.text).toMatch(/^12 for 18: 67 per 100/);
		expect(found?.finding).toMatch(/^13 approvals for every 100 initial enquiries/);
	});

	it('pools nothing where a quarter is missing or hidden, and says which', () => {
		const emptyOf = (approvals: readonly (number | null)[]) =>
			conversionSection(
				contextOf([...year(ENQUIRIES, [20, 25, 25, 20]), ...year(APPROVALS, approvals)]),
				'mainstream'
			).figures[0]?.empty;
		expect(emptyOf([2, null, 3, 2])).toBe(
			'There is nothing to draw. Q2 2021/22 has no number of approvals, or it may not be shown.'
		);
		const three = conversionSection(
			contextOf([figure(ENQUIRIES, quarter(4), 20), figure(APPROVALS, quarter(4), 2)]),
			'mainstream'
		);
		expect(three.figures[0]?.empty).toMatch(/Only 1 of the last four quarters is held/);
	});

	it('leaves the summary to the cohort where one is followed', () => {
		const section = conversionSection(
			contextOf([
				...year(ENQUIRIES, [20, 25, 25, 20]),
				...year(APPROVALS, [2, 3, 3, 2]),
				figure('fostering-mainstream-cohort-approvals-households', quarter(1), 1)
			]),
			'mainstream'
		);
		expect(section.summary).toEqual([]);
	});
});
