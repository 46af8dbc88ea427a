import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BALANCE_PARTS, balanceOf, type BalanceParts } from '$lib/statistics/reconcile';

const parts = (
	opening: number | null,
	approvals: number | null,
	transferred_in: number | null,
	left: number | null,
	transferred_out: number | null,
	closing: number | null
): BalanceParts => ({ opening, approvals, transferred_in, left, transferred_out, closing });

describe('balanceOf', () => {
	it('reconciles 88 + 4 + 1 - 3 - 1 = 89, a net figure of 1', () => {
		expect(balanceOf(parts(88, 4, 1, 3, 1, 89))).toEqual({ kind: 'reconciled', made: 89, net: 1 });
	});

	it('gives a net figure below nought: 40 + 2 + 0 - 7 - 1 = 34, 6 fewer', () => {
		expect(balanceOf(parts(40, 2, 0, 7, 1, 34))).toEqual({
			kind: 'reconciled',
			made: 34,
			net: -6
		});
	});

	it('gives the residual and no net figure where 88 + 4 + 1 - 3 - 1 = 89 but 92 is given', () => {
		const balance = balanceOf(parts(88, 4, 1, 3, 1, 92));
		expect(balance).toEqual({ kind: 'unreconciled', made: 89, residual: 3 });
		expect(balance).not.toHaveProperty('net');
	});

	it('takes a missing part for missing and never for nought, naming each', () => {
		expect(balanceOf(parts(88, 4, null, 3, null, 89))).toEqual({
			kind: 'incomplete',
			missing: ['transferred_in', 'transferred_out']
		});
		expect(balanceOf(parts(null, 15, null, 17, null, null))).toEqual({
			kind: 'incomplete',
			missing: ['opening', 'transferred_in', 'transferred_out', 'closing']
		});
	});

	it('reconciles exactly when the closing figure is what the parts make', () => {
		const count = fc.nat({ max: 500 });
		fc.assert(
			fc.property(
				count,
				count,
				count,
				count,
				count,
				fc.integer({ min: -9, max: 9 }),
				(...given) => {
					const [opening, came, moved, left, went, off] = given;
					const closing = opening + came + moved - left - went + off;
					const balance = balanceOf(parts(opening, came, moved, left, went, closing));
					expect(balance).toEqual(
						off === 0
							? { kind: 'reconciled', made: closing, net: closing - opening }
							: { kind: 'unreconciled', made: closing - off, residual: off }
					);
				}
			)
		);
	});

	it('is incomplete for every part left out by itself', () => {
		for (const part of BALANCE_PARTS)
			expect(balanceOf({ ...parts(88, 4, 1, 3, 1, 89), [part]: null })).toEqual({
				kind: 'incomplete',
				missing: [part]
			});
	});
});
