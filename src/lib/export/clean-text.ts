/** Characters that no XML document may hold, and lone halves of a character. */
const illegal =
	/[^\t\n\r\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** Marks that turn the order of what follows about: with them `14` can be made to read `41`. Text finds its direction without them. */
const turning = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Ends of lines and other controls, which in a run of text are a space. */
const ends = /[\p{Zl}\p{Zp}\p{Cc}]+/gu;

/** Text as any file may carry it: what XML forbids and what turns its order about left out. Ends of lines stay. */
export const cleanText = (text: string): string =>
	text
		.replace(/\p{Cs}/gu, '\uFFFD')
		.replace(illegal, '')
		.replace(turning, '');

/** The same on one line, its ends left bare only where `trim` is asked for by the caller. */
export const cleanLine = (text: string): string => cleanText(text.replace(ends, ' '));
