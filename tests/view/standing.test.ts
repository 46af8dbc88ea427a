import { describe, expect, it } from 'vitest';
import type { StandingAnswer } from '$lib/database/queries/standing';
import { viewStanding } from '$lib/view/standing';
import { firstTime, generic, lookedAfter, offending } from './answer';
import { many, standing, type Case } from './standing-answer';

const said = (given: Case, average: 'mean' | 'median' = 'mean') =>
	viewStanding(standing(given), { average }).sentences;

const tie = many(['2', '3', '3', '4', '4', '5', 'c', 'c']);

const cases: readonly (readonly [string, Case, readonly string[]])[] = [
	[
		'a tie, similar to England',
		{ own: '15/337=4', others: tie, england: '3' },
		[
			'Nottingham’s 4% is similar to England’s 3%: 3% lies within the likely range, 2.7% to 7.2%.',
			'Nottingham is 4th of 7 authorities with a figure, tied with 2 others; 2 have none.',
			'First is the lowest figure, which is best.',
			'No statistical neighbours of Nottingham are held.'
		]
	],
	[
		'no tie, one without a figure, worse than England',
		{ own: '30/337=9', others: many(['2', '10', 'c']), england: '3' },
		[
			'Nottingham’s 9% is worse than England’s 3%: the whole of the likely range, 6.3% to 12.4%, lies above it.',
			'Nottingham is 2nd of 3 authorities with a figure, tied with no other; 1 has none.',
			'First is the lowest figure, which is best.',
			'No statistical neighbours of Nottingham are held.'
		]
	],
	[
		'high polarity, tied with one, nobody missing, better than England',
		{
			indicator: generic,
			own: '434/466=93',
			others: many(['95', '93', '80']),
			england: '81'
		},
		[
			'Nottingham’s 93% is better than England’s 81%: the whole of the likely range, 90.5% to 95.1%, lies above it.',
			'Nottingham is 2nd of 4 authorities with a figure, tied with 1 other; every authority has one.',
			'First is the highest figure, which is best.',
			'No statistical neighbours of Nottingham are held.'
		]
	],
	[
		'a range that only meets England’s rounding',
		{ own: '17/330=5', others: many(['2', '9']), england: '3' },
		[
			'Nottingham’s 5% is similar to England’s 3%: England’s figure is rounded and could be as high as 3.5%, which the likely range, 3.2% to 8.1%, reaches.',
			'Nottingham is 2nd of 3 authorities with a figure, tied with no other; every authority has one.',
			'First is the lowest figure, which is best.',
			'No statistical neighbours of Nottingham are held.'
		]
	],
	[
		'the only authority with a figure',
		{ own: '4', others: many(['c', 'c', '-']), england: '3' },
		[
			'Nottingham’s 4% is higher than England’s 3%, as printed. Without counts, how far chance explains that cannot be known.',
			'Nottingham is the only authority with a figure; 3 have none, so there is no rank.',
			'No statistical neighbours of Nottingham are held.'
		]
	],
	[
		'the only authority there is',
		{ own: '4', england: '4' },
		[
			'Nottingham’s 4% is the same as England’s, as printed. Without counts, what rounding and chance hide cannot be known.',
			'Nottingham is the only authority held here, so there is no rank.',
			'No statistical neighbours of Nottingham are held.'
		]
	],
	[
		'a suppressed authority among others',
		{
			own: 'c/349',
			others: many(['2', '3', 'c']),
			neighbours: ['Area AA', 'Area AC'],
			england: '2'
		},
		[
			'England’s figure is 2%.',
			'Nottingham has no rank: its figure is suppressed to protect children’s privacy, because the number is small. 2 authorities have a figure; 2, Nottingham among them, have none.',
			'The mean of Nottingham’s statistical neighbours is 2% (1 of 2 with a figure, 2025 set).'
		]
	],
	[
		'everybody suppressed',
		{ own: 'c', others: many(['c', 'c']), neighbours: ['Area AA'], england: 'c' },
		[
			'There is no figure for England to compare with: it is suppressed to protect children’s privacy, because the number is small.',
			'No authority has a figure for 2019/20, so there is no rank. Nottingham’s is suppressed to protect children’s privacy, because the number is small.',
			'None of the 1 statistical neighbours has a figure (2025 set).'
		]
	],
	[
		'England held back',
		{
			indicator: firstTime,
			own: '162',
			others: many(['63', '318']),
			england: 'held',
			period: '2024-01-01/2024-12-31'
		},
		[
			'There is no figure for England to compare with: it is held back, because the published figure cannot be right.',
			'Nottingham is 2nd of 3 authorities with a figure, tied with no other; every authority has one.',
			'First is the lowest figure, which is best.',
			'No statistical neighbours of Nottingham are held.'
		]
	],
	[
		'a count, where neither way is better and England is no comparison',
		{ indicator: lookedAfter, own: '639', others: many(['22', '1879', '-']), england: '81000' },
		[
			'Nottingham’s 639 lies between the lowest, 22, and the highest, 1,879, of 3 authorities with a figure; 1 has none.',
			'Neither higher nor lower is better in itself, so no rank is given.',
			'No statistical neighbours of Nottingham are held.'
		]
	],
	[
		'the highest where neither way is better',
		{ indicator: lookedAfter, own: '639', others: many(['22', '30']) },
		[
			'Nottingham’s 639 is the highest of 3 authorities with a figure; every authority has one. The lowest is 22.',
			'Neither higher nor lower is better in itself, so no rank is given.',
			'No statistical neighbours of Nottingham are held.'
		]
	],
	[
		'everybody the same',
		{ own: '2', others: many(['2', '2', 'c']), england: '2' },
		[
			'Nottingham’s 2% is the same as England’s, as printed. Without counts, what rounding and chance hide cannot be known.',
			'All 3 authorities with a figure have the same one, 2%, so a rank says nothing; 1 has none.',
			'No statistical neighbours of Nottingham are held.'
		]
	],
	[
		'zeros of others with a large base',
		{
			own: '15/337=4',
			others: many(['0/500=0', '0/400=0', '0/30=0', '3']),
			england: '3'
		},
		[
			'Nottingham’s 4% is similar to England’s 3%: 3% lies within the likely range, 2.7% to 7.2%.',
			'Nottingham is 5th of 5 authorities with a figure, tied with no other; every authority has one.',
			'First is the lowest figure, which is best.',
			'3 other authorities print 0% and so rank first, 2 of them out of 200 or more; some of these may not have been recorded.',
			'No statistical neighbours of Nottingham are held.'
		]
	],
	[
		'a zero of its own, never called better',
		{ own: '0/478=0', others: many(['0', '3', '2']), england: '2' },
		[
			'Nottingham’s 0% is lower than England’s 2%: the whole of the likely range, 0.0% to 0.8%, lies below it.',
			'Nottingham is 1st of 4 authorities with a figure, tied with 1 other; every authority has one.',
			'First is the lowest figure, which is best.',
			'Nottingham prints 0%, as does 1 other authority; some of these may not have been recorded.',
			'No statistical neighbours of Nottingham are held.'
		]
	],
	[
		'neighbours either side',
		{
			own: '15/337=4',
			others: many(['2', '3', '4', '6', 'c', '9']),
			neighbours: ['Area AB', 'Area AC', 'Area AD', 'Area AE', 'Area AF'],
			england: '3'
		},
		[
			'Nottingham’s 4% is similar to England’s 3%: 3% lies within the likely range, 2.7% to 7.2%.',
			'Nottingham is 3rd of 6 authorities with a figure, tied with 1 other; 1 has none.',
			'First is the lowest figure, which is best.',
			'The mean of Nottingham’s statistical neighbours is 6% (4 of 5 with a figure, 2025 set).',
			'Of those 4, 1 is lower, 1 the same and 2 higher.'
		]
	]
];

