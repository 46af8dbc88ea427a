import { describe, expect, it } from 'vitest';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Target } from '$lib/domain/target';
import { viewCertainty } from '$lib/view/certainty';
import { answer, event, firstTime, generic, lookedAfter, offending, years } from './answer';

const of = (figures: readonly string[], first = 2016) =>
	answer(offending, { authority: years(first, figures) });
const plain = { events: [] };

/** Published by DfE for Nottingham: the counts behind 3% and 4%. */
const papers = of(['9/330=3', '15/337=4'], 2019);

describe('the change since the year before', () => {
	it.each([
		[
			'a rise that chance could make',
			papers,
			'With numbers this small the rise could be chance.',
			'Likely ranges: 2.7% to 7.2% (15 of 337) now, 1.4% to 5.1% (9 of 330) before. Method: 95% Wilson score intervals; where two ranges overlap, chance could be all there is.'
		],
		['no movement', of(['4', '4']), 'The printed figure did not move.', null],
		[
			'one point between figures printed whole, no counts',
			of(['3', '4']),
			'Both figures are rounded, so the rise is somewhere between 0 and 2 percentage points.',
			'Only rounding can be judged: the printed figures and their precision.'
		],
		[
			'more than chance',
			of(['100/1000=10', '200/1000=20']),
			'The rise is more than chance would usually explain.',
			'Likely ranges: 17.6% to 22.6% (200 of 1,000) now, 8.3% to 12.0% (100 of 1,000) before. Method: 95% Wilson score intervals; where two ranges overlap, chance could be all there is.'
		],
		[
			'a plain count',
			answer(lookedAfter, { authority: years(2019, ['600', '650']) }),
			'This is a plain count: it moved by what it says.',
			null
		]
	])('%s', (_, asked, said, test) => {
		const [finding] = viewCertainty(asked, null, plain).findings;
		expect(finding).toMatchObject({ answer: said, test });
	});

	it('is not there without two figures next to each other', () => {
		const asked = answer(offending, { authority: { '2017': '4', '2019': '5' } });
		expect(viewCertainty(asked, null, plain).findings.map(({ heading }) => heading)).toEqual([
			'Over five years'
		]);
	});
});

describe('the last five years', () => {
	const trend = (asked: ReturnType<typeof of>, events = plain.events) =>
		viewCertainty(asked, null, { events }).findings.find(
			({ heading }) => heading === 'Over five years'
		);

	it('names a fall that chance does not explain, and its test', () => {
		const asked = of(['100/1000=10', '90/1000=9', '75/1000=8', '60/1000=6', '50/1000=5']);
		expect(trend(asked)).toEqual({
			heading: 'Over five years',
			answer:
				'The five figures from 2015/16 to 2019/20 show a real fall, which is better: more than chance usually explains, and no single year makes it.',
			test: 'Chi-squared test for trend: 24.4, where 9.55 or more would be unusual (1 in 500) if nothing but chance were at work; the direction stays with any one year left out.'
		});
	});

	it('says that there is none', () => {
		const asked = of(['30/330=9', '33/330=10', '29/330=9', '31/330=9', '30/330=9']);
		expect(trend(asked)?.answer).toBe(
			'The five figures from 2015/16 to 2019/20 show no trend that chance could not explain.'
		);
	});

	it.each([
		['without counts', of(['9', '8', '7', '6', '5']), 'the source prints no counts'],
		['with too few', papers, 'fewer than five years have counts since the last break']
	])('is not guessed %s', (_, asked, why) => {
		expect(trend(asked)?.answer).toBe(`A trend over five years cannot be calculated: ${why}.`);
	});

	it('takes only what lies after a change of definition', () => {
		const asked = of(['100/1000=10', '90/1000=9', '75/1000=8', '60/1000=6', '50/1000=5']);
		const broken = [event('definition', '2017-04-01', 'Counted otherwise')];
		expect(trend(asked, broken as never)?.answer).toBe(
			'A trend over five years cannot be calculated: fewer than five years have counts since the last break.'
		);
	});

	it('is not asked of a plain count', () => {
		expect(
			trend(answer(lookedAfter, { authority: years(2015, ['1', '2', '3', '4', '5']) }))
		).toBeUndefined();
	});
});

describe('the whole line', () => {
	const line = (asked: ReturnType<typeof of>, targets: readonly Target[] = []) =>
		viewCertainty(asked, null, { events: [], targets }).findings.find(
			({ heading }) => heading === 'Over the whole line'
		);

	it('is a run chart below twelve figures', () => {
		expect(line(of(['9', '8', '9', '8', '9', '8', '9']))).toEqual({
			heading: 'Over the whole line',
			answer: 'Nothing in the 7 figures since 2015/16 is out of the ordinary.',
			test: 'Run chart of 7 figures since 2015/16, median 9%; control limits need twelve.'
		});
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

describe('what cannot be known', () => {
	it('is said of a percentage without counts', () => {
		expect(
			viewCertainty(answer(generic, { authority: years(2020, ['86']) }), null, plain).unknown
		).toBe(
			'The source prints no counts with this measure, so nobody can tell from it how many children are behind the figure, what one child would change, or whether chance explains a movement. 86% stands for anything from 85.5% to 86.5%.'
		);
	});

	it('is said of a rate', () => {
		expect(
			viewCertainty(answer(firstTime, { authority: years(2020, ['333']) }), null, plain).unknown
		).toContain('333 stands for anything from 332.5 to 333.5.');
	});

	it('is nothing when counts are printed', () => {
		expect(viewCertainty(papers, null, plain).unknown).toBeNull();
	});
});
