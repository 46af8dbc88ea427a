import type { PeriodId } from '$lib/domain/id';
import type { LedgerView } from './ledger';

/** Which periods of a ledger a reader wants. */
export interface LedgerChoice {
	/** Only this one; null for all. */
	readonly period: PeriodId | null;
	/** Only those where editions differ or a figure is held back. */
	readonly differing: boolean;
}

/** The ledger with only the periods wanted. */
export const chooseFrom = (view: LedgerView, { period, differing }: LedgerChoice): LedgerView => ({
	...view,
	periods: view.periods.filter(
		(each) =>
			(period === null || each.period === period) && (!differing || each.differs || each.held_back)
	)
});
