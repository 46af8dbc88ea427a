import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import type { Observation } from '$lib/domain/observation';
import { figureId, hiddenFigures, surroundingsOf } from '$lib/statistics/hidden-figures';
import { attack, MOST, type Knowledge, type Seen } from './attacker';

const Q1 = '2021-04-01/2021-06-30';
const Q2 = '2021-07-01/2021-09-30';

const figure = (
	indicator: string,
	period: string,
	value: number,
	denominator: number | null = null
): Observation => ({
	indicator: indicator as IndicatorId,
	geography: 'E06000018' as GeographyCode,
	period: period as PeriodId,
	vintage: 'return' as VintageId,
	value,
	symbol: null,
	numerator: null,
	denominator,
	decimals: 0,
	source_row: 2
});

const printed = (indicator: string, period: string, value: number | null): Seen => ({
	indicator,
	period,
	vintage: 'return',
	decimals: 0,
	value,
	numerator: null,
	denominator: null
});

/** The hidden figures that one who knows how the figures hang together tells from those that are not, and from `more`. */
function recovered(
	figures: readonly Observation[],
	wholes: Knowledge['wholes'],
	more: (shown: readonly Observation[]) => readonly Seen[]
): readonly string[] {
	const around = surroundingsOf({
		vintages: [{ vintage: 'return' as VintageId, published: '2021-12-01' as IsoDate }],
		indicators: figures.map(({ indicator }) => ({ indicator, unit: 'count', per: null })),
		geographies: []
	});
	const hidden = hiddenFigures(figures, around, () => false)[0]?.hidden;
	const isHidden = (each: Observation) => hidden?.has(figureId(each)) === true;
	const told = attack(
		[
			...figures.map((each) =>
				printed(each.indicator, each.period, isHidden(each) ? null : each.value)
			),
			...more(figures.filter((each) => !isHidden(each)))
		],
		{ wholes, shares: [], least: 0, most: MOST, editions: ['return'] }
	);
	return figures
		.filter(isHidden)
		.filter(({ indicator, period, value }) => told.get(`${indicator} ${period} return`) === value)
		.map(({ indicator }) => indicator);
}

const low = fc.oneof(fc.nat(5), fc.integer({ min: 6, max: 25 }));
const four = fc.tuple(low, low, low, low);

test('no outcome is told from the others, from in and out of area, and from the offences in all', () => {
	const outcomes = ['outcome-20', 'outcome-21', 'community-resolution', 'conviction'];
	const id = (outcome: string, placed: string) => `yj-${outcome}-offences-looked-after-${placed}`;
	fc.assert(
		fc.property(four, four, fc.boolean(), fc.nat(9), (inside, outside, based, over) => {
			const base = [...inside, ...outside].reduce((sum, each) => sum + each, over);
			const figures = outcomes.flatMap((outcome, at) => {
				const [here = 0, away = 0] = [inside[at], outside[at]];
				return [
					figure(id(outcome, 'in-area'), Q1, here),
					figure(id(outcome, 'out-of-area'), Q1, away),
					figure(id(outcome, 'all-areas'), Q1, here + away, based ? base : null)
				];
			});
			const wholes = [
				...outcomes.map((outcome) => ({
					of: `${id(outcome, 'all-areas')} ${Q1}`,
					parts: ['in-area', 'out-of-area'].map((placed) => `${id(outcome, placed)} ${Q1}`),
					open: false
				})),
				{
					of: `base ${Q1}`,
					parts: outcomes.map((outcome) => `${id(outcome, 'all-areas')} ${Q1}`),
					open: over > 0
				}
			];
			expect(
				recovered(figures, wholes, (shown) =>
					shown.some(({ denominator }) => denominator !== null) ? [printed('base', Q1, base)] : []
				)
			).toEqual([]);
		}),
		{ numRuns: 200 }
	);
});

test('nobody who came or left is told from a stock given for a quarter, for a day, or carried over', () => {
	const id = (measure: string) => `fostering-mainstream-${measure}-households`;
	const movements = ['approvals', 'transferred-in', 'left', 'transferred-out'];
	const made = ([approved, came, left, went]: readonly number[], from: number) =>
		from + (approved ?? 0) + (came ?? 0) - (left ?? 0) - (went ?? 0);
	fc.assert(
		fc.property(
			fc.integer({ min: 100, max: 150 }),
			four,
			four,
			fc.boolean(),
			fc.constantFrom('quarter', 'day', 'none'),
			(stock, first, second, daily, openings) => {
				const middle = made(first, stock);
				const end = (quarter: string) => (daily ? quarter.slice(-10) : quarter);
				const start = (quarter: string) => (openings === 'day' ? quarter.slice(0, 10) : quarter);
				const figures = [
					figure(id('opening'), start(Q1), stock),
					...movements.flatMap((measure, at) => [
						figure(id(measure), Q1, first[at] ?? 0),
						figure(id(measure), Q2, second[at] ?? 0)
					]),
					figure(id('closing'), end(Q1), middle),
					figure(id('closing'), end(Q2), made(second, middle)),
					...(openings === 'none' ? [] : [figure(id('opening'), start(Q2), middle)])
				];
				const closed = `${id('closing')} ${end(Q1)}`;
				const opened = openings === 'none' ? closed : `${id('opening')} ${start(Q2)}`;
				/** Opening + those who came = closing + those who left, which no text prints. */
				const balance = (quarter: string, opening: string, closing: string) =>
					[
						[opening, 'approvals', 'transferred-in'],
						[closing, 'left', 'transferred-out']
					].map(([ledger = '', ...moved]) => ({
						of: `sum ${quarter}`,
						parts: [ledger, ...moved.map((each) => `${id(each)} ${quarter}`)],
						open: false
					}));
				const wholes = [
					...balance(Q1, `${id('opening')} ${start(Q1)}`, closed),
					...balance(Q2, opened, `${id('closing')} ${end(Q2)}`),
					...(opened === closed ? [] : [{ of: opened, parts: [closed], open: false }])
				];
				expect(
					recovered(figures, wholes, () => [printed('sum', Q1, null), printed('sum', Q2, null)])
				).toEqual([]);
			}
		),
		{ numRuns: 200 }
	);
});
