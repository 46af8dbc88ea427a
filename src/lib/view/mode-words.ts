import type { Mode } from '$lib/domain/mode';

/** Whom something is for, as a sentence inside everything that leaves the site. */
export const forWhom: Readonly<Record<Mode, string>> = {
	public: 'Public version: numbers that could identify a child are hidden.',
	internal: 'Internal version: holds numbers that may not be shared outside the council.'
};
