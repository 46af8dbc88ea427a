import { describe, expect, it } from 'vitest';
import type { Indicator } from '$lib/domain/indicator';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Target } from '$lib/domain/target';
import { latestOf } from '$lib/view/latest';
import { judgeTarget } from '$lib/view/scorecard-target';
import { answer, firstTime, generic, lookedAfter, offending } from './answer';

const target = (
	indicator: Indicator,
	value: number,
	tolerance: number | null = null,
	label = '2020'
): Target => ({
	indicator: indicator.indicator,
	period: parsePeriodLabel(label, indicator.year_kind)?.period.period as Target['period'],
	value,
	tolerance,
	source: 'the minutes'
});

const said = (indicator: Indicator, figure: string, targets: readonly Target[]) => {
	const given = answer(indicator, { authority: { 2019: '5', 2020: figure } });
	const found = judgeTarget(given, latestOf(given, []), targets);
	return found && `${found.verdict}: ${found.text}`;
};

/** A high measure is `generic` (dental checks), a low one `offending`; a target is its value, then its tolerance. */
const cases: readonly [string, Indicator, string, [number, (number | null)?], string][] = [
	['high, above', generic, '93', [90], 'meets: Meets the target of 90%'],
	['high, on the target', generic, '90', [90], 'meets: Meets the target of 90%'],
	[
		'high, below without a tolerance',
		generic,
		'88',
		[90],
		'misses: Misses the target of 90% by 2 percentage points'
	],
	[
		'high, at the very tolerance',
		generic,
		'85',
		[90, 5],
		'near: Near the target of 90%: 5 percentage points short'
	],
	[
		'high, past the tolerance by a tenth',
		generic,
		'84.9',
		[90, 5],
		'misses: Misses the target of 90% by 5.1 percentage points'
	],
	['low, below', offending, '2', [3], 'meets: Meets the target of 3%'],
	['low, on the target', offending, '3', [3], 'meets: Meets the target of 3%'],
	['low, above', offending, '5', [3], 'misses: Misses the target of 3% by 2 percentage points'],
	[
		'low, a tolerance that sums of decimals would miss',
		offending,
		'3.3',
		[3, 0.3],
		'near: Near the target of 3%: 0.3 percentage points short'
	],
	[
		'counts whose likely range holds the target',
		offending,
		'15/337=4',
		[3],
		'misses: Misses the target of 3% by 1 percentage point, though the target is within the likely range'
	],
	[
		'counts whose likely range does not',
		offending,
		'60/300=20',
		[3],
		'misses: Misses the target of 3% by 17 percentage points'
	],
	[
		'near, and within the likely range',
		offending,
		'15/337=4',
		[3, 1],
		'near: Near the target of 3%: 1 percentage point short, though the target is within the likely range'
	],
	[
		'met, and not surely',
		offending,
		'8/339=2',
		[3],
		'meets: Meets the target of 3%, though chance could hide a miss'
	],
	['met beyond chance', generic, '434/466=93', [80], 'meets: Meets the target of 80%'],
	[
		'a miss that rounding may have made',
		offending,
		'4',
		[3.8],
		'misses: Misses the target of 3.8% by 0.2 percentage points, though rounding alone could explain it'
	],
	[
		'met, as far as rounding lets one see',
		offending,
		'4',
		[4.2],
		'meets: Meets the target of 4.2%, though rounding could hide a miss'
	],
	['a rate', firstTime, '162', [150], 'misses: Misses the target of 150 by 12'],
	['neither way better, at it', lookedAfter, '639', [639], 'meets: At the target of 639'],
	['neither way better, off it', lookedAfter, '639', [650], 'apart: 11 below the target of 650'],
	[
		'neither way better, within the tolerance',
		lookedAfter,
		'661',
		[650, 20],
		'near: Near the target of 650: 11 above'
	],
	['suppressed', offending, 'c', [3], 'unjudged: No figure to set against the target of 3%']
];

describe('a figure beside its target', () => {
	it.each(cases)('%s', (_, indicator, figure, [value, tolerance = null], words) => {
		expect(said(indicator, figure, [target(indicator, value, tolerance)])).toBe(words);
	});

	it('is judged by the target for its own period and no other', () => {
		const next = target(offending, 2, null, '2021');
		const past = target(offending, 2, null, '2019');
		expect(said(offending, '5', [next, past])).toBe('unjudged: The target of 2% is for 2020/21');
		expect(said(offending, '5', [next])).toBe('unjudged: The target of 2% is for 2020/21');
		expect(said(offending, '5', [next, target(offending, 6)])).toBe(
			'meets: Meets the target of 6%'
		);
	});

	it('has nothing beside it where the board has set none for the measure', () => {
		expect(said(offending, '5', [])).toBeNull();
		expect(said(offending, '5', [target(generic, 90)])).toBeNull();
	});

	it('has no figure where the answer has no rows', () => {
		const given = answer(offending, {});
		expect(judgeTarget(given, latestOf(given, []), [target(offending, 3)])?.verdict).toBe(
			'unjudged'
		);
	});
});
