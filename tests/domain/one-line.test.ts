import { describe, expect, it } from 'vitest';
import { oneLine } from '$lib/domain/one-line';

describe('oneLine', () => {
	it.each([
		['  Two\r\nlines\tand\u00a0blanks ', 'Two lines and blanks'],
		['a\0b\u0007c', 'a b c'],
		['half \uD83D', 'half'],
		['\u202eturned round', 'turned round'],
		['👨‍👩‍👧‍👦 דו״ח', '👨‍👩‍👧‍👦 דו״ח'],
		[' \n ', '']
	])('of %j is %j', (typed, kept) => expect(oneLine(typed)).toBe(kept));
});
