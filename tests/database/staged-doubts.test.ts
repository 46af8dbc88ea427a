import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askDoubts, candidateMeasures, findDoubts, latestPeriod } from '$lib/database/staged';
import type { GeographyCode } from '$lib/domain/id';
import type { VintageStatus } from '$lib/domain/vintage';
import { heldBack, loaded, register } from './fixture';
import { doubt, figure, FY19, FY20, place, put } from './staged-figures';

const measure = 'cla-offending';
const number = 'cla-number';
const FY22 = '2021-04-01/2022-03-31';

describe('figures beside those held of their place', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await loaded(
			[
				`${measure},${place.derby},${FY19},lait-2020,4,,,,0,2`,
				`${measure},${place.derby},${FY20},lait-2020,6,,,,0,3`,
				`${measure},${place.nottingham},${FY20},lait-2020,0,,,,0,4`,
				`${measure},${place.england},${FY20},lait-2020,3,,,,0,5`,
				`${measure},${place.england},${FY19},lait-2020,90,,,,0,6`,
				`${number},${place.derby},${FY20},lait-2020,600,,,,0,7`,
				`${number},${place.nottingham},${FY20},lait-2020,4,,,,0,8`,
				`${number},${place.derby},${FY19},paper-2022,60000,,,,0,2`
			],
			register({ held_back: [heldBack('lait-2020', measure, place.england, FY19)] })
		);
	});
	afterAll(() => engine.close());

	const rows = async (...given: Parameters<typeof put> extends [Engine, ...infer R] ? R : never) =>
		(await findDoubts(engine, await put(engine, ...given))).cells.map(
			({ source_row }) => source_row
		);

	it('are doubted past ten times the highest and under a tenth of the lowest, of any period', async () => {
		expect(
			await rows([
				figure(number, place.derby, FY22, 6001, { source_row: 2 }),
				figure(number, place.derby, FY20, 6000, { source_row: 3 }),
				figure(number, place.derby, FY19, 59, { source_row: 4 }),
				figure(measure, place.derby, FY22, 0.3, { source_row: 5 }),
				figure(measure, place.derby, FY20, 0.4, { source_row: 6 })
			])
		).toEqual([2, 4, 5]);
	});

	it('are let be when small, zero, missing, held back, or of a place nobody holds', async () => {
		expect(
			await rows(
				[
					figure(number, place.nottingham, FY22, 99),
					figure(number, place.derby, FY22, 0),
					figure(number, place.derby, FY19, 'c'),
					figure(number, place.leicester, FY22, 90000),
					figure(measure, place.nottingham, FY22, 40),
					figure(number, place.derby, FY20, 90000)
				],
				{ held: [doubt(number, place.derby, FY20)] }
			)
		).toEqual([]);
	});

	it('are not measured by a paper, nor by what is held back', async () => {
		expect(
			await rows([
				figure(number, place.derby, FY22, 43954, { source_row: 2 }),
				figure(measure, place.england, FY22, 31, { source_row: 3 })
			])
		).toEqual([2, 3]);
	});

	const ask = async (figures: Parameters<typeof put>[1], status: VintageStatus) =>
		askDoubts(engine, await put(engine, figures), status, () => false);
	const slip = [
		figure(number, place.derby, FY22, 43954, { source_row: 2 }),
		figure(number, place.nottingham, FY22, 5, { source_row: 3 })
	];

	it('are warned of, and asked about in a return', async () => {
		const { problems, questions } = await ask(slip, 'local');
		expect(problems).toMatchObject([
			{ file: 'file.csv', row: 2, rule: 'value.tenfold', severity: 'warning' }
		]);
		expect(problems[0]?.message).toContain('prints 43,954 for Derby in 2021/22');
		expect(problems[0]?.message).toContain('where 600 is held');
		expect(questions).toMatchObject([{ rule: 'value.confirm:2', fallback: null }]);
		expect(questions[0]?.options.map(({ option }) => option)).toEqual(['keep', 'leave-out']);
		const published = await ask(slip, 'statistics');
		expect(published.problems).toEqual(problems);
		expect(published.questions).toEqual([]);
	});

	const shares = [
		figure(measure, place.derby, FY19, 0.04, { source_row: 2 }),
		figure(measure, place.derby, FY20, 0.06, { source_row: 3 })
	];

	it('of a measure that is a hundredth throughout are said once, and asked about in a publication too', async () => {
		const { problems, questions } = await ask(shares, 'statistics');
		expect(problems).toMatchObject([{ row: 2, rule: 'value.unit', severity: 'warning' }]);
		expect(problems[0]?.message).toContain('about a hundredth of what is held, in 2 of the 2');
		expect(questions.map(({ rule }) => rule)).toEqual(['value.confirm:2,3']);
	});

	it('give evidence and nothing else while it is asked whether they are shares of one', async () => {
		const staged = await put(engine, shares);
		const {
			problems,
			questions,
			shares: said
		} = await askDoubts(engine, staged, 'local', ({ indicator }) => indicator === measure);
		expect([problems, questions]).toEqual([[], []]);
		expect(said.get(measure)).toContain('2 are far lower: row 2 has 0.04 for Derby');
	});

	it('are listed twenty by name and then counted', async () => {
		const many = Array.from({ length: 23 }, (_, at) =>
			figure(number, place.derby, `${1990 + at}-03-31`, 7000 + at, { source_row: at + 2 })
		);
		const { problems } = await ask(many, 'statistics');
		expect(problems).toHaveLength(21);
		expect(problems[20]?.message).toMatch(/^3 more figures/);
	});

	it('have a latest period, those nobody holds among them', async () => {
		expect((await latestPeriod(engine, await put(engine, slip)))?.period).toBe(FY22);
		expect(await latestPeriod(engine, await put(engine, []))).toBeNull();
	});
});

describe('an engine that holds some measures, and none of those with figures held back', () => {
	it('is asked for doubts and for candidates all the same', async () => {
		const engine = await loaded(
			[
				`${number},${place.derby},${FY20},lait-2020,600,,,,0,7`,
				`${number},${place.derby},${FY19},lait-2020,610,,,,0,8`
			],
			register({ held_back: [heldBack('lait-2020', measure, place.england, FY19)] })
		);
		const staged = await put(engine, [figure(number, place.derby, FY22, 6101)]);
		expect((await findDoubts(engine, staged)).total).toBe(1);
		const values = [{ period: FY20, value: 600, decimals: 0 }];
		const geography = place.derby as GeographyCode;
		expect(await candidateMeasures(engine, { geography, values })).toMatchObject([
			{ indicator: number, agreed: 1 }
		]);
		await engine.close();
	});
});
