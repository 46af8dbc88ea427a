import type { IsoDate } from '$lib/domain/id';
import { bankHolidays } from './bank-holidays';

/**
 * The last day on which an agenda may be published so that `days` clear days lie between it and the meeting: neither end
 * day, nor weekends, nor bank holidays count. Principal councils in England need five (SI 2002/715).
 */
export function clearDaysBefore(meeting: IsoDate, days: number): IsoDate {
	const date = new Date(`${meeting}T00:00:00Z`);
	const text = () => date.toISOString().slice(0, 10) as IsoDate;
	const working = () =>
		date.getUTCDay() % 6 !== 0 && !bankHolidays(date.getUTCFullYear()).has(text());
	for (let clear = 0; clear <= days;) {
		date.setUTCDate(date.getUTCDate() - 1);
		if (working()) clear++;
	}
	return text();
}
