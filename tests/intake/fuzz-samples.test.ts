import { describe, expect, test } from 'vitest';
import { formats } from '$lib/intake/read-sheet';
import { readOn, samples } from './samples/samples';

describe('the samples the fuzz spoils', () => {
	test('there is one of every format', () => {
		expect(samples.map(({ format }) => format).sort()).toEqual(
			formats.map(({ format }) => format).sort()
		);
	});

	test.each(samples)('$format is read without a fault', async (sample) => {
		const reading = await readOn(sample.text, sample);
		expect(reading?.format).toBe(sample.format);
		expect(reading?.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
		expect(reading?.outcome).toBe('accepted');
		expect(reading?.questions).toEqual([]);
		const { figures = [], neighbours = [], indicators = [] } = reading ?? {};
		expect(
			figures.length + neighbours.length + indicators.length > 0 || sample.format === 'ees-meta'
		).toBe(true);
	});
});
