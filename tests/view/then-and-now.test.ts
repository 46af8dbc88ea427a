import { describe, expect, it } from 'vitest';
import type { PrintedFigure } from '$lib/database/queries/printed';
import type { Indicator } from '$lib/domain/indicator';
import type { Target } from '$lib/domain/target';
import { latestFigure, nameInside, viewThenAndNow } from '$lib/view/then-and-now';
import { day, offending } from './answer';

const dental: Indicator = {
	...offending,
	name: 'Dental checks, quarter',
	unit: 'percent',
	per: null,
	polarity: 'high',
	year_kind: 'quarter',
	subject: 'looked-after children'
};
const figure = (changes: Partial<Record<keyof PrintedFigure, unknown>> = {}): PrintedFigure =>
	({
		indicator: dental.indicator,
		period: '2021-04-01/2021-06-30',
		vintage: 'minutes',
		value: 59.9,
		symbol: null,
		numerator: null,
		denominator: null,
		decimals: 1,
		publisher: 'Nottingham City Council',
		title: 'Minutes',
		published: '2021-09-20',
		status: 'local',
		held_back: null,
		...changes
	}) as PrintedFigure;
const target: Target = {
	indicator: dental.indicator,
	period: '2021-04-01/2021-06-30' as Target['period'],
	value: 90,
	tolerance: null,
	source: 'the minutes'
};
const second = (changes: object = {}) =>
	figure({ period: '2021-07-01/2021-09-30', vintage: 'q2', value: 64.2, ...changes });

const view = (changes: Partial<Parameters<typeof viewThenAndNow>[0]> = {}) =>
	viewThenAndNow({
		measure: dental,
		then: figure(),
		day: day('2021-07-26'),
		target,
		now: second(),
		...changes
	});

describe('what the board was told beside what it is now', () => {
	it('names the day, the measure, the figure, its period and the target', () => {
		expect(view().then).toBe(
			'26 July 2021: dental checks 59.9% (April to June 2021) against a target of 90%, 30.1 percentage points short.'
		);
		expect(view().then_source).toBe(
			'Nottingham City Council, Minutes, edition of 20 September 2021'
		);
	});

	it('does not judge by the target of another period, and names it', () => {
		expect(view().now).toBe(
			'Latest: 64.2% (July to September 2021); the target of 90% is for April to June 2021.'
		);
	});

	it('compares neighbouring periods, with the doubt', () => {
		expect(view().change).toBe(
			'Up 4.3 percentage points from the quarter before. Without the counts, chance cannot be ruled out.'
		);
		const counted = view({
			then: figure({ numerator: 300, denominator: 501 }),
			now: second({ numerator: 321, denominator: 500 })
		});
		expect(counted.change).toBe(
			'Up 4.3 percentage points from the quarter before. The rise could be chance.'
		);
	});

	it('calls nothing a rise or a fall across other periods', () => {
		const yearly = second({ period: '2021-04-01/2022-03-31' });
		const far = second({ period: '2022-04-01/2022-06-30' });
		for (const now of [yearly, far])
			expect(view({ now }).change).toBe(
				'The two are not of neighbouring periods, so they are not called a rise or a fall.'
			);
	});

	it('calls nothing a rise or a fall across a change of definition', () => {
		const event = {
			event: 'new',
			start: day('2021-08-01'),
			end: null,
			kind: 'definition' as const,
			title: '',
			detail: '',
			indicators: [],
			geography: null,
			source: ''
		};
		expect(view({ events: [event] }).change).toBe(
			'The definition changed on 1 August 2021, so the two are not called a rise or a fall.'
		);
	});

	it('says where nothing newer is held, and where the same period was restated', () => {
		expect(view({ now: figure() })).toMatchObject({
			now: 'Latest: no newer figure is in the record.',
			now_source: null,
			change: null
		});
		expect(view({ now: figure({ vintage: 'later', value: 62 }) }).change).toBe(
			'The figure for that period was restated since.'
		);
	});

	it('shows a mark as a mark, with the last figure there was, and never as zero', () => {
		const now = second({ value: null, symbol: 'c' });
		expect(view({ now, last: figure() }).now).toBe(
			'Latest: for July to September 2021 the figure is suppressed to protect children’s privacy, because the number is small. The last was 59.9% (April to June 2021).'
		);
		expect(view({ now: null }).now).toBe('Latest: no figure is in the record.');
	});

	it('says what the record does not hold of then', () => {
		expect(view({ then: null })).toMatchObject({
			then: '26 July 2021: the record does not hold what the board was told of dental checks.',
			then_source: null,
			change: null
		});
		expect(view({ of_the_day: false, target: null }).then).toBe(
			'26 July 2021: dental checks 59.9% (April to June 2021), the latest published by then.'
		);
	});

	it('marks a figure from after the day a demonstration stands at', () => {
		const now = second({ published: '2021-12-01' });
		expect(view({ now, still: day('2021-10-01') }).later).toBe(true);
		expect(view({ now }).later).toBe(false);
	});

	it('finds the latest row, and the last figure', () => {
		const marked = second({ value: null, symbol: 'c' });
		expect(latestFigure([marked, figure()], dental.indicator)).toEqual({
			now: marked,
			last: figure()
		});
		expect(latestFigure([], dental.indicator)).toEqual({ now: null, last: null });
	});

	it('puts a name inside a sentence', () => {
		expect(nameInside('Looked-after children')).toBe('looked-after children');
		expect(nameInside('SDQ score')).toBe('SDQ score');
	});

	it('says that a figure kept is held back, and compares nothing with it', () => {
		const { then, change } = view({ then: figure({ held_back: 'It is the sum of its parts.' }) });
		expect(then).toMatch(
			/short\. The record holds that figure back: It is the sum of its parts\.$/
		);
		expect(change).toBeNull();
	});
});
