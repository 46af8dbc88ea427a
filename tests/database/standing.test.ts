import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askStanding, type StandingQuestion } from '$lib/database/queries/standing';
import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import { calendarYear, financialYearEnding } from '$lib/domain/period';
import { heldBack, loaded, register } from './fixture';

const NOTTINGHAM = 'E06000018' as GeographyCode;
const OLD_DORSET = 'E10000009' as GeographyCode;
const OLD_POOLE = 'E06000029' as GeographyCode;
const year = (number: number) => financialYearEnding(number).period;

const base = register();
const [some] = base.geographies;
if (!some) throw new Error('The fixture has no place.');
const abolished = { ...some, kind: 'authority', current: false } as const;
const record = register({
	geographies: [
		...base.geographies,
		{ ...abolished, geography: OLD_DORSET, number: 835, name: 'Dorset (Pre LG)' },
		{ ...abolished, geography: OLD_POOLE, number: 836, name: 'Poole (Pre LG)' }
	],
	neighbours: [
		...base.neighbours,
		{
			neighbour_set: '2021',
			geography: NOTTINGHAM,
			rank: 3,
			neighbour: OLD_POOLE,
			closeness: 'Close'
		}
	],
	held_back: [heldBack('lait-2021', 'cla-offending', 'E10000024', year(2020))]
});

const lines = [
	`cla-offending,${NOTTINGHAM},${year(2020)},lait-2020,4,,,,0,9`,
	`cla-offending,${NOTTINGHAM},${year(2020)},dfe-2021,4,,15,337,0,9`,
	`cla-offending,${NOTTINGHAM},${year(2019)},lait-2020,3,,,,0,9`,
	`cla-offending,${NOTTINGHAM},${year(2017)},lait-2020,5,,,,0,9`,
	`cla-offending,${NOTTINGHAM},${year(2022)},paper-2022,7,,,,0,9`,
	`cla-offending,E10000024,${year(2020)},lait-2020,2,,,,0,9`,
	`cla-offending,E10000024,${year(2020)},lait-2021,99,,,,0,9`,
	`cla-offending,E06000015,${year(2021)},lait-2021,,c,,,0,9`,
	`cla-offending,E06000015,${year(2020)},lait-2021,5.5,,,,1,9`,
	`cla-offending,${OLD_DORSET},${year(2020)},lait-2020,6,,,,0,9`,
	`cla-offending,${OLD_POOLE},${year(2017)},lait-2020,1,,,,0,9`,
	`cla-offending,E12000004,${year(2020)},lait-2020,3,,,,0,9`,
	`cla-offending,E92000001,${year(2020)},lait-2020,3,,,,0,9`,
	`cla-offending,E92000001,${year(2023)},lait-2020,3,,,,0,9`,
	`cla-number,${NOTTINGHAM},${calendarYear(2021).period},lait-2020,600,,,,0,9`,
	`cla-number,${NOTTINGHAM},2020-03-31,lait-2020,650,,,,0,9`
];

