import { formatDate, today } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import type { Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Problem } from '$lib/domain/problem';

/** No edition of children's statistics that anybody adds is older. */
const EARLIEST = '1990-01-01';

/** What is wrong with the day an edition is said to be published, as a sentence; null when nothing is. */
export function problemOfDate(published: IsoDate | null, now = today()): string | null {
	if (published === null) return null;
	if (published > now) return 'An edition cannot have been published after today.';
	return published < EARLIEST ? 'An edition cannot have been published before 1990.' : null;
}

/** Asks for care where a file is said to be published before its latest period ended; null where it is not. */
export const cautionOfDate = (
	published: IsoDate | null,
	latest: Period | null,
	file: string
): Problem | null =>
	published === null || latest === null || published >= latest.end
		? null
		: {
				file,
				row: null,
				column: null,
				rule: 'period.published',
				severity: 'warning',
				message: `${file} is dated ${formatDate(published)}, and its latest period, ${formatPeriodShort(latest)}, ends on ${formatDate(latest.end)}. A return may be drawn up before a period ends: look whether the day and the labels are right.`
			};
