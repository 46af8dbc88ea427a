import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import type { Unit } from '$lib/domain/indicator';
import type { Observation } from '$lib/domain/observation';
import { cellsToHide, type Inference } from '$lib/statistics/disclosure';
import { figureId, hiddenFigures, surroundingsOf } from '$lib/statistics/hidden-figures';
import { attack, MOST, printedElsewhere, smallMoves, type Knowledge, type Seen } from './attacker';

const Q = [
	'2021-04-01/2021-06-30',
	'2021-07-01/2021-09-30',
	'2021-10-01/2021-12-31',
	'2022-01-01/2022-03-31'
];
const YEAR = '2021-04-01/2022-03-31';
const PARTS = ['left-retired', 'left-moved', 'left-adopted', 'left-other'];

const figure = (
	vintage: string,
	indicator: string,
	period: string,
	value: number | null,
	more: Partial<Observation> = {}
): Observation => ({
	indicator: indicator as IndicatorId,
	geography: 'E06000018' as GeographyCode,
	period: period as PeriodId,
	vintage: vintage as VintageId,
	value,
	symbol: value === null ? 'c' : null,
	numerator: null,
	denominator: null,
	decimals: 0,
	source_row: 2,
	...more
});

const around = (figures: readonly Observation[], units: Readonly<Record<string, Unit>> = {}) =>
	surroundingsOf({
		vintages: [...new Set(figures.map(({ vintage }) => vintage))]
			.sort()
			.map((vintage) => ({ vintage, published: vintage as unknown as IsoDate })),
		indicators: [...new Set(figures.map(({ indicator }) => indicator))].map((indicator) => ({
			indicator,
			unit: units[indicator] ?? 'count',
			per: null
		})),
		geographies: []
	});

const hide = (
	figures: readonly Observation[],
	out: (figure: Observation) => boolean = () => false,
	units: Readonly<Record<string, Unit>> = {}
) =>
	new Map(hiddenFigures(figures, around(figures, units), out).flatMap(({ hidden }) => [...hidden]));

/** What a public text would say of some figures. */
const seenOf = (figures: readonly Observation[], hidden: ReadonlyMap<string, Inference>): Seen[] =>
	figures.map((each) => {
		const inference = hidden.get(figureId(each));
		const { indicator, period, vintage, decimals } = each;
		const shown = inference ? { value: null, numerator: null, denominator: null } : each;
		return {
			indicator,
			period,
			vintage,
			decimals,
			value: shown.value,
			numerator: shown.numerator,
			denominator: shown.denominator
		};
	});

/** What an attacker recovers of what was hidden. */
function recovered(
	figures: readonly Observation[],
	hidden: ReadonlyMap<string, Inference>,
	knowledge: Pick<Knowledge, 'wholes' | 'shares'>,
	guess: Pick<Knowledge, 'least' | 'most'> = { least: 0, most: MOST }
) {
	const seen = seenOf(figures, hidden);
	const editions = [...new Set(figures.map(({ vintage }) => vintage as string))].sort();
	const told = attack(seen, { ...knowledge, ...guess, editions });
	const elsewhere = printedElsewhere(seen);
	return figures.filter((each) => {
		if (!hidden.has(figureId(each))) return false;
		const truth = each.numerator ?? each.value;
		return (
			told.get(`${each.indicator} ${each.period} ${each.vintage}`) === truth ||
			elsewhere.get(`${each.indicator} ${each.period}`)?.has(each.value ?? Number.NaN) === true
		);
	});
}

const wholesFor = (open: boolean) => [
	...[...Q, YEAR].map((period) => ({
		of: `left ${period}`,
		parts: PARTS.map((part) => `${part} ${period}`),
		open
	})),
	...['left', ...PARTS].map((each) => ({
		of: `${each} ${YEAR}`,
		parts: Q.map((period) => `${each} ${period}`),
		open: false
	}))
];

