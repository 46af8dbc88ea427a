import { describe, expect, it } from 'vitest';
import { viewCertainty } from '$lib/view/certainty';
import type { Indicator } from '$lib/domain/indicator';
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
			'a count of children on a day',
			answer(lookedAfter, { authority: years(2019, ['600', '650']) }),
			'This is a count, not a share: it moved by what it says.',
			null
		]
	])('%s', (_, asked, said, test) => {
		const [finding] = viewCertainty(asked, null, plain).findings;
		expect(finding).toMatchObject({ answer: said, test });
	});

	it('is weighed as the figures are printed, whatever more a file holds', () => {
		const asked = answer(generic, { authority: years(2020, ['19.2', '19.2']) });
		const [before, now] = [19.18, 19.23];
		const rows = asked.rows.map((row, place) => ({ ...row, value: place === 0 ? before : now }));
		const [finding] = viewCertainty({ ...asked, rows }, null, plain).findings;
		expect(finding?.answer).toBe('The printed figure did not move.');
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
				'The five figures from 2015/16 to 2019/20 show a real fall, which is better: more than chance usually explains.',
			test: 'Chi-squared test for trend: 24.4, where 9.55 or more would be unusual (1 in 500) if nothing but chance were at work; the direction stays with any one year left out.'
		});
	});

	const birmingham = ['1321/1499=88', '1210/1518=80', '1317/1661=79', '1277/1705=75'];
	const health: Indicator = { ...generic, year_kind: 'financial-year' };
	const covid = [event('covid', '2020-03-23', 'Covid restrictions', '2021-07-19')];
	const assessed = (last: string, first: number, events: typeof covid = []) =>
		trend(answer(health, { authority: years(first, [...birmingham, last]) }), events as never);

	it('says which year it rests on, that this was a Covid year, and that the last year turned', () => {
		expect(assessed('1361/1723=79', 2021, covid)?.answer).toBe(
			'The five figures from 2020/21 to 2024/25 show a real fall, which is worse: more than chance usually explains, though without 2020/21 it would not stand out. The first of them was a Covid year, which was not typical. The last year went the other way.'
		);
	});

	it('does not say that the last year turned when it went on or stood still', () => {
		for (const last of ['1261/1723=73', '1292/1723=75'])
			expect(assessed(last, 2021)?.answer).not.toContain('the other way');
	});

	it('calls no year a Covid year for the nine days of 2019/20, nor for what happened elsewhere', () => {
		expect(assessed('1361/1723=79', 2020, covid)?.answer).not.toContain('Covid');
		const away = covid.map((each) => ({ ...each, geography: 'E06000001' as never }));
		expect(assessed('1361/1723=79', 2021, away)?.answer).not.toContain('Covid');
	});

	it('stands with any one year left out when it is strong enough', () => {
		const asked = of(['400/1000=40', '300/1000=30', '200/1000=20', '100/1000=10', '50/1000=5']);
		expect(trend(asked)?.answer).toBe(
			'The five figures from 2015/16 to 2019/20 show a real fall, which is better: more than chance usually explains.'
		);
	});

	it('names two years or three that it rests on', () => {
		const asked = of(['85/1000=9', '77/1000=8', '69/1000=7', '60/1000=6', '52/1000=5']);
		expect(trend(asked)?.answer).toContain(
			', though without 2015/16, 2018/19 or 2019/20 it would not stand out.'
		);
	});

	it('says so when any one year left out is one too many', () => {
		const asked = of(['86/1000=9', '79/1000=8', '68/1000=7', '62/1000=6', '55/1000=6']);
		expect(trend(asked)?.answer).toContain(
			'though with any one year left out it would not stand out.'
		);
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

describe('a zero that may not have been recorded', () => {
	it('leaves only the change, with that doubt: no trend is read from it', () => {
		const figures = ['20/400=5', '16/400=4', '12/400=3', '8/400=2', '4/400=1', '0/400=0'];
		const asked = answer(offending, {
			authority: years(2015, figures),
			england: years(2015, ['3', '3', '3', '3', '3', '3'])
		});
		expect(viewCertainty(asked, null, plain).findings).toEqual([
			{
				heading: 'Since the year before',
				answer:
					'With numbers this small the fall could be chance. None recorded out of 400 is unusual: check that it was recorded.',
				test: expect.stringContaining('Wilson')
			}
		]);
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
