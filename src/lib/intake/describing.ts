const describing: ReadonlySet<string> = new Set(['lait-dictionary', 'ees-meta']);

/** Whether files of a format describe other files, hold no figures of their own, and are read before the others. */
export const describesOthers = (format: string | null): boolean =>
	format !== null && describing.has(format);
