import { expect, test } from 'vitest';
import { parseIsoDate, type IsoDate } from '$lib/domain/id';
import { problemOfDate } from '$lib/state/publication';

const day = (text: string) => parseIsoDate(text) as IsoDate;

test('an edition is published today or before, and no day is no mistake yet', () => {
	const now = day('2026-05-01');
	expect(problemOfDate(day('2026-05-01'), now)).toBeNull();
	expect(problemOfDate(null, now)).toBeNull();
	expect(problemOfDate(day('2026-05-02'), now)).toBe(
		'An edition cannot have been published after today.'
	);
});
