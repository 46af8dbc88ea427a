import { expect, test } from 'vitest';
import { shiftYears } from '$lib/intake/shift';
import { readOn, samples } from './samples/samples';

test('every kind of period is moved by whole years, nothing else changes, and back again is as before', async () => {
	for (const sample of samples) {
		const figures = (await readOn(sample.text, sample))?.figures ?? [];
		const moved = shiftYears(figures, 1);
		expect(shiftYears(figures, 0)).toBe(figures);
		expect(shiftYears(moved, -1)).toEqual(figures);
		for (const [at, each] of moved.entries()) {
			const was = figures[at]?.period ?? '';
			expect(Number(each.period.slice(0, 4))).toBe(Number(was.slice(0, 4)) + 1);
			expect({ ...each, period: was }).toEqual(figures[at]);
		}
	}
});

test('the answer moves the years of a table as it is read', async () => {
	const sample = samples.find(({ format }) => format === 'lait-long');
	if (!sample) throw new Error('no sample');
	const answers = new Map([['period.offset', '-1']]);
	const still = await readOn(sample.text, sample);
	const moved = await readOn(sample.text, { ...sample, answers });
	expect(moved?.figures).toEqual(shiftYears(still?.figures ?? [], -1));
});
