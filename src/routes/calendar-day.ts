import { browser } from '$app/environment';
import { today } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';

/**
 * The day the board's calendar is shown as at: the one it is set to, as a demonstration's is, otherwise the reader's own. `built`: the
 * day the page was made, which stands until a browser shows it.
 */
export const calendarDay = (
	{ calendar_date }: { readonly calendar_date: IsoDate | null },
	built: IsoDate
): IsoDate => calendar_date ?? (browser ? today() : built);