describe('what a councillor reads aloud', () => {
	it.each(cases)('%s', (_name, given, sentences) => {
		expect(said(given)).toEqual(sentences);
	});

	it('says the median when it is asked for, printed like the headline’s mean', () => {
		const given = {
			own: '4',
			others: many(['2', '3', '9']),
			neighbours: ['Area AA', 'Area AB', 'Area AC']
		};
		expect(said(given, 'mean')).toContain(
			'The mean of Nottingham’s statistical neighbours is 5% (3 of 3 with a figure, 2025 set).'
		);
		expect(said(given, 'median')).toContain(
			'The median of Nottingham’s statistical neighbours is 3% (3 of 3 with a figure, 2025 set).'
		);
	});

	it('does not doubt the zeros of small bases, nor where England is zero too', () => {
		const small = { own: '4', others: many(['0/12=0', '0/30=0']), england: '3' };
		const none = { own: '4', others: many(['0', '0']), england: '0' };
		for (const given of [small, none])
			expect(said(given).join(' ')).not.toContain('may not have been recorded');
	});

	it('counts a neighbour since abolished in the mean, and not among the authorities', () => {
		const answer: StandingAnswer = {
			...standing({ own: '4', others: many(['2']), neighbours: ['Area AA', 'Old Area'] }),
			former_neighbours: [
				{
					...(standing({ own: '4', others: { 'Old Area': '6' } }).areas.find(
						(area) => area.name === 'Old Area'
					) as StandingAnswer['areas'][number]),
					geography: 'E10000999' as StandingAnswer['areas'][number]['geography'],
					neighbour_rank: 2
				}
			]
		};
		const view = viewStanding(answer, { average: 'mean' });
		expect(view.average).toMatchObject({ mean: 4, with: 2, of: 2 });
		expect(view.rank?.of).toBe(2);
		expect(view.dots?.dots.map((dot) => dot.name)).toEqual(['Area AA', 'Nottingham', 'Old Area']);
	});

	it('doubts a rate’s zero too, wherever zeros are not usual, and counts those ranked who are no more', () => {
		const cumbria = (others: readonly string[], england = '-') => {
			const indicator = { ...firstTime, per: 10_000 };
			const given = standing({ indicator, own: '0', others: many(others), england });
			const own = given.areas.filter((area) => area.geography === given.authority.geography);
			return viewStanding(
				{
					...given,
					authority: { ...given.authority, current: false },
					areas: given.areas.filter((area) => !own.includes(area)),
					former: own
				},
				{ average: 'mean' }
			).sentences;
		};
		expect(cumbria(['20', '30', '-']).slice(1, -1)).toEqual([
			'Nottingham is 1st of 3 authorities with a figure, tied with no other; 1 has none.',
			'First is the lowest figure, which is best.',
			'1 of those ranked is no longer an authority.',
			'Nottingham alone prints 0; it may not have been recorded.'
		]);
		expect(cumbria(['0', '30', '20'], '25')).toContain(
			'Nottingham prints 0, as does 1 other authority; some of these may not have been recorded.'
		);
		expect(cumbria(['0', '0', '30']).join(' ')).not.toContain('may not have been recorded');
	});

	it('measures England by the authority’s whole line, a nought by its neighbours’', () => {
		const indicator = { ...lookedAfter, unit: 'pounds' as const };
		const text = (own: string, england: string, lines?: StandingAnswer['lines']) => {
			const given = standing({
				indicator,
				own,
				england,
				others: many(['1700000']),
				neighbours: ['Area AA']
			});
			return viewStanding(lines ? { ...given, lines } : given, { average: 'mean' }).england.text;
		};
		expect(text('0', '359863194')).toBeNull();
		expect(text('-', '359863194')).toBeNull();
		expect(text('0', '1600000')).toBe('£1,600,000');
		expect(text('10', '120')).toBeNull();
		expect(text('10', '120', { own: [10, 100], neighbours: [], theirs: [120, 130] })).toBe('£120');
	});

	it('says that nobody else counts a measure of the council’s own, and draws nothing', () => {
		const view = viewStanding(
			{ ...standing({ own: '4', others: many(['', '']), neighbours: ['Area AA'] }), alone: true },
			{ average: 'mean' }
		);
		expect(view.sentences).toEqual([
			'Only Nottingham counts this, so there is nobody to compare it with.'
		]);
		expect(view).toMatchObject({ alone: true, rank: null, dots: null, strip: null, nearest: null });
	});

	it('has no place for an authority since abolished', () => {
		const given = standing({ own: '4', others: many(['2', '3']) });
		const view = viewStanding(
			{
				...given,
				authority: { ...given.authority, name: 'Dorset (Pre LG)', current: false },
				areas: given.areas.filter((area) => area.geography !== given.authority.geography)
			},
			{ average: 'mean' }
		);
		expect(view.sentences).toContain(
			'Dorset (Pre LG) is no longer an authority, so it has no place among those of today.'
		);
		expect(view.rank).toBeNull();
	});
});

