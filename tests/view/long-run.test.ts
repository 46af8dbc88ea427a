import { describe, expect, it } from 'vitest';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Target } from '$lib/domain/target';
import { viewCertainty } from '$lib/view/certainty';
import { answer, offending, years } from './answer';

const of = (figures: readonly string[], first = 2016) =>
	answer(offending, { authority: years(first, figures) });

describe('the whole line', () => {
	const line = (asked: ReturnType<typeof of>, targets: readonly Target[] = []) =>
		viewCertainty(asked, null, { events: [], targets }).findings.find(
			({ heading }) => heading === 'Over the whole line'
		);

	it('is a run chart below twelve figures', () => {
		expect(line(of(['9', '8', '9', '8', '9', '8', '9']))).toEqual({
			heading: 'Over the whole line',
			answer:
				'No run of figures in one direction was found; a run chart cannot see a single odd year.',
			test: 'Run chart of 7 figures since 2015/16, median 9%: looked for five or more in one direction; control limits need twelve.'
		});
	});

	it('does not call a fall from 93% to 53% ordinary', () => {
		expect(line(of(['91', '90', '92', '91', '93', '53']))?.answer).toBe(
			'No run of figures in one direction was found; a run chart cannot see a single odd year.'
		);
	});

	it('counts every figure of a run in which some stand level', () => {
		expect(line(of(['4', '5', '6', '6', '7', '8', '9']))?.answer).toBe(
			'From 2015/16 to 2021/22 there are 7 figures in a row that rise or stand level: more than chance usually makes.'
		);
		expect(line(of(['9', '8', '7', '6', '5', '5']))?.answer).toBe(
			'From 2015/16 to 2020/21 there are 6 figures in a row that fall or stand level: more than chance usually makes.'
		);
	});

	it('tells a run that has ended as past, and judges it no more', () => {
		expect(line(of(['4', '5', '6', '7', '8', '3']))?.answer).toBe(
			'From 2015/16 to 2019/20 there were 5 figures in a row that rose; that run has ended.'
		);
		expect(line(of(['9', '9', '8', '7', '6', '5', '5', '6']))?.answer).toBe(
			'From 2015/16 to 2020/21 there were 6 figures in a row that fell or stood level; that run has ended.'
		);
	});

	it('does not tell a run as going on when the latest period has no figure', () => {
		expect(line(of(['4', '5', '6', '7', '8', 'c']))?.answer).toBe(
			'From 2015/16 to 2019/20 there were 5 figures in a row that rose: more than chance usually makes. There is no figure since.'
		);
	});

	it('names five falls in a row', () => {
		expect(line(of(['9', '8', '7', '6', '5', '4']))?.answer).toBe(
			'From 2015/16 to 2020/21 there are 6 figures in a row that fall: more than chance usually makes.'
		);
	});

	it('has limits from twelve, and says what they mean for a target', () => {
		const figures = ['10', '11', '10', '11', '10', '11', '10', '11', '10', '11', '10', '11'];
		const asked = of(figures, 2010);
		const period = parsePeriodLabel('2021', 'financial-year')?.period.period;
		const target = {
			indicator: offending.indicator,
			period,
			value: 20,
			tolerance: null,
			source: 'a paper'
		} as Target;
		expect(line(asked, [target])).toEqual({
			heading: 'Over the whole line',
			answer:
				'All 12 figures since 2009/10 are ordinary variation about a mean of 11%. Left as it is, it will go on meeting the target.',
			test: 'Control chart (XmR) of 12 figures: trial limits 8% to 13%, mean 11%.'
		});
	});

	it('says nothing of four figures', () => {
		expect(line(of(['9', '8', '7', '6']))).toBeUndefined();
	});
});
