/**
 * A text as the record keeps it: on one line, blanks single and none at its ends. Letters that no file holds (control letters out of
 * a PDF, half of an emoji) are left out, and marks that would turn the direction of whatever is said after it.
 */
export const oneLine = (typed: string): string =>
	typed
		.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
		.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
		.trim();
