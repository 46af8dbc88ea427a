import { describe, expect, it } from 'vitest';
import type { GeographyCode } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Event } from '$lib/domain/event';
import { headlineOf } from '$lib/view/headline';
import { judge, move } from '$lib/view/judgement';
import { latestOf } from '$lib/view/latest';
import { zeroDoubt } from '$lib/view/zero';
import { answer, event, firstTime, generic, lookedAfter, offending } from './answer';

type Figures = Readonly<Record<string, string>>;

const cases: readonly [string, Indicator, Figures, string, string][] = [
	[
		'a real fall where low is better',
		offending,
		{ 2019: '60/300=20', 2020: '9/330=3' },
		'down 17 percentage points from 2018/19',
		'better: better'
	],
	[
		'a real rise where low is better',
		offending,
		{ 2019: '9/330=3', 2020: '60/300=20' },
		'up 17 percentage points from 2018/19',
		'worse: worse'
	],
	[
		'a real rise where high is better',
		generic,
		{ 2019: '60/300=20', 2020: '150/300=50' },
		'up 30 percentage points from 2018/19',
		'better: better'
	],
	[
		'a rise that could be chance',
		offending,
		{ 2019: '9/330=3', 2020: '15/337=4' },
		'up 1 percentage point from 2018/19',
		'unclear: could be chance'
	],
	[
		'one child',
		offending,
		{ 2019: '9/300=3', 2020: '10/280=4' },
		'up 1 percentage point from 2018/19',
		'unclear: one child makes the difference'
	],
	[
		'a base that moved alone',
		offending,
		{ 2019: '9/300=3', 2020: '9/250=4' },
		'up 1 percentage point from 2018/19',
		'unclear: the count did not change, only the base'
	],
	[
		'within rounding, across precisions',
		offending,
		{ 2019: '9.3', 2020: '9' },
		'slightly down from 2018/19',
		'unclear: within rounding'
	],
	[
		'a rate without counts',
		firstTime,
		{ 2023: '318', 2024: '162' },
		'down 156 from 2023',
		'unclear: without counts, chance cannot be ruled out'
	],
	[
		'a count, neither way better',
		lookedAfter,
		{ 2024: '675', 2025: '639' },
		'down 36 from 31 Mar 2024',
		'neutral: lower'
	],
	[
		'a plain count with a better way, which has no interval to judge by',
		{ ...lookedAfter, polarity: 'low' },
		{ 2024: '675', 2025: '639' },
		'down 36 from 31 Mar 2024',
		'neutral: lower'
	],
	[
		'a rate without counts, neither way better',
		{ ...firstTime, polarity: 'none' },
		{ 2023: '100', 2024: '93' },
		'down 7 from 2023',
		'unclear: without counts, chance cannot be ruled out'
	],
	[
		'whole per cents one apart, neither way better',
		{ ...offending, polarity: 'none' },
		{ 2019: '9', 2020: '10' },
		'up 1 percentage point from 2018/19',
		'unclear: rounded: a rise of between 0 and 2 percentage points'
	],
	[
		'a real rise, neither way better',
		{ ...offending, polarity: 'none' },
		{ 2019: '9/330=3', 2020: '60/300=20' },
		'up 17 percentage points from 2018/19',
		'neutral: higher'
	],
	['level', offending, { 2019: '4', 2020: '4' }, 'the same as 2018/19', 'neutral: no change'],
	[
		'suppressed now',
		offending,
		{ 2019: '4', 2020: 'c' },
		'no figure for the latest period',
		'unknown: cannot be judged'
	],
	[
		'suppressed before',
		offending,
		{ 2018: '4', 2019: 'c', 2020: '4' },
		'no figure for 2018/19 to compare with',
		'unknown: cannot be judged'
	],
	[
		'a gap in the years',
		offending,
		{ 2018: '4', 2020: '4' },
		'no comparable earlier period',
		'unknown: cannot be judged'
	],
	['the first figure', offending, { 2020: '4' }, 'no earlier figure', 'unknown: cannot be judged']
];

const said = (indicator: Indicator, authority: Figures, events: readonly Event[] = []) => {
	const latest = latestOf(answer(indicator, { authority }), events);
	const { verdict, text } = judge(latest, indicator);
	return [move(latest, indicator).text, `${verdict}: ${text}`];
};

describe('move and judge', () => {
	it.each(cases)('%s', (_, indicator, figures, movement, judgement) => {
		expect(said(indicator, figures)).toEqual([movement, judgement]);
	});

	it('never calls a zero better that looks unrecorded', () => {
		const given = answer(offending, {
			authority: { 2019: '50/1000=5', 2020: '0/1018=0' },
			england: { 2020: '2' }
		});
		const latest = latestOf(given, []);
		expect(judge(latest, offending).verdict).toBe('better');
		expect(judge(latest, offending, latest && zeroDoubt(given, latest))).toEqual({
			verdict: 'unclear',
			text: 'none recorded: check that it was'
		});
	});

	it('doubts exactly where the headline doubts', () => {
		const units = ['percent', 'rate', 'score', 'count', 'pounds', 'other'] as const;
		for (const unit of units)
			for (const polarity of ['low', 'high', 'none'] as const)
				for (const authority of [
					{ 2019: '9/330=3', 2020: '60/300=20' },
					{ 2019: '9/330=3', 2020: '15/337=4' },
					{ 2019: '3', 2020: '4' },
					{ 2019: '9.3', 2020: '9' },
					{ 2019: '30', 2020: '40' }
				]) {
					const indicator = { ...offending, unit, polarity };
					const given = answer(indicator, { authority });
					const { verdict } = judge(latestOf(given, []), indicator);
					const doubted = /chance\b(?! would)|rounded|rounding/.test(
						headlineOf(given, []).join(' ')
					);
					expect(verdict === 'unclear', `${unit} ${polarity} ${JSON.stringify(authority)}`).toBe(
						doubted
					);
				}
	});

	it('compares nothing across a change of definition', () => {
		const events = [event('definition', '2013-04-08', 'Youth cautions')];
		expect(said(offending, { 2013: '60/300=20', 2014: '9/330=3' }, events)).toEqual([
			'not comparable: the definition changed',
			'unknown: cannot be judged'
		]);
	});

	it('compares across a change of definition in another place', () => {
		const elsewhere = {
			...event('definition', '2013-04-08', 'A change'),
			geography: 'E10000024' as GeographyCode
		};
		expect(said(offending, { 2013: '4', 2014: '4' }, [elsewhere])[0]).toBe('the same as 2012/13');
	});

	it('compares across a change of definition that concerns another measure', () => {
		const other = {
			...event('definition', '2013-04-08', 'Youth cautions'),
			indicators: [firstTime.indicator]
		};
		expect(said(offending, { 2013: '4', 2014: '4' }, [other])[0]).toBe('the same as 2012/13');
	});

	it('has nothing to say of an answer without rows', () => {
		expect(said(offending, {})).toEqual([
			'no figure for the latest period',
			'unknown: cannot be judged'
		]);
	});
});
