import { describe, expect, it } from 'vitest';
import type { StoodFigure } from '$lib/database/queries/stood';
import { latestOf } from '$lib/view/latest';
import {
	isFromLater,
	meetingBefore,
	newsOf,
	newsSentence,
	type LastMeeting,
	type News
} from '$lib/view/scorecard-news';
import { answer, day, lait, offending } from './answer';

const period = '2019-04-01/2020-03-31' as StoodFigure['period'];

const year = '2018-04-01/2019-03-31' as StoodFigure['period'];

const before = (printed: string | null, of = period): readonly StoodFigure[] => {
	if (printed === null) return [];
	const number = /^\d/.test(printed);
	return [
		{
			indicator: offending.indicator,
			period: of,
			value: number ? Number(printed) : null,
			symbol: number ? null : printed,
			decimals: printed.split('.')[1]?.length ?? 0
		}
	];
};

const last = (stood: readonly StoodFigure[], changes: Partial<LastMeeting> = {}): LastMeeting => ({
	meeting: day('2021-07-26'),
	day: day('2021-10-01'),
	still: false,
	stood,
	...changes
});

const given = (figure: string, published = '2021-09-01') =>
	answer(
		offending,
		{ authority: { 2019: '5', 2020: figure } },
		{ vintages: [{ ...lait, published: day(published) }] }
	);

const said = (figure: string, stood: string | null, published?: string) => {
	const found = given(figure, published);
	const held = [...before('5', year), ...before(stood)];
	return newsOf(found, latestOf(found, []), last(held))?.text ?? null;
};

describe('what is new since the last meeting', () => {
	it.each([
		['a period no edition had', '4', null, 'New since 26 July'],
		['a suppressed figure of a new period', 'c', null, 'New since 26 July'],
		['a figure where a mark was', '4', 'c', 'New since 26 July: was suppressed'],
		['another figure', '4', '3', 'Revised since 26 July: was 3%'],
		['a figure taken away', 'c', '3', 'Revised since 26 July: was 3%'],
		['the same figure again', '4', '4', null],
		['the same figure, less precise', '4', '4.2', null],
		['the same mark again', 'c', 'c', null]
	])('%s', (_, figure, stood, words) => {
		expect(said(figure, stood)).toBe(words);
	});

	it('is nothing of an edition the last meeting had, its own day included', () => {
		expect(said('4', null, '2021-07-26')).toBeNull();
		expect(said('4', '3', '2021-07-26')).toBeNull();
		expect(said('4', null, '2021-07-27')).toBe('New since 26 July');
	});

	it('is nothing of an edition from after the calendar’s day, which is counted apart', () => {
		expect(said('4', null, '2021-10-01')).toBe('New since 26 July');
		expect(said('4', null, '2026-04-08')).toBeNull();
		const later = given('4', '2026-04-08');
		expect(isFromLater(later, latestOf(later, []), last([]))).toBe(true);
		const now = given('4', '2021-10-01');
		expect(isFromLater(now, latestOf(now, []), last([]))).toBe(false);
	});

	it('is new to the record where nothing of the measure was held by then', () => {
		const found = given('4');
		expect(newsOf(found, latestOf(found, []), last([]))).toEqual({
			kind: 'new',
			text: 'New to this record since 26 July'
		});
	});

	it('looks at the latest period only', () => {
		const found = given('4');
		const stood = before('3', year);
		expect(newsOf(found, latestOf(found, []), last(stood))?.text).toBe('New since 26 July');
	});

	it('names the year of a meeting in another year', () => {
		const found = given('4');
		const meeting = last(before('5', year), { meeting: day('2020-11-16') });
		expect(newsOf(found, latestOf(found, []), meeting)?.text).toBe('New since 16 November 2020');
	});

	it('is nothing without a meeting before', () => {
		const found = given('4');
		expect(newsOf(found, latestOf(found, []), null)).toBeNull();
	});
});

describe('the meeting before', () => {
	const meetings = ['2021-09-20', '2021-07-26', '2021-11-15'].map(day);
	it.each([
		['2021-10-01', '2021-09-20'],
		['2021-09-20', '2021-07-26'],
		['2021-07-26', null],
		['2030-01-01', '2021-11-15']
	])('of %s is %s', (at, expected) => {
		expect(meetingBefore(meetings, day(at))).toBe(expected);
	});
});

describe('the sentence above the scorecard', () => {
	const row = (kind: News['kind'] | null, later = false) => ({
		news: kind && { kind, text: '' },
		later
	});
	const [fresh, revised, none, later] = [row('new'), row('revised'), row(null), row(null, true)];
	it.each([
		[
			'3 figures are new and 1 revised since the meeting of 26 July 2021.',
			[fresh, fresh, fresh, revised, none]
		],
		['1 figure is new since the meeting of 26 July 2021.', [fresh, none]],
		['2 figures are revised since the meeting of 26 July 2021.', [revised, revised]],
		['No figure is new or revised since the meeting of 26 July 2021.', [none]]
	])('%s', (words, rows) => {
		expect(newsSentence(rows, last([]))).toBe(words);
	});

	it('says what cannot be called new where the calendar stands still', () => {
		const still = last([], { still: true });
		expect(newsSentence([later, none, none], still)).toBe(
			'The calendar here stands at 1 October 2021, and 1 of the 3 figures shown was published after it: it is not called new.'
		);
		expect(newsSentence([later, later], still)).toBe(
			'The calendar here stands at 1 October 2021, and both figures shown were published after it: they are not called new.'
		);
		expect(newsSentence([fresh, later, later], still)).toBe(
			'1 figure is new since the meeting of 26 July 2021. The calendar here stands at 1 October 2021, and 2 of the 3 figures shown were published after it: they are not called new.'
		);
	});

	it('is not there without a meeting before', () => {
		expect(newsSentence([fresh], null)).toBeNull();
	});
});
