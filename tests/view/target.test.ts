import { describe, expect, it } from 'vitest';
import type { PeriodId } from '$lib/domain/id';
import type { Target } from '$lib/domain/target';
import { viewTrend } from '$lib/view/trend';
import { answer, day, firstTime, offending } from './answer';

const context = { events: [], today: day('2026-05-01') };
const given = answer(offending, {
	authority: { 2020: '15/337=4', 2021: '8/334=2', 2022: 'c', 2023: '2' },
	neighbours: { 2020: '4 of 8/10', 2021: '3 of 7/10', 2022: '2 of 6/10', 2023: '3 of 7/10' },
	england: { 2020: '3', 2021: '2', 2022: '2', 2023: '2' }
});

describe('a target', () => {
	it('is said of the latest period or else with its own period named', () => {
		const target = (period: string, value: number, tolerance: number | null = null): Target => ({
			indicator: offending.indicator,
			period: period as PeriodId,
			value,
			tolerance,
			source: 'the minutes of 26 July 2021'
		});
		const another = { ...target('2022-04-01/2023-03-31', 7), indicator: firstTime.indicator };
		const now = target('2022-04-01/2023-03-31', 1.5, 1);
		const next = target('2023-04-01/2024-03-31', 1);
		const shown = (targets: readonly Target[]) => viewTrend(given, { ...context, targets });
		expect(shown([next, another, now]).target).toEqual({
			value: 1.5,
			text: '1.5%',
			label: 'Target 1.5%',
			sentence: 'The board’s target is 1.5%.',
			source: 'the minutes of 26 July 2021'
		});
		expect(shown([now]).headline).toContain(
			' 2025 set). The board’s target is 1.5%. There is nothing'
		);
		expect(shown([now]).notes).toContain(
			'The board’s target of 1.5% is from the minutes of 26 July 2021. Within 1 percentage point of it counts as near.'
		);
		expect(shown([next]).target?.label).toBe('Target 1% (2023/24)');
		expect(shown([next]).headline).toContain('The board’s target for 2023/24 is 1%.');
		expect(shown([another]).target).toBeNull();
		expect(shown([]).target).toBeNull();
		expect(viewTrend(given, context).headline).not.toContain('target');
	});
});
