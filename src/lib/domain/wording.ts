/** Words in a list: `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[]): string =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** With the capital that a sentence or a column begins with. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
