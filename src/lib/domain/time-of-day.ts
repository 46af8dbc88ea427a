/** A time of day as a summons prints it, in minutes after midnight: `2.00 pm` is 840, `10:30am`, `14.00`, `12 noon`. Null when it is none. */
export function minutesOfDay(time: string): number | null {
	if (/^\s*(?:12 )?noon\s*$/i.test(time)) return 12 * 60;
	const [, hours = '', minutes = '0', half = ''] =
		/^\s*(\d{1,2})(?:[.:](\d{2}))?\s*(?:([ap])\.?m\.?)?\s*$/i.exec(time) ?? [];
	const hour = Number(hours);
	if (hours === '' || Number(minutes) > 59 || hour > 23) return null;
	if (half === '') return /[.:]/.test(time) ? hour * 60 + Number(minutes) : null;
	if (hour < 1 || hour > 12) return null;
	return ((hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)) * 60 + Number(minutes);
}

/** Minutes after midnight as a summons prints them: `2.10 pm`. Those of the day after begin again. */
export function formatTime(minutes: number): string {
	const hour = Math.floor(minutes / 60) % 24;
	const past = String(minutes % 60).padStart(2, '0');
	return `${hour % 12 === 0 ? 12 : hour % 12}.${past} ${hour < 12 ? 'am' : 'pm'}`;
}
