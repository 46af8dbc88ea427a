import { expect, test } from 'vitest';
import { parseIsoDate, type IsoDate } from '$lib/domain/id';
import { financialYearEnding } from '$lib/domain/period';
import { cautionOfDate, problemOfDate } from '$lib/state/publication';

const day = (text: string) => parseIsoDate(text) as IsoDate;

test('an edition is published today or before, and no day is no mistake yet', () => {
	const now = day('2026-05-01');
	expect(problemOfDate(day('2026-05-01'), now)).toBeNull();
	expect(problemOfDate(null, now)).toBeNull();
	expect(problemOfDate(day('2026-05-02'), now)).toBe(
		'An edition cannot have been published after today.'
	);
});

test('an edition is not published before 1990', () => {
	expect(problemOfDate(day('1990-01-01'))).toBeNull();
	expect(problemOfDate(day('1989-12-31'))).toBe(
		'An edition cannot have been published before 1990.'
	);
});

test('a day before the latest period ended is warned of, and allowed', () => {
	const latest = financialYearEnding(2025);
	expect(cautionOfDate(day('2025-03-31'), latest, 'f.csv')).toBeNull();
	expect(cautionOfDate(null, latest, 'f.csv')).toBeNull();
	expect(cautionOfDate(day('2025-03-31'), null, 'f.csv')).toBeNull();
	const caution = cautionOfDate(day('2025-03-30'), latest, 'f.csv');
	expect(caution).toMatchObject({ rule: 'period.published', severity: 'warning', row: null });
	expect(caution?.message).toContain(
		'30 March 2025, and its latest period, 2024/25, ends on 31 March 2025'
	);
});
