import type { Making } from '../format';
import type { Interval } from './interval';

/** Room for a binary number's last digits. */
const noise = 1e-9;

const over = (a: number, b: number) => a > b + noise * Math.max(1, Math.abs(b));

/** What parts make together. */
export function together(parts: readonly Interval[]): Interval {
	return parts.reduce(
		(sum, { least, most }) => ({ least: sum.least + least, most: sum.most + most }),
		{ least: 0, most: 0 }
	);
}

/** The part that is larger than its whole, by its place among the parts; -1 where none is. */
export const tooLarge = (total: Interval, parts: readonly Interval[]) =>
	parts.findIndex(({ least }) => over(least, total.most));

/** Whether no figures that would be printed so make the whole as they must. */
export function isBroken(total: Interval, parts: readonly Interval[], holds: Making): boolean {
	const { least, most } = together(parts);
	switch (holds) {
		case 'exactly':
			return over(least, total.most) || over(total.least, most);
		case 'at most':
			return over(least, total.most);
		case 'at least':
			return over(total.least, most) || tooLarge(total, parts) >= 0;
		case 'each':
			return tooLarge(total, parts) >= 0;
	}
}