describe('how a measure stands', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await loaded(lines, record);
	});
	afterAll(() => engine.close());

	const ask = (change: Partial<StandingQuestion> = {}) =>
		askStanding(engine, {
			indicator: 'cla-offending' as IndicatorId,
			geography: NOTTINGHAM,
			neighbour_set: '2021',
			...change
		});

	it('is of the last period an authority has a row for, though nobody has a figure, and not a paper’s or England’s', async () => {
		const answer = await ask();
		expect(answer).toMatchObject({
			period: year(2021),
			previous_period: year(2020),
			lait_previous_period: year(2020),
			periods: [year(2017), year(2019), year(2020), year(2021)]
		});
		const derby = answer?.areas.find((area) => area.name === 'Derby');
		expect(derby?.figure).toMatchObject({ value: null, symbol: 'c', vintage: 'lait-2021' });
		expect(derby?.previous).toMatchObject({ value: 5.5, symbol: null, decimals: 1 });
		const nottingham = answer?.areas.find((area) => area.geography === NOTTINGHAM);
		expect(nottingham).toMatchObject({ figure: null, previous: { value: 4 } });
	});

	it('is of the period asked for, with the counts, and what is held back passed over', async () => {
		const answer = await ask({ period: year(2020) });
		expect(answer).toMatchObject({ period: year(2020), previous_period: year(2019) });
		expect(answer?.areas.map((area) => [area.name, area.figure?.value ?? null])).toEqual([
			['Birmingham', null],
			['Derby', 5.5],
			['Leicester', null],
			['Nottingham', 4],
			['Nottinghamshire', 2],
			['Rutland', null]
		]);
		const of = (name: string) => answer?.areas.find((area) => area.name === name)?.figure;
		expect(of('Nottingham')).toEqual({
			value: 4,
			symbol: null,
			numerator: 15,
			denominator: 337,
			decimals: 0,
			vintage: 'dfe-2021',
			counts_vintage: 'dfe-2021',
			held_back: null
		});
		expect(of('Nottinghamshire')?.held_back).toBe('lait-2021 cannot be right.');
		expect(answer?.vintages.map((each) => each.vintage)).toEqual([
			'lait-2021',
			'dfe-2021',
			'lait-2020'
		]);
		expect(answer?.vintages[0]).not.toHaveProperty('key');
		expect(answer?.indicator).toEqual(record.indicators[0]);
	});

	it('has England, the region, the neighbours and what is since abolished', async () => {
		const answer = await ask({ period: year(2020) });
		expect(answer).toMatchObject({
			england: { name: 'England', region: null, figure: { value: 3 }, previous: null },
			region_area: { name: 'East Midlands', figure: { value: 3 } },
			region: { name: 'East Midlands' },
			authority: { geography: NOTTINGHAM, current: true },
			neighbour_set: '2021',
			former: [{ name: 'Dorset (Pre LG)', figure: { value: 6 }, neighbour_rank: null }],
			former_neighbours: [{ name: 'Poole (Pre LG)', figure: null, neighbour_rank: 3 }]
		});
		expect(answer?.neighbours?.map((each) => each.name)).toEqual([
			'Birmingham',
			'Derby',
			'Poole (Pre LG)'
		]);
		const ranks = answer?.areas.flatMap((area) => area.neighbour_rank ?? []);
		expect(ranks).toEqual([1, 2]);
	});

	it('has no previous period where the one before is not adjacent, and still LAIT’s', async () => {
		expect(await ask({ period: year(2019) })).toMatchObject({
			previous_period: null,
			lait_previous_period: year(2017)
		});
		const answer = await ask({ indicator: 'cla-number' as IndicatorId });
		expect(answer).toMatchObject({
			period: calendarYear(2021).period,
			previous_period: null,
			lait_previous_period: '2020-03-31'
		});
		const area = answer?.areas.find((each) => each.geography === NOTTINGHAM);
		expect(area).toMatchObject({ previous: null, lait_previous: { value: 650 } });
	});

	it('has places without figures for a period nobody has, and for a measure without a row', async () => {
		const unknown = await ask({ period: '2030-03-31' as PeriodId });
		expect(unknown).toMatchObject({ period: '2030-03-31', previous_period: null, vintages: [] });
		expect(unknown?.areas.every((area) => area.figure === null)).toBe(true);
		expect(await ask({ indicator: 'first-time-entrants' as IndicatorId })).toMatchObject({
			period: null,
			periods: [],
			england: { figure: null }
		});
	});

	it('has no neighbours where none are asked for or the set is unknown', async () => {
		for (const neighbour_set of [null, '1999'])
			expect(await ask({ neighbour_set })).toMatchObject({ neighbour_set: null, neighbours: [] });
	});

	it('is null for a measure or a place nobody knows', async () => {
		expect(await ask({ indicator: 'no' as IndicatorId })).toBeNull();
		expect(await ask({ geography: 'E00000000' as GeographyCode })).toBeNull();
	});
});
