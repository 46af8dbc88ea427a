import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { financialQuarter } from '$lib/domain/period';
import { movementOf, shareMove } from '$lib/view/youth-justice/share-movement';
import { rangeText, shareText } from '$lib/view/share-words';

const of = (count: number, base: number) => ({ count, base });

describe('a share in words', () => {
	it('is a whole per cent of a base under 1,000 and has one decimal from there', () => {
		// 18 / 29 = 62.07; 482 / 712 = 67.70; 677 / 1000 = 67.70
		expect(shareText(of(18, 29))).toBe('62%');
		expect(shareText(of(482, 712))).toBe('68%');
		expect(shareText(of(677, 1000))).toBe('67.7%');
	});

	it('has the Wilson interval: 18 of 29 is 44% to 77%', () => {
		// (36 + 3.8416 -+ 1.96 sqrt(3.8416 + 72 x 0.37931)) / 65.6832 = (39.8416 -+ 10.9395) / 65.6832
		expect(rangeText(of(18, 29))).toBe('44% to 77%');
		expect(rangeText(of(3, 2))).toBeNull();
	});
});

describe('shareMove', () => {
	it('from 12 of 30 (40%, 25 to 58) to 18 of 29 (62%, 44 to 77) is up 22 points, and could be chance', () => {
		expect(shareMove(of(12, 30), of(18, 29))).toEqual({
			direction: 'up',
			points: '22 percentage points',
			chance: true
		});
	});

	it('from 60 of 100 (50 to 69) to 20 of 100 (13 to 29) is down 40 points, more than chance', () => {
		expect(shareMove(of(60, 100), of(20, 100))).toEqual({
			direction: 'down',
			points: '40 percentage points',
			chance: false
		});
	});

	it('never calls a move of one case more than chance, whatever the base', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(399), (base, nth) => {
				const count = nth % base;
				expect(shareMove(of(count, base), of(count + 1, base))?.chance).toBe(true);
			})
		);
	});
});

describe('movementOf', () => {
	const now = financialQuarter(2022, 4);
	const held = new Map([
		[financialQuarter(2021, 4).period, of(12, 30)],
		[financialQuarter(2022, 3).period, of(10, 20)]
	]);
	const ask = (without: readonly string[], changed: string | null = null) =>
		movementOf(of(18, 29), now, {
			at: ({ period }) => (without.includes(period) ? null : (held.get(period) ?? null)),
			changed: () => changed
		});

	it('is against the same quarter a year before', () => {
		expect(ask([])).toBe(
			'A year before, in the quarter January to March 2021, it was 40% (12 of 30): up 22 percentage points, which could be chance.'
		);
	});

	it('falls back on the quarter before, with the doubt said', () => {
		expect(ask([financialQuarter(2021, 4).period])).toBe(
			'The quarter before, in the quarter October to December 2021, it was 50% (10 of 20): up 12 percentage points, which could be chance. One quarter beside the next says little, and there is no share of the same quarter a year before.'
		);
	});

	it('compares with no other quarter, and not across a change of definition', () => {
		expect(ask([...held.keys()])).toMatch(/^There is no share/);
		expect(ask([], 'New counting rules')).toBe(
			'No change is told: what is counted changed after the quarter January to March 2021 (New counting rules).'
		);
	});
});
