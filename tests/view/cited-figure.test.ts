import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacedFigure } from '$lib/database/queries/cell-editions';
import { FIGURE_PARTS, type FigureBinding } from '$lib/domain/figure-binding';
import type { GeographyCode, PeriodId, VintageId } from '$lib/domain/id';
import { viewCited, type CitedCell } from '$lib/view/cited-figure';
import { formatFigure } from '$lib/view/number';
import { day, firstTime, lookedAfter, offending } from './answer';

const binding: FigureBinding = {
	indicator: offending.indicator,
	geography: 'E06000018' as GeographyCode,
	period: '2019-04-01/2020-03-31' as PeriodId,
	vintage: 'lait-2021-04-01' as VintageId,
	of: 'value'
};

const row = (change: Partial<PlacedFigure> = {}): PlacedFigure => ({
	...binding,
	value: 4,
	symbol: null,
	numerator: null,
	denominator: null,
	decimals: 0,
	publisher: 'DfE',
	title: 'Tool',
	published: day('2021-04-01'),
	retrieved: day('2021-04-02'),
	status: 'statistics',
	licence: 'OGL',
	note: null,
	hash: null,
	held_back: null,
	...change
});

const cited = (
	printed: readonly PlacedFigure[],
	change: Partial<CitedCell> = {},
	of: FigureBinding['of'] = 'value'
) =>
	viewCited(
		{ ...binding, of },
		{ indicator: offending, place: 'Nottingham', printed, now: printed.at(-1) ?? null, ...change }
	);

describe('a number bound in a text', () => {
	it('is printed with its edition’s own decimals, whatever they are', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0, max: 1000, noNaN: true }),
				fc.integer({ min: 0, max: 3 }),
				(value, decimals) => {
					const text = cited([row({ value, decimals })])?.text;
					expect(text).toBe(formatFigure(value, decimals, 'percent'));
				}
			)
		);
	});

	it('is null where its edition has no such row, and never throws for what an edition prints', () => {
		expect(cited([])).toBeNull();
		expect(cited([row({ vintage: 'other-2020' as VintageId })])).toBeNull();
		const count = fc.option(fc.nat(10_000), { nil: null });
		fc.assert(
			fc.property(
				fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: null }),
				count,
				count,
				fc.constantFrom(...FIGURE_PARTS),
				fc.constantFrom(offending, firstTime, lookedAfter),
				(value, numerator, denominator, of, indicator) => {
					const symbol = value === null ? 'c' : null;
					const found = cited([row({ value, symbol, numerator, denominator })], { indicator }, of);
					expect(found?.reason === null).toBe(found?.symbol === null);
					if (found?.reason !== null) expect(found?.doubts).toEqual([]);
				}
			)
		);
	});

	it('says what rounding hides without counts, and the likely range with those of an edition that agrees', () => {
		expect(cited([row()])?.doubts).toEqual(['Rounded: it can be anything from 3.5% to 4.5%.']);
		const beside = row({
			vintage: 'dfe-2020' as VintageId,
			published: day('2020-12-01'),
			...{ value: 4.5, decimals: 1, numerator: 15, denominator: 337 }
		});
		expect(cited([beside, row()])?.doubts[0]).toBe(
			'Rounded: it can be anything from 3.5% to 4.5%.'
		);
		expect(cited([{ ...beside, value: 4.4 }, row()])?.doubts).toEqual([
			'Likely range (95%): 2.7% to 7.2% (15 of 337).',
			'One child is 0.3 percentage points.'
		]);
	});

	it('says that it was revised only where the same source printed something else before', () => {
		const before = row({
			...{ vintage: 'lait-2020-04-01' as VintageId, published: day('2020-04-01'), value: 3 }
		});
		expect(cited([before, row()])?.doubts[0]).toBe('Revised: an earlier edition printed 3%.');
		const other = { ...before, vintage: 'dfe-2020' as VintageId };
		expect(cited([other, row()])?.doubts[0]).toMatch(/^Rounded/);
		expect(cited([{ ...before, value: 4.1, decimals: 1 }, row()])?.doubts[0]).toMatch(/^Rounded/);
	});

	it('says what is held now where that is another figure, and nothing where it only has more decimals', () => {
		const now = row({
			...{ vintage: 'lait-2022-04-01' as VintageId, published: day('2022-04-01'), value: 5 }
		});
		const [first] = [cited([row()], { now })];
		expect(first?.since).toBe('The figure held now is 5% (DfE, Tool, edition of 1 April 2022).');
		expect(cited([row()], { now: { ...now, value: 4.2, decimals: 1 } })?.since).toBeNull();
		expect(cited([row()], { now: { ...now, value: null, symbol: 'c' } })?.since).toBe(
			'The figure held now is suppressed to protect children’s privacy, because the number is small.'
		);
		expect(cited([row()], { now: null })?.since).toBeNull();
		// A later edition that prints no counts takes none away.
		const counted = row({ numerator: 15, denominator: 337 });
		expect(cited([counted], { now: { ...now, value: 4 } }, 'count')?.since).toBeNull();
	});

	it('names the paper it is quoted from, and says what is provisional or held back', () => {
		const paper = row({ status: 'paper', title: 'Board paper of 1 April 2021' });
		expect(cited([paper])?.doubts[0]).toBe('Quoted from the paper of 1 April 2021.');
		expect(cited([row({ status: 'provisional' })])?.doubts[0]).toBe(
			'Provisional: the source may revise it.'
		);
		expect(cited([row({ held_back: 'It is a sum.' })])?.doubts[0]).toBe('Held back: It is a sum.');
	});

	it('says that an edition prints no counts where a count is asked of it', () => {
		expect(cited([row()], {}, 'count')).toMatchObject({
			text: 'Not published',
			reason: 'This edition does not print the number counted.',
			symbol: 'x'
		});
	});
});