const count = fc.nat({ max: 14 });
/** Four quarters of leavers by reason, in one or two editions: all cells of a quarter are printed, or none of one edition's. */
const returns = fc
	.record({
		parts: fc.array(fc.tuple(count, count, count, count), { minLength: 4, maxLength: 4 }),
		unsaid: fc.array(fc.nat({ max: 7 }), { minLength: 4, maxLength: 4 }),
		open: fc.boolean(),
		revised: fc.array(
			fc.record({ quarter: fc.nat({ max: 3 }), part: fc.nat({ max: 3 }), by: fc.nat({ max: 9 }) }),
			{
				maxLength: 2
			}
		),
		again: fc.boolean()
	})
	.map(({ parts, unsaid, open, revised, again }) => {
		const edition = (vintage: string, given: readonly (readonly number[])[]) => {
			const rest = (quarter: number) => (open ? (unsaid[quarter] ?? 0) : 0);
			const total = (quarter: number) =>
				(given[quarter] ?? []).reduce((sum, each) => sum + each, 0) + rest(quarter);
			const quarters = Q.flatMap((period, quarter) => [
				figure(vintage, 'left', period, total(quarter)),
				...PARTS.map((part, place) => figure(vintage, part, period, given[quarter]?.[place] ?? 0))
			]);
			const year = [0, 1, 2, 3];
			return [
				...quarters,
				figure(
					vintage,
					'left',
					YEAR,
					year.reduce((sum, quarter) => sum + total(quarter), 0)
				),
				...PARTS.map((part, place) =>
					figure(
						vintage,
						part,
						YEAR,
						year.reduce((sum, quarter) => sum + (given[quarter]?.[place] ?? 0), 0)
					)
				)
			];
		};
		const later = parts.map((row, quarter) =>
			row.map(
				(each, part) =>
					each +
					revised
						.filter((change) => change.quarter === quarter && change.part === part)
						.reduce((sum, { by }) => sum + by, 0)
			)
		);
		return {
			open,
			figures: [...edition('a', parts), ...(again ? edition('b', later) : [])]
		};
	});

