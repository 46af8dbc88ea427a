const LONGEST = 300;
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Whether a path may stand in a zip: parts joined by '/', none of them empty, '.', '..' or a name Windows keeps for a device,
 * none ending in a dot or a space, and no backslash, colon (a drive, a second stream), control, invisible or broken
 * character. Such a path stays in its folder on every system.
 */
export const isSafePath = (path: string): boolean =>
	path.length <= LONGEST &&
	!/[\\:\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(path) &&
	path.split('/').every((part) => part !== '' && !/[. ]$/.test(part) && !device.test(part));

/** A path as the least careful file system compares it: neither case nor the way an accent is written counts. */
const folded = (path: string) => path.normalize('NFKC').toUpperCase().normalize('NFKC');

/** Whether two of the paths would be one file, or one of them the folder of another, on some system. */
export function clash(paths: readonly string[]): boolean {
	const files = new Set(paths.map(folded));
	if (files.size < paths.length) return true;
	return [...files].some((path) => {
		for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
			if (files.has(path.slice(0, at))) return true;
		return false;
	});
}
