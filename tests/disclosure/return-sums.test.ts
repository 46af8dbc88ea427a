import { describe, expect, it } from 'vitest';
import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import type { Observation } from '$lib/domain/observation';
import { figureId, hiddenFigures, surroundingsOf } from '$lib/statistics/hidden-figures';

const Q1 = '2021-04-01/2021-06-30';
const END = '2021-06-30';

const count = (
	indicator: string,
	value: number | null,
	more: { period?: string; denominator?: number } = {}
): Observation => ({
	indicator: indicator as IndicatorId,
	geography: 'E06000018' as GeographyCode,
	period: (more.period ?? Q1) as PeriodId,
	vintage: 'return' as VintageId,
	value,
	symbol: value === null ? 'c' : null,
	numerator: null,
	denominator: more.denominator ?? null,
	decimals: 0,
	source_row: 2
});

/** What of a return is hidden, as the words of its ids. */
function hidden(...figures: readonly Observation[]): readonly string[] {
	const around = surroundingsOf({
		vintages: [{ vintage: 'return' as VintageId, published: '2021-08-01' as IsoDate }],
		indicators: figures.map(({ indicator }) => ({
			indicator,
			unit: indicator.endsWith('-share') ? ('percent' as const) : ('count' as const),
			per: null
		})),
		geographies: []
	});
	const found = hiddenFigures(figures, around, () => false)[0]?.hidden;
	return figures
		.filter((each) => found?.has(figureId(each)))
		.map(({ indicator }) => indicator)
		.sort();
}

describe('a hidden count of a return cannot be reckoned', () => {
	const offences = (outcome: string, value: number | null, denominator?: number) =>
		count(
			`yj-${outcome}-offences-looked-after-all-areas`,
			value,
			denominator === undefined ? {} : { denominator }
		);
	const rest = (base?: number) => [
		offences('outcome-20', 12, base),
		offences('outcome-21', 10),
		offences('community-resolution', 24)
	];

	it('from the offences in all, given as what each outcome is out of: 49 − 12 − 10 − 24 = 3', () => {
		expect(hidden(...rest(49), offences('conviction', 3))).toEqual([
			'yj-conviction-offences-looked-after-all-areas',
			'yj-outcome-21-offences-looked-after-all-areas'
		]);
		// The source’s own mark stands for 3 as well, and without the offences in all nothing follows.
		expect(hidden(...rest(49), offences('conviction', null))).toHaveLength(1);
		expect(hidden(...rest(), offences('conviction', 3))).toHaveLength(1);
	});

	it('from the incidents in all: 40 − 20 − 17 = 3', () => {
		const incidents = (response: string, value: number) =>
			count(`yj-response-${response}-incidents-looked-after-all-areas`, value, { denominator: 40 });
		expect(
			hidden(incidents('internal', 20), incidents('non-immediate', 17), incidents('immediate', 3))
		).toHaveLength(2);
	});

	it('from children with two outcomes, who make no whole, nor from more than there were', () => {
		const children = (outcome: string, value: number) =>
			count(`yj-${outcome}-children-looked-after-all-areas`, value, { denominator: 49 });
		expect(hidden(children('outcome-20', 26), children('conviction', 20))).toEqual([]);
		expect(hidden(...rest(45), offences('conviction', 3))).toHaveLength(1);
	});

	const stock = (measure: string, value: number, period = Q1) =>
		count(`fostering-mainstream-${measure}-households`, value, { period });
	const moved = [stock('approvals', 12), stock('transferred-in', 0), stock('transferred-out', 0)];

	it.each([
		['the day a quarter ends', stock('opening', 60), END],
		['the quarter', stock('opening', 60), Q1],
		[
			'the day it ends, what the quarter before closed with',
			stock('closing', 60, '2021-03-31'),
			END
		],
		['the day it ends, an opening on its first day', stock('opening', 60, '2021-04-01'), END]
	])('from a stock that closes on %s: 60 + 12 − 3 = 69', (_, opening, period) => {
		expect(hidden(opening, ...moved, stock('left', 3), stock('closing', 69, period))).toContain(
			'fostering-mainstream-approvals-households'
		);
	});

	it('from children placed of all who are fostered: 655 − 653 = 2', () => {
		const day = { period: END };
		const fostered = count('fostering-all-children-in-foster-care-children', 655, day);
		expect(
			hidden(fostered, count('fostering-all-children-placed-children', 653, day))
		).toHaveLength(1);
		expect(hidden(fostered, count('fostering-all-children-placed-children', 480, day))).toEqual([]);
		expect(
			hidden(
				fostered,
				count('fostering-mainstream-children-placed-children', 400, day),
				count('fostering-connected-persons-children-placed-children', 253, day)
			)
		).toHaveLength(1);
	});

	it('from the count of a share of two kinds of police calls: 23 − 20 = 3', () => {
		const share = {
			...count('derby-police-calls-missing-or-absent-share', 57.5),
			numerator: 23,
			denominator: 40,
			decimals: 1
		};
		const missing = count('derby-police-calls-missing', 20);
		expect(hidden(share, missing, count('derby-police-calls-absent', 3))).toHaveLength(2);
		expect(hidden(share, missing, count('derby-police-calls-absent', 13))).toEqual([]);
	});
});