describe('figures hidden from the public', () => {
	it('cannot be recovered from any return of parts, totals, quarters and years, in one edition or two', () => {
		fc.assert(
			fc.property(returns, ({ figures, open }) => {
				const hidden = hide(figures);
				for (const each of figures)
					if ((each.value ?? 0) > 0 && (each.value ?? 0) <= 5)
						expect(hidden.has(figureId(each))).toBe(true);
				const knowledge = { wholes: wholesFor(open), shares: [] };
				expect(recovered(figures, hidden, knowledge).map(figureId)).toEqual([]);
				expect(smallMoves(seenOf(figures, hidden), 5)).toEqual([]);
			}),
			{ numRuns: 150 }
		);
	}, 120_000);

	it('would be recovered if only the small numbers were hidden', () => {
		const figures = [
			figure('a', 'left', Q[0] ?? '', 30),
			...[3, 8, 9, 10].map((value, place) => figure('a', PARTS[place] ?? '', Q[0] ?? '', value))
		];
		const small = new Map(
			figures.filter(({ value }) => value === 3).map((each) => [figureId(each), 'count' as const])
		);
		const knowledge = { wholes: wholesFor(false), shares: [] };
		expect(recovered(figures, small, knowledge)).toHaveLength(1);
		expect(recovered(figures, hide(figures), knowledge)).toEqual([]);
	});

	it('are not told by the range that is left to them: two of 1 to 5 that make ten are five each', () => {
		const figures = [
			figure('a', 'left', Q[0] ?? '', 30),
			...[5, 5, 9, 11].map((value, place) => figure('a', PARTS[place] ?? '', Q[0] ?? '', value))
		];
		const two = new Map(
			figures.filter(({ value }) => value === 5).map((each) => [figureId(each), 'count' as const])
		);
		const knowledge = { wholes: wholesFor(false), shares: [] };
		const small = { least: 1, most: 5 };
		expect(recovered(figures, two, knowledge, small)).toHaveLength(2);
		expect(recovered(figures, hide(figures), knowledge, small)).toEqual([]);
	});

	it('are not told by another edition: neither by a change of a few, nor by the same figure', () => {
		const changed = [figure('a', 'left', YEAR, 25), figure('b', 'left', YEAR, 28)];
		expect([...hide(changed).values()]).toEqual(['difference']);
		expect(smallMoves(seenOf(changed, new Map()), 5)).toHaveLength(1);
		const same = [
			figure('a', 'left', YEAR, 30),
			...[3, 7, 9, 11].map((value, place) => figure('a', PARTS[place] ?? '', YEAR, value)),
			...[3, 7].map((value, place) => figure('b', PARTS[place] ?? '', YEAR, value))
		];
		expect(hide(same).get(figureId(same[6] as Observation))).toBe('again');
		expect(recovered(same, hide(same), { wholes: wholesFor(false), shares: [] })).toEqual([]);
	});

	it('nor by a paper that is out', () => {
		const figures = [figure('paper', 'left', YEAR, 22), figure('return', 'left', YEAR, 25)];
		const hidden = hide(figures, ({ vintage }) => vintage === ('paper' as VintageId));
		expect([...hidden]).toEqual([[figureId(figures[1] as Observation), 'difference']]);
	});

	it('nor by a quarter that nobody prints, between two counts of the year to date', () => {
		const half = '2021-04-01/2021-09-30';
		const figures = [figure('a', 'left', Q[0] ?? '', 20), figure('a', 'left', half, 23)];
		expect(hide(figures).size).toBe(1);
		expect(hide([figure('a', 'left', Q[0] ?? '', 20), figure('a', 'left', half, 29)]).size).toBe(0);
	});

	it('nor by a share and what it is a share of', () => {
		const figures = [
			figure('a', 'in-care', YEAR, 349),
			figure('a', 'offended', YEAR, 3),
			figure('a', 'offending', YEAR, 0.86, { decimals: 2 })
		];
		const units = { offending: 'percent' as const };
		const knowledge = {
			wholes: [],
			shares: [{ share: 'offending', count: 'offended', base: 'in-care' }]
		};
		const small = new Map([[figureId(figures[1] as Observation), 'count' as const]]);
		expect(recovered(figures, small, knowledge)).toHaveLength(1);
		expect(hide(figures, () => false, units).get(figureId(figures[2] as Observation))).toBe(
			'share'
		);
		expect(
			recovered(
				figures,
				hide(figures, () => false, units),
				knowledge
			)
		).toEqual([]);
	});

	it('nor by shares that make a whole, nor by the few who are not counted', () => {
		const share = (indicator: string, numerator: number) =>
			figure('a', indicator, YEAR, Math.round((1000 * numerator) / 60) / 10, {
				decimals: 1,
				numerator,
				denominator: 60
			});
		const three = [share('placed-near', 40), share('placed-far', 17), share('placed-unknown', 3)];
		const units = Object.fromEntries(three.map(({ indicator }) => [indicator, 'percent' as const]));
		expect(hide(three, () => false, units).size).toBe(2);
		const two = [share('placed-near', 57)];
		expect([...hide(two, () => false, units).values()]).toEqual(['complement']);
	});

	it('an average of ten or fewer is hidden, and a number printed beside a mark', () => {
		const mean = figure('a', 'placements', YEAR, 2.4, { decimals: 1, denominator: 7 });
		expect([...hide([mean], () => false, { placements: 'score' }).values()]).toEqual(['base']);
		const marked = figure('a', 'share', YEAR, null, { numerator: 3, denominator: 349 });
		expect([...hide([marked], () => false, { share: 'percent' }).values()]).toEqual(['count']);
	});

	it('hides nothing that is out, and nothing where nothing is small', () => {
		const figures = [
			figure('a', 'left', YEAR, 60),
			...[14, 15, 15, 16].map((value, place) => figure('a', PARTS[place] ?? '', YEAR, value))
		];
		expect(hide(figures).size).toBe(0);
		expect(hide([figure('a', 'left', YEAR, 3)], () => true).size).toBe(0);
		expect(cellsToHide([], [])).toEqual(new Map());
	});
});
