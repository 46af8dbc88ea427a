import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askLaitStatistics } from '$lib/database/queries/lait-statistics';
import { loadObservations } from '$lib/database/record';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import { financialYearEnding, type Period } from '$lib/domain/period';
import { heldBack, indicator, loaded, observations, register, reload } from './fixture';
import { differences, plainStatistics } from './plain-lait-statistics';

const NOTTINGHAM = 'E06000018' as GeographyCode;
const OLD_DORSET = 'E10000009' as GeographyCode;

const measures = [
	indicator('low'),
	indicator('high', { polarity: 'high' }),
	indicator('neither', { polarity: 'none' }),
	indicator('unbanded', { quartile: false })
];
const base = register();
const [first] = base.geographies;
if (!first) throw new Error('The fixture has no place.');
const fixture = register({
	indicators: measures,
	held_back: [heldBack('lait-2021', 'low', 'E06000016', financialYearEnding(2020).period)],
	geographies: [
		...base.geographies,
		{ ...first, geography: OLD_DORSET, number: 835, kind: 'authority', current: false }
	],
	neighbours: [
		...base.neighbours,
		...[OLD_DORSET, 'E06000017', 'E10000024'].map((neighbour, at) => ({
			neighbour_set: '2021',
			geography: 'E06000015' as GeographyCode,
			rank: at + 1,
			neighbour: neighbour as GeographyCode,
			closeness: 'Close'
		}))
	]
});
const current = fixture.geographies
	.filter((each) => each.kind === 'authority' && each.current)
	.map((each) => each.geography);

const line = (measure: string, place: string, year: number, value: number | null | string) =>
	typeof value === 'number'
		? `${measure},${place},${financialYearEnding(year).period},lait-2021,${value},,,,0,9`
		: `${measure},${place},${financialYearEnding(year).period},lait-2021,,${value ?? 'c'},,,0,9`;

const asked = (...measures: readonly string[]) => ({
	indicators: measures as readonly IndicatorId[],
	neighbour_set: '2021'
});

describe('LAIT’s statistics', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await loaded([], fixture);
	});
	afterAll(() => engine.close());

	it('are the ones worked out by hand', async () => {
		const values = { E06000018: 4, E10000024: 2, E06000015: 4, E06000016: 9, E06000017: null };
		await reload(
			engine,
			[
				...Object.entries(values).map(([place, value]) => line('low', place, 2020, value)),
				line('low', OLD_DORSET, 2020, 6),
				line('low', 'E06000018', 2018, 1),
				line('low', 'E92000001', 2021, 3)
			],
			fixture
		);
		const rows = await askLaitStatistics(engine, asked('low'));
		// Leicester’s 9 is held back and Birmingham has no row; abolished Dorset, which has one, is ranked: 2, 4, 4, 6.
		expect(rows).toHaveLength(7);
		const shared = { of: 4, without: 3, q25: 3.5, q50: 4, q75: 4.5 };
		expect(rows.find((row) => row.geography === NOTTINGHAM)).toEqual({
			...shared,
			indicator: 'low',
			geography: NOTTINGHAM,
			period: financialYearEnding(2020).period,
			value: 4,
			rank: 2,
			tied: 2,
			band: 'B',
			neighbours_mean: 4,
			neighbours_median: 4,
			neighbours_with: 1,
			neighbours_of: 2,
			change: null,
			lait_change: 3
		});
		expect(rows.find((row) => row.geography === 'E06000016')).toMatchObject({
			...shared,
			value: null,
			rank: null,
			tied: null,
			band: null,
			neighbours_of: 0
		});
		expect(rows.find((row) => row.geography === 'E06000015')).toMatchObject({
			neighbours_mean: 4,
			neighbours_with: 2,
			neighbours_of: 3
		});
		expect(rows.find((row) => row.geography === OLD_DORSET)).toMatchObject({ rank: 4, band: 'D' });
	});

	it('are none for a measure nobody knows and one without a row, and for no measure', async () => {
		expect(await askLaitStatistics(engine, asked('no', 'high'))).toEqual([]);
		expect(await askLaitStatistics(engine, asked())).toEqual([]);
		const rows = await askLaitStatistics(engine, asked('no', 'low', 'high'));
		expect(new Set(rows.map((row) => row.indicator))).toEqual(new Set(['low']));
	});

	it('are those of the plain computation, whatever the figures', async () => {
		const cell = fc.option(fc.oneof(fc.nat(4), fc.constant('c')), { freq: 6, nil: undefined });
		const year = fc.record(
			Object.fromEntries([...current, OLD_DORSET].map((place) => [place, cell]))
		);
		const years = fc.uniqueArray(fc.integer({ min: 2016, max: 2021 }), { maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...measures), years, fc.array(year), async (m, at, rows) => {
				const lines: string[] = [];
				const cells = new Map<Period, Map<GeographyCode, number | null>>();
				for (const [place, number] of at.entries())
					for (const [code, value] of Object.entries(rows[place] ?? {})) {
						if (value === undefined) continue;
						lines.push(line(m.indicator, code, number, value));
						const [period] = [...cells.keys()].filter(
							(each) => each.period === financialYearEnding(number).period
						);
						const column = cells.get(period ?? financialYearEnding(number)) ?? new Map();
						const held =
							m.indicator === measures[0]?.indicator && number === 2020 && code === 'E06000016';
						column.set(code as GeographyCode, typeof value === 'number' && !held ? value : null);
						cells.set(period ?? financialYearEnding(number), column);
					}
				await engine.query('DELETE FROM observation');
				await loadObservations(engine, observations(...lines));
				const expected = plainStatistics(m, cells, current, fixture.neighbours);
				expect(differences(await askLaitStatistics(engine, asked(m.indicator)), expected)).toEqual(
					[]
				);
			}),
			{ numRuns: 15 }
		);
	});
});
