import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTime, minutesOfDay } from '$lib/domain/time-of-day';

describe('a time of day', () => {
	it.each([
		['2.00 pm', 840],
		['2pm', 840],
		['10:30am', 630],
		['10 am', 600],
		['12.30 pm', 750],
		['12.15 a.m.', 15],
		['12 am', 0],
		['14:00', 840],
		['14.00', 840],
		['noon', 720],
		['12 noon', 720]
	])('%s is read', (time, minutes) => expect(minutesOfDay(time)).toBe(minutes));

	it.each(['', '14', '25.00', '13.00 pm', '2.75 pm', '9.75 am', 'to be confirmed', 'after lunch'])(
		'“%s” is none',
		(time) => expect(minutesOfDay(time)).toBeNull()
	);

	it('is read back as it is written', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
				expect(minutesOfDay(formatTime(minutes))).toBe(minutes);
			})
		);
	});
});
