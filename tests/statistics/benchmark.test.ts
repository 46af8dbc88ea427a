import { describe, expect, it } from 'vitest';
import { benchmark, judgeBenchmark } from '$lib/statistics/benchmark';
import { rateInterval } from '$lib/statistics/poisson';

describe('benchmark', () => {
	it.each([
		[{ low: 3.1, high: 4.9 }, 3, 'above'],
		[{ low: 1.1, high: 2.9 }, 3, 'below'],
		[{ low: 2.1, high: 4.9 }, 3, 'similar'],
		[{ low: 3, high: 4.9 }, 3, 'similar'],
		[{ low: 1.1, high: 3 }, 3, 'similar']
	] as const)('puts %o beside %d: %s', (interval, comparator, side) => {
		expect(benchmark(interval, comparator)).toBe(side);
	});

	it('puts Nottingham and Rutland 2015 where Fingertips’ intervals do beside England’s 94.7 (indicator 93356)', () => {
		const sides = [
			[218, 318_901],
			[42, 38_046]
		].map(([count = 0, base = 0]) => rateInterval(count, base, 100_000));
		expect(sides.map((interval) => interval && benchmark(interval, 94.726))).toEqual([
			'below',
			'similar'
		]);
	});
});

describe('judgeBenchmark', () => {
	it.each([
		['above', 'low', 'worse'],
		['below', 'low', 'better'],
		['above', 'high', 'better'],
		['below', 'high', 'worse'],
		['above', 'none', 'higher'],
		['below', 'none', 'lower'],
		['similar', 'low', 'similar'],
		['similar', 'high', 'similar'],
		['similar', 'none', 'similar']
	] as const)('%s where %s is better is %s', (side, polarity, judged) => {
		expect(judgeBenchmark(side, polarity)).toBe(judged);
	});
});
