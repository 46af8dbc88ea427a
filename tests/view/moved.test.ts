import { describe, expect, it } from 'vitest';
import { viewMoved } from '$lib/view/moved';
import { answer, event, firstTime, lookedAfter, offending } from './answer';
import { set, standing } from './standing-over-time';

const events = { events: [], sets: [] };
const nottingham = (more: Parameters<typeof answer>[1] = {}) =>
	answer(offending, { authority: { '2019': '9/330=3', '2020': '15/337=4' }, ...more });

const part = (view: ReturnType<typeof viewMoved>, title: string) =>
	view?.parts.find((each) => each.title === title)?.text;

describe('the children and the group', () => {
	it.each([
		[
			'more children and a larger group',
			{ '2019': '9/330=3', '2020': '15/337=4' },
			'Worked out from the counts, it rose from 2.7% to 4.5%. The number counted went from 9 to 15, which accounts for 1.8 percentage points up. The group went from 330 to 337, which accounts for 0.1 percentage points down. The two parts are rounded, so they need not add up exactly.'
		],
		[
			'only the group',
			{ '2019': '15/300=5', '2020': '15/337=4' },
			'Worked out from the counts, it fell from 5.0% to 4.5%. The number counted did not change (15). The group went from 300 to 337, which accounts for 0.5 percentage points down.'
		],
		[
			'only the children',
			{ '2019': '15/300=5', '2020': '12/300=4' },
			'Worked out from the counts, it fell from 5.0% to 4.0%. The number counted went from 15 to 12, which accounts for 1.0 percentage points down. The group stayed the same size (300).'
		],
		[
			'a share above half, where those outside it are the smaller count',
			{ '2019': '269/289=93', '2020': '301/322=93' },
			'Worked out from the counts, it rose from 93.1% to 93.5%. The number not counted went from 20 to 21, which accounts for 0.3 percentage points down. The group went from 289 to 322, which accounts for 0.7 percentage points up.'
		],
		[
			'nothing',
			{ '2019': '15/300=5', '2020': '15/300=5' },
			'Worked out from the counts, it was 5.0% both times. The number counted did not change (15). The group stayed the same size (300).'
		]
	])('is split when it is %s', (_, authority, said) => {
		const view = viewMoved(answer(offending, { authority }), null, events);
		expect(part(view, 'The children and the group')).toBe(said);
	});

	it('is said to be unknown without counts', () => {
		const asked = answer(firstTime, { authority: { '2023': '333', '2024': '300' } });
		expect(viewMoved(asked, null, events)).toEqual({
			parts: [],
			unknown:
				'The source prints no counts for both figures, so nobody can tell from it whether more children were counted or the group they are counted in changed.'
		});
	});

	it('is not asked of a plain count', () => {
		const asked = answer(lookedAfter, { authority: { '2023': '600', '2024': '650' } });
		expect(viewMoved(asked, null, events)).toBeNull();
	});
});

describe('across England', () => {
	it.each([
		[
			{ '2019': '3', '2020': '3' },
			'England was 3% in both, so none of the change is seen across the country.'
		],
		[
			{ '2019': '3', '2020': '4' },
			'England went from 3% to 4%. Nottingham’s change differs from England’s by no more than rounding could make.'
		],
		[
			{ '2019': '4', '2020': '3' },
			'England went from 4% to 3%. Nottingham’s change was 2 percentage points higher than England’s.'
		],
		[
			{ '2019': '3', '2020': '6' },
			'England went from 3% to 6%. Nottingham’s change was 2 percentage points lower than England’s.'
		]
	])('%o', (england, said) => {
		expect(part(viewMoved(nottingham({ england }), null, events), 'Across England')).toBe(said);
	});

	it.each([
		['England has no figure', { '2019': '3', '2020': 'held' }],
		['England has none before', { '2020': '3' }]
	])('is silent where %s', (_, england) => {
		expect(
			part(viewMoved(nottingham({ england }), null, events), 'Across England')
		).toBeUndefined();
	});
});

describe('the neighbours', () => {
	const neighbours = (figures: readonly string[]) =>
		part(
			viewMoved(
				nottingham(),
				standing(offending, ['2020', '2019'], ['4 < 3', ...figures], figures.length),
				events
			),
			'The neighbours'
		);

	it('are the same in both', () => {
		expect(neighbours(['5 < 4', '3 < 4', 'c < c'])).toBe(
			'The mean of the 2025 set stayed at 4% (2 of 3). The same neighbours have a figure in both.'
		);
	});

	it('are parted from who has a figure', () => {
		expect(neighbours(['6 < 4', '10 < c', 'c < 2'])).toBe(
			'The mean of the 2025 set went from 3% (2 of 3) to 8% (2 of 3). Not all have a figure in both: for the one that has, it went from 4% to 6%. The rest is a change in who has a figure.'
		);
	});

	it('may have none in common', () => {
		expect(neighbours(['6 < c', 'c < 4'])).toBe(
			'The mean of the 2025 set went from 4% (1 of 2) to 6% (1 of 2). No neighbour has a figure in both, so the change is in who has one.'
		);
	});

	it('are not compared over another pair of periods', () => {
		const other = standing(offending, ['2021', '2020'], ['4 < 3', '5 < 4'], 1);
		expect(part(viewMoved(nottingham(), other, events), 'The neighbours')).toBeUndefined();
	});
});

describe('which neighbours', () => {
	const asked = standing(offending, ['2020', '2019'], ['4 < 3', '5', '3', '8'], 2);
	const sets = [set('2021', [2, 3], asked), set('2025', [1, 2], asked)];

	it('says what the other set would give', () => {
		expect(part(viewMoved(nottingham(), asked, { events: [], sets }), 'Which neighbours')).toBe(
			'For 2019/20 the neighbours’ mean is 4% (2 of 2) with the 2025 set; it would be 6% (2 of 2) with the 2021 set, which shares 1 of 2 with it. A change of set is not a change for children.'
		);
	});

	it.each([
		['there is one set', [set('2025', [1, 2], asked)]],
		['the sets are of others', []]
	])('is silent where %s', (_, other) => {
		expect(
			part(viewMoved(nottingham(), asked, { events: [], sets: other }), 'Which neighbours')
		).toBeUndefined();
	});
});

it('says so where there is no change', () => {
	const asked = answer(offending, { authority: { '2018': '4', '2020': '5' } });
	expect(viewMoved(asked, null, events)?.unknown).toBe(
		'There is no change from the period before to take apart.'
	);
	const broken = { events: [event('definition', '2019-10-01', 'Counted otherwise')], sets: [] };
	expect(viewMoved(nottingham(), null, broken)?.parts).toEqual([]);
});
