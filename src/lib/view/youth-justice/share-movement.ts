import { movePeriod, parsePeriod, quarterBefore, type Period } from '$lib/domain/period';
import { periodPhrase } from '$lib/domain/period-words';
import { asPrinted, roundHalfUp } from '$lib/statistics/rounding';
import { overlaps, wilson } from '$lib/statistics/wilson';
import { formatDifference } from '../number';
import { countsText, shareDecimals, shareOf, shareText, type Counts } from '../share-words';

/** A share that moved from one period to another, of which chance is the first thing to doubt. */
interface ShareMove {
	readonly direction: 'up' | 'down' | 'level';
	/** In percentage points, of the shares as printed. */
	readonly points: string;
	/** Whether the two 95% Wilson intervals share any value, so that chance could be all there is. */
	readonly chance: boolean;
}

/**
 * How far a share moved, in percentage points of the figures as printed. Null when either count is no share. Overlapping 95%
 * intervals are read as chance, which is slower to call a change real than a test of the difference.
 */
export function shareMove(earlier: Counts, later: Counts): ShareMove | null {
	const [before, after] = [wilson(earlier.count, earlier.base), wilson(later.count, later.base)];
	if (!before || !after) return null;
	const decimals = Math.min(shareDecimals(earlier.base), shareDecimals(later.base));
	const [from, to] = [earlier, later].map((each) => asPrinted({ value: shareOf(each), decimals }));
	const moved = roundHalfUp((to ?? 0) - (from ?? 0), decimals);
	return {
		direction: moved > 0 ? 'up' : moved < 0 ? 'down' : 'level',
		points: formatDifference(moved, decimals, 'percent'),
		chance: overlaps(before, after)
	};
}

/** What a movement comes to, as the end of a sentence: `up 22 percentage points, which could be chance`. */
function moveText({ direction, points, chance }: ShareMove): string {
	if (direction === 'level') return 'the same as printed';
	return `${direction} ${points}, ${chance ? 'which could be chance' : 'more than chance would usually explain'}`;
}

/**
 * A quarter's share beside that of the same quarter a year before, as sentences; beside the quarter before only where there is no
 * other, and with more doubt. `at` gives a quarter's counts, null where it has no share; `changed` says what changed in what is
 * counted since a quarter, null when nothing did. `brief` is for the summary at the top of a page: no counts and no periods.
 */
export function movementOf(
	now: Counts,
	quarter: Period,
	ask: {
		readonly at: (period: Period) => Counts | null;
		readonly changed: (since: Period) => string | null;
	},
	brief = false
): string {
	const tried = [
		{
			period: parsePeriod(movePeriod(quarter.period, -1) ?? ''),
			when: 'A year before',
			more: ''
		},
		{
			period: quarterBefore(quarter),
			when: 'The quarter before',
			more: ' One quarter beside the next says little, and there is no share of the same quarter a year before.'
		}
	];
	for (const { period, when, more } of tried) {
		const before = period && ask.at(period);
		if (!period || !before) continue;
		const changed = ask.changed(period);
		if (changed !== null)
			return `No change is told: what is counted changed after ${periodPhrase(period).replace(/^in /, '')} (${changed}).`;
		const move = shareMove(before, now);
		if (move && brief) return `${when} it was ${shareText(before)}: ${moveText(move)}.`;
		if (move)
			return `${when}, ${periodPhrase(period)}, it was ${shareText(before)} (${countsText(before)}): ${moveText(move)}.${more}`;
	}
	if (brief) return 'No earlier quarter can be compared with it.';
	return 'There is no share of the same quarter a year before, or of the quarter before, to compare it with.';
}
