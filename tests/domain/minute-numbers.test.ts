import { describe, expect, it } from 'vitest';
import type { IsoDate } from '$lib/domain/id';
import type { Meeting } from '$lib/domain/meeting';
import { lastMinute, minuteNumbers } from '$lib/domain/minute-numbers';

const meeting = (date: string, numbers: Partial<Meeting> = {}): Meeting => ({
	meeting: date as IsoDate,
	time: '2.00 pm',
	place: 'Nottingham',
	year: date < '2021-05' ? '2020-21' : '2021-22',
	source: 'the pack',
	...numbers
});
const minute = (date: string, number: number | null) => ({
	meeting: date as IsoDate,
	minute: number
});

const march = meeting('2021-03-15', { minutes_from: 40, minutes_to: 52 });
const may = meeting('2021-05-17', { minutes_from: 1, minutes_to: 11 });
const july = meeting('2021-07-26', { minutes_from: 12, minutes_to: 21 });
const september = meeting('2021-09-20');
const november = meeting('2021-11-15');

describe('the numbers of minutes', () => {
	it('run on from the meeting before', () => {
		expect(minuteNumbers([november, september, july, may, march], [], september)).toEqual({
			first: 22,
			after: '2021-07-26'
		});
	});

	it('begin with 1 in each municipal year', () => {
		expect(minuteNumbers([march, may], [], may)).toEqual({ first: 1, after: null });
	});

	it('follow the highest number of a decision where the meeting says none', () => {
		const decisions = [
			minute('2021-09-20', 24),
			minute('2021-09-20', null),
			minute('2021-09-20', 23)
		];
		expect(lastMinute(september, decisions)).toBe(24);
		expect(minuteNumbers([july, september, november], decisions, november).first).toBe(25);
	});

	it('are not known where the meeting before has none', () => {
		expect(minuteNumbers([july, september, november], [], november)).toEqual({
			first: null,
			after: '2021-09-20'
		});
	});
});
