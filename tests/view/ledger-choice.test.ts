import { describe, expect, it } from 'vitest';
import type { PeriodId } from '$lib/domain/id';
import { viewLedger } from '$lib/view/ledger';
import { chooseFrom } from '$lib/view/ledger-choice';
import { lait } from './answer';
import { answer, earlier, FY19, row } from './ledger-answer';

describe('choosing periods', () => {
	const view = viewLedger(
		answer([
			row(earlier, '4'),
			row(lait, '3'),
			row(earlier, '3', { period: FY19 }),
			row(lait, '3', { period: FY19 })
		]),
		[]
	);
	const chosen = (period: PeriodId | null, differing: boolean) =>
		chooseFrom(view, { period, differing }).periods.map((each) => each.short);

	it('keeps those wanted', () => {
		expect(chosen(null, false)).toEqual(['2019/20', '2018/19']);
		expect(chosen(null, true)).toEqual(['2019/20']);
		expect(chosen(FY19, false)).toEqual(['2018/19']);
		expect(chosen(FY19, true)).toEqual([]);
	});
});
