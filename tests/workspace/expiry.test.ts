import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasExpired, usedAt } from '$lib/workspace/expiry';

const DAY = 86_400_000;
const instant = fc.oneof(
	fc.integer({ min: 0, max: 4_000_000_000_000 }),
	fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1)
);

describe('the expiry of what is kept on a shared computer', () => {
	it('comes after the days it may lie unused, and not before', () => {
		expect(hasExpired(7, 1_000, 1_000 + 7 * DAY)).toBe(false);
		expect(hasExpired(7, 1_000, 1_001 + 7 * DAY)).toBe(true);
		expect(hasExpired(null, 1_000, 1_000 + 9_999 * DAY)).toBe(false);
		expect(hasExpired(7, null, 9_999 * DAY)).toBe(false);
	});

	it('never comes by a clock that went backwards, nor by one put right again', () => {
		fc.assert(
			fc.property(instant, instant, fc.integer({ min: 1, max: 400 }), (used, back, days) => {
				if (back <= used) expect(hasExpired(days, used, back)).toBe(false);
				const noted = usedAt(used, back);
				expect(Number.isFinite(noted)).toBe(true);
				if (Number.isFinite(used)) expect(hasExpired(days, noted, used)).toBe(false);
			})
		);
	});

	it('never comes for days that are none', () => {
		for (const days of [0, -1, Number.NaN]) expect(hasExpired(days, 0, 9_999 * DAY)).toBe(false);
	});
});
