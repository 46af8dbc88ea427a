import { formatPeriodShort } from '$lib/domain/period-words';
import { parsePeriod } from '$lib/domain/period';
import type { PeriodId } from '$lib/domain/id';
import { formatNumber } from './number';

/** A place in an order: `1st`, `48th`, `112th`. */
export function ordinal(place: number): string {
	const teen = place % 100 >= 11 && place % 100 <= 13;
	const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
	return `${formatNumber(place, 0)}${ending}`;
}

/** `1 authority`, `96 authorities`. */
export const authorities = (count: number) =>
	count === 1 ? '1 authority' : `${formatNumber(count, 0)} authorities`;

/** `Derby`, `Derby and Hull`, `Derby, Hull and Luton`; semicolons where a name has a comma of its own. */
export function listed(names: readonly string[]): string {
	if (names.length < 2) return names.join('');
	const own = names.some((name) => name.includes(','));
	return `${names.slice(0, -1).join(own ? '; ' : ', ')}${own ? ';' : ''} and ${names.at(-1)}`;
}

/** The period as a label, `2019/20`; null when there is none. */
export function labelOf(period: PeriodId | null): string | null {
	const found = period && parsePeriod(period);
	return found ? formatPeriodShort(found) : null;
}
