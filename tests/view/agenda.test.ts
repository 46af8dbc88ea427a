import { describe, expect, it } from 'vitest';
import type { AgendaItem } from '$lib/domain/meeting';
import { lengthSentence, viewAgenda } from '$lib/view/agenda';
import { day } from './answer';

const item = (number: number, changes: Partial<AgendaItem> = {}): AgendaItem => ({
	meeting: day('2021-11-15'),
	item: number,
	title: `Item ${number}`,
	report_of: null,
	delivery: 'paper',
	page_from: null,
	page_to: null,
	indicators: [],
	...changes
});
const meeting = { meeting: day('2021-11-15'), time: '2.00 pm', place: '', year: '', source: '' };

describe('an agenda', () => {
	it('tells when each item begins until one has no minutes', () => {
		const lines = viewAgenda(meeting, [
			item(1, { minutes: 5 }),
			item(2, { minutes: 20 }),
			item(3),
			item(4, { minutes: 10 })
		]);
		expect(lines.map(({ time }) => time)).toEqual([
			'2.00 pm, 5 minutes',
			'2.05 pm, 20 minutes',
			null,
			'10 minutes'
		]);
	});

	it('says only how long each is where the meeting’s time cannot be read', () => {
		const [first] = viewAgenda({ ...meeting, time: 'to be confirmed' }, [item(1, { minutes: 1 })]);
		expect(first?.time).toBe('1 minute');
	});

	it('flags an item that ends before it begins', () => {
		expect(viewAgenda(meeting, [item(3, { page_from: 9, page_to: 4 })])[0]?.flag).toBe(
			'Item 3 ends on a page before the one it begins on.'
		);
	});

	it.each([
		[[], null, null],
		[[item(1)], 120, null],
		[[item(1, { minutes: 30 })], null, 'The items come to 30 minutes.'],
		[
			[item(1, { minutes: 30 }), item(2)],
			120,
			'1 of the 2 items has a time, 30 minutes together of the 120 the meeting has.'
		],
		[
			[item(1, { minutes: 90 }), item(2, { minutes: 50 })],
			120,
			'The items come to 140 minutes, 20 more than the 120 the meeting has.'
		]
	])('adds up its minutes', (items, planned, sentence) => {
		expect(lengthSentence(items, planned)).toBe(sentence);
	});
});
