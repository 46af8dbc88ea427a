import { describe, expect, it } from 'vitest';
import { isTooLarge } from '$lib/view/standing-scale';
import { isOutOfScale } from '$lib/view/trend-series';
import { answer, lookedAfter, offending } from './answer';

const pounds = { unit: 'pounds' as const };
const lines = (own: number[], neighbours: number[], theirs: number[]) => ({
	own,
	neighbours,
	theirs
});

describe('isTooLarge', () => {
	it('never compares counts, and always what is divided', () => {
		expect(isTooLarge({ unit: 'count' }, lines([10], [], [10]))).toBe(true);
		for (const unit of ['percent', 'rate', 'score'] as const)
			expect(isTooLarge({ unit }, lines([1], [1], [1000]))).toBe(false);
	});

	it.each([
		[[10], [], [50], false],
		[[10], [], [51], true],
		[[-10, 2], [], [51], true],
		[[0], [100], [400], false],
		[[0], [100], [501], true],
		[[], [100], [501], true],
		[[], [], [501], false],
		[[0], [], [501], true],
		[[0], [0], [0], false]
	])(
		'takes the largest of %j, of nought the largest of %j, beside %j: %s',
		(own, near, theirs, said) => {
			expect(isTooLarge(pounds, lines(own, near, theirs))).toBe(said);
		}
	);

	it('is the trend’s rule too: a line of noughts is not put beside a total', () => {
		const indicator = { ...lookedAfter, unit: 'pounds' as const };
		const given = answer(indicator, {
			authority: { 2024: '0', 2025: '0' },
			neighbours: { 2025: '1709605 of 10/10' },
			england: { 2025: '359863194' }
		});
		expect(isOutOfScale(given, 'england')).toBe(true);
		expect(isOutOfScale(given, 'neighbours')).toBe(false);
		expect(isOutOfScale({ ...given, indicator: offending }, 'england')).toBe(false);
	});
});