describe('what LAIT would show', () => {
	const ranked = {
		own: '4',
		previous: '3',
		others: many(['2', '2', '3', '3', '4', '5', '6', 'c']),
		neighbours: ['Area AA', 'Area AD', 'Area AG']
	};

	it('gives rank, band, change and mean by LAIT’s rules, and where this page differs', () => {
		const { lait } = viewStanding(standing(ranked), { average: 'median' });
		expect(lait).toMatchObject({ rank: 5, band: 'C', change: 1 });
		expect(lait.cut_points).toEqual({ q25: 2.75, q50: 3.5, q75: 4.25 });
		expect(lait.items).toEqual([
			{ term: 'Rank', text: '5' },
			{
				term: 'Quartile band',
				text: 'C (A: 2%; B: over 2% to 3%; C: over 3% to 4%; D: over 4%)'
			},
			{
				term: 'Change on the previous year',
				text: 'up 1 percentage point from 2018/19'
			},
			{ term: 'Statistical neighbours’ average', text: '4% (mean)' }
		]);
		expect(lait.differences).toEqual([
			'LAIT prints the rank alone. 2 authorities share it, so Nottingham is anywhere from 5th to 6th.',
			'LAIT does not say that 1 authority is not ranked for want of a figure.',
			'LAIT’s average is the mean. The median, chosen here, is 3%.'
		]);
	});

	it('says when LAIT compares with a year that is not the one before', () => {
		const { lait } = viewStanding(
			standing({
				own: '4',
				before: '2',
				lait_previous_period: '2016-04-01/2017-03-31',
				others: many(['1', '5'])
			}),
			{ average: 'mean' }
		);
		expect(lait.items[2]?.text).toBe('up 2 percentage points from 2016/17');
		expect(lait.differences).toEqual([
			'LAIT takes the change from 2016/17, its row before, whatever the year. That is not the period before, so this page gives no change.'
		]);
	});

	it('gives neither rank nor band to a figure that stands alone', () => {
		const view = viewStanding(standing({ own: '4', others: many(['c', 'c']) }), {
			average: 'mean'
		});
		expect(view.rank).toBeNull();
		expect(view.lait).toMatchObject({ rank: null, band: null });
		expect(view.lait.items.slice(0, 2).map((item) => item.text)).toEqual([
			'none, because no other authority has a figure',
			'none, because no other authority has a figure'
		]);
	});

	it('keeps LAIT’s band where all have one figure, and says that it says nothing', () => {
		const { lait } = viewStanding(standing({ own: '2', others: many(['2', '2', '2', '2']) }), {
			average: 'mean'
		});
		expect(lait).toMatchObject({ rank: 1, band: 'A' });
		expect(lait.differences).toContain(
			'All 5 authorities with a figure have the same one, so LAIT’s rank and band say nothing.'
		);
	});

	it('gives the change of an authority since abolished', () => {
		const given = standing({ own: '4', previous: '3', others: many(['2', '5']) });
		const own = given.areas.filter((area) => area.geography === given.authority.geography);
		const { lait } = viewStanding(
			{
				...given,
				authority: { ...given.authority, current: false },
				areas: given.areas.filter((area) => !own.includes(area)),
				former: own
			},
			{ average: 'mean' }
		);
		expect(lait).toMatchObject({ rank: 2, change: 1 });
		expect(lait.items[2]?.text).toBe('up 1 percentage point from 2018/19');
	});

	it('gives no rank to a suppressed authority, and no band where LAIT prints none', () => {
		const hidden = viewStanding(standing({ ...ranked, own: 'c' }), { average: 'mean' }).lait;
		expect(hidden).toMatchObject({ rank: null, band: null, change: null });
		expect(hidden.items[0]?.text).toBe('none, because there is no figure');
		const unbanded = standing({ ...ranked, indicator: { ...offending, quartile: false } });
		expect(viewStanding(unbanded, { average: 'mean' }).lait).toMatchObject({ rank: 5, band: null });
	});

	it('names a figure for England that LAIT shows and this page holds back', () => {
		const answer = standing({ own: '4', others: many(['2']), england: 'held' });
		const figure = answer.england?.figure;
		if (!answer.england || !figure) throw new Error('England has a row');
		const england = { ...answer.england, figure: { ...figure, held_back: 'It is a sum.' } };
		const { lait } = viewStanding({ ...answer, england }, { average: 'mean' });
		expect(lait.differences).toContain(
			'LAIT shows a figure for England that is held back here. It is a sum.'
		);
	});
});
