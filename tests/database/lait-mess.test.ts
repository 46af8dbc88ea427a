import { afterAll, beforeEach, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { acceptLait, isAcceptable, recompare } from '$lib/database/lait';
import { askTrend } from '$lib/database/queries/trend';
import type { GeographyCode, IndicatorId, IsoDate } from '$lib/domain/id';
import { indicator, INDICATORS, loaded, reload, vintage } from './fixture';
import { file, lines, stage, whole } from './lait-file';

const FY20 = '2019-04-01/2020-03-31';
const held = [`cla-offending,E06000018,${FY20},lait-2020,3,,,,0,9`];

let engine: Engine;
beforeAll(async () => {
	engine = await loaded(held);
});
beforeEach(() => reload(engine, held));
afterAll(() => engine.close());

const edition = (id: string, published: string) => vintage(id, published);
const withValue = (value: string) => {
	const rows = whole();
	rows[8] = `LAC_Convictions,,2020,Nottingham,${value},892,East Midlands`;
	return file(rows);
};

describe('a figure that cannot be', () => {
	it.each(['-400', '4000', '101.5', '-1'])(
		'is held back and named: a percentage of %s',
		async (value) => {
			const review = await stage(engine, withValue(value));
			expect(review.problems).toMatchObject([
				{ rule: 'value.out-of-range', severity: 'warning', row: 10, column: 'Values' }
			]);
			const said = review.problems[0]?.message;
			expect(said).toContain(`Row 10 prints ${value} for Nottingham in 2020`);
			expect(said).toContain('cla-offending');
			expect(said).toContain('no percentage');
			expect(review).toMatchObject({ held_back: 1, comparison: { revised: 0 } });
			expect(isAcceptable(review)).toBe(true);
			await acceptLait(engine, review, edition('lait-2022', '2022-04-01'));
			const answer = await askTrend(engine, {
				indicator: 'cla-offending' as IndicatorId,
				geography: 'E06000018' as GeographyCode,
				neighbour_set: null
			});
			const row = answer?.rows.find((each) => each.series === 'authority' && each.period === FY20);
			expect(row).toMatchObject({ value: 3, vintage: 'lait-2020' });
			expect(row?.held_back).toBe(
				`The edition prints ${value}, which no percentage of this measure can be.`
			);
		}
	);

	it('is a count or a rate below zero, but not a large one', async () => {
		const rows = [
			...lines('LACnum', '2020', [-1, 4000, 5, 6, 7, 8, 90, 90]),
			...lines('FirstYJS', '2020', [357, -2.5, 90, 64, 70, 99, 164, 172])
		];
		const review = await stage(engine, file(rows));
		expect(review.problems.map(({ rule, row }) => [rule, row])).toEqual([
			['value.out-of-range', 2],
			['value.out-of-range', 11]
		]);
		expect(review.held_back).toBe(2);
	});

	it('is said once for a measure, with how many more it has', async () => {
		const rows = lines('LACnum', '2020', [-1, -2, 5, 6, 7, 8, 90, 90]);
		const review = await stage(engine, file(rows));
		expect(review.problems).toHaveLength(1);
		expect(review.problems[0]?.message).toContain('1 more');
		expect(review.held_back).toBe(2);
	});

	it('is nothing in a gap or a score below zero', async () => {
		const measures = [
			indicator('gap', { lait_code: 'Gap', unit_label: '% gap' }),
			indicator('progress', { lait_code: 'Progress', unit: 'score' })
		];
		const values = [-3.98, 4, 5, 6, 7, 8, 5, 5];
		const rows = [...lines('Gap', '2016', values), ...lines('Progress', '2016', values)];
		expect(await stage(engine, file(rows), measures)).toMatchObject({
			problems: [],
			held_back: 0
		});
		const far = await stage(
			engine,
			file(lines('Gap', '2016', [-400, 4, 5, 6, 7, 8, 5, 5])),
			measures
		);
		expect(far.held_back).toBe(1);
	});

	it('is nothing where three authorities go beyond a limit, up to three times the third of them', async () => {
		const takeUp = (first: number) =>
			file(lines('LAC_Convictions', '2020', [first, 120, 110, 90, 95, 80, 99, 99]));
		expect(await stage(engine, takeUp(233))).toMatchObject({ problems: [], held_back: 0 });
		expect(await stage(engine, takeUp(4000))).toMatchObject({ held_back: 1 });
	});
});

describe('text that only looks like a number', () => {
	it.each([
		'1e-200',
		'1e30',
		'1E15',
		'-1e300',
		'1E-30',
		'1e-400',
		'-12.5E-400',
		'99999999999999999999',
		`0.${'0'.repeat(30)}1`
	])('“%s” is refused with its row and column', async (value) => {
		const review = await stage(engine, withValue(value));
		expect(review.problems).toMatchObject([
			{ rule: 'value.unreadable', severity: 'error', row: 10, column: 'Values' }
		]);
		expect(review.problems[0]?.message).toContain('neither a number nor a known mark');
		expect(isAcceptable(review)).toBe(false);
	});
});

describe('blank lines', () => {
	it.each(['\n', '\r\n'])('leave every other row its number, with %j', async (end) => {
		const rows = whole();
		rows.splice(20, 0, 'FirstYJS,,2021,Nottingham,?,892,East Midlands');
		rows.splice(8, 0, '');
		rows.splice(3, 0, '', '');
		const review = await stage(engine, file(rows).replaceAll('\n', end));
		expect(review).toMatchObject({ rows: 25, usable_rows: 24 });
		expect(review.problems.filter((each) => each.rule === 'value.unreadable')).toMatchObject([
			{ row: 25 }
		]);
		rows.splice(23, 1);
		const mended = await stage(engine, file(rows).replaceAll('\n', end));
		expect(mended.problems).toEqual([]);
		const placed = await engine.query<{ row: number }>(
			'SELECT source_row AS row FROM lait_cell ORDER BY row'
		);
		const lineNumbers = rows.flatMap((row, at) => (row === '' ? [] : [at + 2]));
		expect(placed.map(({ row }) => row)).toEqual(lineNumbers);
	});

	it('at the end, or inside a quoted cell, are no rows', async () => {
		const rows = whole();
		rows[0] = 'LAC_Convictions,"A long\n\nname",2019,Nottingham,3,892,East Midlands';
		const review = await stage(engine, `${file(rows)}\n\n`);
		expect(review).toMatchObject({ rows: 24, usable_rows: 24, problems: [] });
	});
});

describe('a place', () => {
	it('with another’s number is the only one blamed, before anything else', async () => {
		const rows = whole();
		rows[0] = 'LAC_Convictions,,2019,Nottingham,3,891,East Midlands';
		rows[4] = 'LAC_Convictions,,2019,Rutland,?,857,East Midlands';
		const review = await stage(engine, file(rows));
		expect(review.problems.map(({ rule, row }) => [rule, row])).toEqual([
			['identity.unknown-area', 2],
			['value.unreadable', 6]
		]);
	});

	it.each(['891.6', '8.9', '892.0', 'x'])('is not numbered %s', async (number) => {
		const rows = whole();
		rows[0] = `LAC_Convictions,,2019,Nottingham,3,${number},East Midlands`;
		const review = await stage(engine, file(rows));
		expect(review.usable_rows).toBe(23);
		expect(review.problems).toMatchObject([
			{ rule: 'identity.unknown-area', severity: 'warning', row: 2, column: 'LA Number' }
		]);
		expect(review.problems[0]?.message).toContain('no whole number');
	});

	it.each([' 892 ', '0892', '00892', ' 000000000000000892'])(
		'may have blanks around its number and zeros before it: “%s”',
		async (number) => {
			const rows = whole();
			rows[0] = `LAC_Convictions,,2019,Nottingham,3,${number},East Midlands`;
			expect(await stage(engine, file(rows))).toMatchObject({
				usable_rows: 24,
				areas: 8,
				problems: []
			});
		}
	);

	it('with a number of many digits is told by it', async () => {
		const rows = whole();
		rows[0] = 'LAC_Convictions,,2019,Nottingham,3,89200,East Midlands';
		const { problems } = await stage(engine, file(rows));
		expect(problems[0]?.message).toContain('has the number 89200, which is no place’s');
	});

	it('whose numbers are none is told once, however many they are', async () => {
		const rows = whole();
		rows[0] = 'LAC_Convictions,,2019,Nottingham,3,E1,East Midlands';
		rows[8] = 'LAC_Convictions,,2020,Nottingham,4,E2,East Midlands';
		rows[16] = 'FirstYJS,,2020,Nottingham,357,E3,East Midlands';
		const review = await stage(engine, file(rows));
		expect(review).toMatchObject({ areas: 8, usable_rows: 21, problems: [{ row: 2 }] });
		expect(review.problems).toHaveLength(1);
		expect(review.problems[0]?.message).toContain('(3 rows)');
	});
});

describe('a file with far fewer measures than an edition held', () => {
	const many = Array.from({ length: 10 }, (_, at) =>
		indicator(`measure-${at}`, { lait_code: `M${at}` })
	);
	const measures = [...INDICATORS, ...many];
	const holding = (codes: number) =>
		file(
			many
				.slice(0, codes)
				.flatMap(({ lait_code }) => lines(lait_code ?? '', '2020', Array(8).fill(1)))
		);

	it('may have been cut short, and may be added all the same', async () => {
		const before = await stage(engine, holding(10), measures);
		expect(before.problems).toEqual([]);
		await acceptLait(engine, before, edition('lait-2022', '2022-04-08'));
		const review = await stage(engine, holding(2), measures);
		expect(review.problems).toMatchObject([
			{ rule: 'structure.fewer-measures', severity: 'warning', row: null }
		]);
		expect(review.problems[0]?.message).toContain(
			'holds 2 of the 10 measures of the edition held before (8 April 2022)'
		);
		expect(isAcceptable(review)).toBe(true);
		expect((await stage(engine, holding(10), measures)).problems).toEqual([]);
	});
});

describe('an edition added after a newer one', () => {
	it('is compared as one that is not shown, once its date is known', async () => {
		const newer = await stage(engine, file(lines('LAC_Convictions', '2020', [5, 6, 7])));
		await acceptLait(engine, newer, edition('lait-2022', '2022-04-08'));
		const staged = await stage(engine, file(whole()));
		expect(staged.comparison).toMatchObject({ added: 21, revised: 2, withdrawn: 1, superseded: 0 });
		expect(staged.older_than).toBeNull();
		const older = await recompare(engine, staged, '2022-01-29' as IsoDate);
		expect(older.comparison).toEqual({
			added: 21,
			revised: 0,
			unchanged: 0,
			withdrawn: 0,
			dropped: 0,
			superseded: 3
		});
		expect(older.older_than).toMatchObject({ vintage: 'lait-2022', published: '2022-04-08' });
		const later = await recompare(engine, older, '2022-05-01' as IsoDate);
		expect(later.comparison).toEqual(staged.comparison);
		expect(later.older_than).toBeNull();
	});

	it('changes what is shown only as that comparison says', async () => {
		const shown = () =>
			engine.query(
				`SELECT value FROM current_observation JOIN geography USING (geography_key) JOIN period USING (period_key)
				WHERE geography IN ('E06000018', 'E10000024', 'E06000015') AND period = '${FY20}' ORDER BY geography`
			);
		const newer = await stage(engine, file(lines('LAC_Convictions', '2020', [5, 6, 7])));
		await acceptLait(engine, newer, edition('lait-2022', '2022-04-08'));
		const before = await shown();
		const older = await stage(engine, file(lines('LAC_Convictions', '2020', [4, 'c', 5.5])));
		const compared = await recompare(engine, older, '2022-01-29' as IsoDate);
		expect(compared.comparison).toMatchObject({ added: 0, revised: 0, superseded: 3 });
		await acceptLait(engine, compared, edition('lait-2022-01', '2022-01-29'));
		expect(await shown()).toEqual(before);
	});
});
