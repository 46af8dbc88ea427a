import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dodge } from '$lib/chart/dodge';

describe('dodge', () => {
	it('leaves labels that do not meet where they want to be', () => {
		expect(
			dodge(
				[
					{ y: 10, height: 10 },
					{ y: 50, height: 10 }
				],
				0,
				100
			)
		).toEqual([10, 50]);
	});

	it('parts two that meet, each by half', () => {
		expect(
			dodge(
				[
					{ y: 50, height: 10 },
					{ y: 50, height: 10 }
				],
				0,
				100
			)
		).toEqual([45, 55]);
	});

	it('keeps labels inside the bottom', () => {
		expect(
			dodge(
				[
					{ y: 100, height: 10 },
					{ y: 99, height: 10 }
				],
				0,
				100
			)
		).toEqual([95, 85]);
	});

	it('never lets labels overlap or leave, when there is room, and keeps their order', () => {
		const label = fc.record({
			y: fc.integer({ min: 0, max: 300 }),
			height: fc.integer({ min: 10, max: 40 })
		});
		fc.assert(
			fc.property(fc.array(label, { maxLength: 6 }), (labels) => {
				const centres = dodge(labels, 0, 300);
				const placed = labels
					.map(({ y, height }, index) => ({ y, height, at: centres[index] ?? Number.NaN }))
					.sort((a, b) => a.at - b.at);
				placed.forEach(({ y, height, at }, index) => {
					expect(at - height / 2).toBeGreaterThanOrEqual(-1e-9);
					expect(at + height / 2).toBeLessThanOrEqual(300 + 1e-9);
					const before = placed[index - 1];
					if (!before) return;
					expect(at - before.at).toBeGreaterThanOrEqual((height + before.height) / 2 - 1e-9);
					expect(before.y).toBeLessThanOrEqual(y);
				});
			})
		);
	});
});
