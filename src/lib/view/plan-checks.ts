import type { IsoDate } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import { seePlan, type PlanCheck } from './plan-check';
import { checkAgenda, checkSlips, checkTaken, checkVerbal } from './plan-check-agenda';
import { checkData, checkTime } from './plan-check-data';
import { checkMissing, checkReported } from './plan-check-gaps';
import { checkMeetings } from './plan-check-meetings';

export type { PlanCheck, PlanCheckKind } from './plan-check';

/**
 * What does not hold up about the work plan of a municipal year, as seen on a day: a sentence each, what can still be put right
 * first: its meetings to come in order, then the whole plan, then meetings held. Empty when all holds up.
 */
export function planChecks(register: Register, year: string, day: IsoDate): readonly PlanCheck[] {
	const seen = seePlan(register, year, day);
	const checks = [
		checkMeetings,
		checkTime,
		checkData,
		checkSlips,
		checkAgenda,
		checkTaken,
		checkVerbal,
		checkMissing,
		checkReported
	].flatMap((check) => check(seen));
	/** What can still be put right first: meetings to come, then the plan as a whole, then meetings held. */
	const turn = ({ meeting }: PlanCheck) => (meeting === null ? 1 : meeting >= day ? 0 : 2);
	return checks.toSorted(
		(a, b) => turn(a) - turn(b) || (a.meeting ?? '').localeCompare(b.meeting ?? '')
	);
}
