import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvalsNeeded } from '$lib/statistics/approvals-needed';

describe('approvalsNeeded', () => {
	// Byar's range of 12: 12 (1 - 1/108 - 1.96/(3 sqrt 12))^3 = 12 x 0.80218^3 = 6.19 and 13 (1 - 1/117 + 1.96/(3 sqrt 13))^3 = 13 x 1.17265^3 = 20.96.
	it('from 90 to 100 in a year in which 12 leave: 10 + 12 = 22, from 10 + 6.19 to 10 + 20.96', () => {
		const needed = approvalsNeeded({
			stock: 90,
			target: 100,
			years: 1,
			leavers: { count: 12, years: 1 },
			conversion: null
		});
		expect(needed?.leaving.expected).toBe(12);
		expect(needed?.leaving.low).toBeCloseTo(6.19, 2);
		expect(needed?.leaving.high).toBeCloseTo(20.96, 2);
		expect(needed?.approvals).toEqual({ expected: 22, low: 17, high: 31 });
		expect(needed?.enquiries).toBeNull();
	});

	// Wilson of 20 of 200: centre (40 + 3.8415) / (2 x 203.8415) = 0.10754, half 1.96 sqrt(3.8415 + 72) / 407.683 = 0.04187, so 6.567% to 14.941%.
	it('at 20 approved of 200 enquiries: 22 / 0.1 = 220, from 17 / 0.14941 = 113.8 to 31 / 0.06567 = 472.1', () => {
		const needed = approvalsNeeded({
			stock: 90,
			target: 100,
			years: 1,
			leavers: { count: 12, years: 1 },
			conversion: { approved: 20, enquired: 200 }
		});
		expect(needed?.enquiries).toEqual({ expected: 220, low: 114, high: 473 });
	});

	it('reckons leavers a year over the years to the day: 17 in half a year is 34 a year, 51 in a year and a half', () => {
		const needed = approvalsNeeded({
			stock: 100,
			target: 100,
			years: 1.5,
			leavers: { count: 17, years: 0.5 },
			conversion: null
		});
		expect(needed?.leaving.expected).toBe(51);
		expect(needed?.approvals.expected).toBe(51);
	});

	it('needs none where the number stays above the target: 100 - 12 is above 80, even at 20.96', () => {
		const asked = { stock: 100, years: 1, leavers: { count: 12, years: 1 }, conversion: null };
		expect(approvalsNeeded({ ...asked, target: 75 })?.approvals).toEqual({
			expected: 0,
			low: 0,
			high: 0
		});
		expect(approvalsNeeded({ ...asked, target: 85 })?.approvals).toEqual({
			expected: 0,
			low: 0,
			high: 6
		});
	});

	it('does not take nobody having left for nobody leaving: the exact range of 0 goes to 3.69', () => {
		expect(
			approvalsNeeded({
				stock: 50,
				target: 50,
				years: 1,
				leavers: { count: 0, years: 1 },
				conversion: null
			})?.approvals
		).toEqual({ expected: 0, low: 0, high: 4 });
	});

	it('gives no enquiries where nobody was approved, nobody enquired, or more were approved than enquired', () => {
		const asked = { stock: 90, target: 100, years: 1, leavers: { count: 12, years: 1 } };
		for (const [approved, enquired] of [
			[0, 200],
			[0, 0],
			[9, 5]
		] as const)
			expect(
				approvalsNeeded({ ...asked, conversion: { approved, enquired } })?.enquiries
			).toBeNull();
	});

	it('answers nothing for numbers that cannot be', () => {
		const asked = {
			stock: 90,
			target: 100,
			years: 1,
			leavers: { count: 12, years: 1 },
			conversion: null
		};
		expect(approvalsNeeded({ ...asked, years: 0 })).toBeNull();
		expect(approvalsNeeded({ ...asked, target: -1 })).toBeNull();
		expect(approvalsNeeded({ ...asked, stock: 1.5 })).toBeNull();
		expect(approvalsNeeded({ ...asked, leavers: { count: 12, years: 0 } })).toBeNull();
		expect(approvalsNeeded({ ...asked, leavers: { count: 1.5, years: 1 } })).toBeNull();
		expect(approvalsNeeded({ ...asked, years: NaN })).toBeNull();
	});

	it('never needs fewer for a higher target, and keeps low <= expected <= high', () => {
		const count = fc.nat({ max: 300 });
		fc.assert(
			fc.property(
				count,
				count,
				count,
				fc.integer({ min: 1, max: 99 }),
				(stock, target, left, of) => {
					const asked = {
						stock,
						target,
						years: 2,
						leavers: { count: left, years: 1 },
						conversion: { approved: of, enquired: 100 }
					};
					const needed = approvalsNeeded(asked);
					const more = approvalsNeeded({ ...asked, target: target + 1 });
					if (!needed || !more || !needed.enquiries) throw new Error('every case has an answer');
					for (const { expected, low, high } of [needed.approvals, needed.enquiries]) {
						expect(low).toBeLessThanOrEqual(expected);
						expect(expected).toBeLessThanOrEqual(high ?? Infinity);
					}
					expect(more.approvals.expected).toBeGreaterThanOrEqual(needed.approvals.expected);
					expect(more.approvals.expected - needed.approvals.expected).toBeLessThanOrEqual(1);
				}
			)
		);
	});
});
