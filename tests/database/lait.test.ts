import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { acceptLait, discardLait, isAcceptable, replayLait } from '$lib/database/lait';
import { countRows } from '$lib/database/load';
import { askTrend } from '$lib/database/queries/trend';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import { indicator, INDICATORS, loaded, reload, vintage } from './fixture';
import { file, laitFile, lines, stage, whole } from './lait-file';

const FY20 = '2019-04-01/2020-03-31';
const held = [
	`cla-offending,E06000018,${FY20},lait-2020,3,,,,0,9`,
	`cla-offending,E06000015,${FY20},lait-2020,6,,,,0,10`,
	`cla-offending,E10000024,${FY20},lait-2020,2,,,,0,11`,
	`cla-offending,E08000025,2010-04-01/2011-03-31,lait-2020,2,,,,0,12`
];

let engine: Engine;
beforeAll(async () => {
	engine = await loaded(held);
});
afterAll(() => engine.close());

const rulesOf = (problems: readonly { rule: string }[]) => problems.map((each) => each.rule);

describe('a LAIT file, reviewed', () => {
	it('is counted: rows, measures, places, labels, figures and marks', async () => {
		const review = await stage(engine, file(whole()));
		expect(review).toMatchObject({
			file: 'lait.csv',
			rows: 24,
			usable_rows: 24,
			measures: 2,
			areas: 8,
			labels: 2,
			figures: 21,
			missing: [
				{ symbol: '-', cells: 2 },
				{ symbol: 'c', cells: 1 }
			],
			problems: [],
			indicators: []
		});
		expect(isAcceptable(review)).toBe(true);
	});

	it('is compared with what is held, at the coarser of two precisions', async () => {
		// Held for 2020: Nottingham 3 (now 4), Derby 6 (now 5.5: agrees), Nottinghamshire 2 (now c), Birmingham 2011 (gone).
		const review = await stage(engine, file(whole()));
		expect(review.comparison).toEqual({
			added: 21,
			revised: 1,
			unchanged: 1,
			withdrawn: 1,
			dropped: 1,
			superseded: 0
		});
	});

	it('changes nothing that is held', async () => {
		await stage(engine, file(whole()));
		expect(await countRows(engine, 'observation')).toBe(held.length);
		expect(await countRows(engine, 'indicator')).toBe(INDICATORS.length);
		await discardLait(engine);
	});

	it('reads Windows line ends, a byte order mark and newlines inside a cell', async () => {
		const rows = whole();
		rows[0] = 'LAC_Convictions,"A long\nname",2019,Nottingham,3,892,East Midlands';
		const review = await stage(engine, `\uFEFF${file(rows).replaceAll('\n', '\r\n')}`);
		expect(review).toMatchObject({ rows: 24, usable_rows: 24, problems: [] });
	});

	it('sets aside a measure nobody describes and asks for the dictionary', async () => {
		const review = await stage(
			engine,
			file([...whole(), ...lines('Mystery', '2020', Array(8).fill(1))])
		);
		expect(review).toMatchObject({ rows: 32, usable_rows: 24, unknown_measures: ['Mystery'] });
		expect(review.problems).toMatchObject([
			{ rule: 'identity.unknown-measure', severity: 'warning', row: 26, column: 'Short Desc' }
		]);
		expect(review.problems[0]?.message).toContain('data dictionary');
		expect(isAcceptable(review)).toBe(true);
	});

	it('sets aside a label that names no period', async () => {
		const review = await stage(
			engine,
			file([...whole(), ...lines('FirstYJS', '0', Array(8).fill(1))])
		);
		expect(review).toMatchObject({ usable_rows: 24, labels: 3 });
		expect(rulesOf(review.problems)).toEqual(['period.unknown']);
	});

	it('sets aside a place nobody knows and stops a number given to another place', async () => {
		const unknown = await stage(engine, file([...whole(), 'FirstYJS,,2020,Atlantis,1,999,NA']));
		expect(unknown.problems).toMatchObject([
			{ rule: 'identity.unknown-area', severity: 'warning', row: 26 }
		]);
		expect(unknown.usable_rows).toBe(24);
		const rows = whole();
		rows[1] = 'LAC_Convictions,,2019,Nottinghamshire,4,892,East Midlands';
		const swapped = await stage(engine, file(rows));
		expect(swapped.problems).toMatchObject([
			{ rule: 'identity.unknown-area', severity: 'error', row: 3 }
		]);
		expect(isAcceptable(swapped)).toBe(false);
	});

	it('holds back a national rate outside the range of its authorities', async () => {
		const rows = [
			...lines('FirstYJS', '2019', [357, 200, 90, 64, 70, 99, 164, 3071]),
			...lines('LACnum', '2019', [650, 900, 500, 600, 30, 2000, 4000, 78000])
		];
		const review = await stage(engine, file(rows));
		expect(review.held_back).toBe(1);
		expect(review.problems).toMatchObject([
			{ rule: 'value.national', severity: 'warning', row: 9 }
		]);
		expect(review.problems[0]?.message).toContain('3071');
		expect(review.problems[0]?.message).not.toContain('sum of the regions');
	});

	it('says when the national figure is the sum of the regions', async () => {
		const rows = lines('FirstYJS', '2019', [357, 200, 90, 64, 70, 99, 3071, 3071]);
		const review = await stage(engine, file(rows));
		expect(review.problems[0]?.message).toContain('sum of the regions');
	});

	it('notices measures that stop before the last place', async () => {
		const review = await stage(engine, file(whole().slice(0, -3)));
		expect(review.problems).toMatchObject([
			{ rule: 'structure.unfinished', severity: 'warning', row: 18 }
		]);
	});
});

describe('a LAIT file that cannot be added', () => {
	it('has one cell twice with two values', async () => {
		const review = await stage(
			engine,
			file([...whole(), 'LAC_Convictions,,2019,Nottingham,7,892,East Midlands'])
		);
		expect(review.problems).toContainEqual(
			expect.objectContaining({ rule: 'period.duplicate', severity: 'error', row: 26 })
		);
		const said = review.problems.find((each) => each.rule === 'period.duplicate')?.message;
		expect(said).toContain('Nottingham in 2019');
		expect(said).toContain('row 2');
		expect(isAcceptable(review)).toBe(false);
	});

	it('but not when both say the same: it is loaded once', async () => {
		const review = await stage(
			engine,
			file([...whole(), 'LAC_Convictions,,2019,Nottingham,3,892,East Midlands'])
		);
		expect(rulesOf(review.problems)).toContain('period.repeated');
		expect(isAcceptable(review)).toBe(true);
		expect(review.usable_rows).toBe(24);
	});

	it('counts every repeat, though it lists only the first', async () => {
		const same = await stage(engine, file([...whole(), ...whole()]));
		expect(same.problems.find((each) => each.rule === 'period.repeated')).toMatchObject({
			row: 26,
			message: expect.stringContaining('24 times, first in row 26')
		});
		expect(same.usable_rows).toBe(24);
		const other = whole().map((line) => line.replace(/,[^,]*(,\d+,[^,]*)$/, ',8$1'));
		const differing = await stage(engine, file([...whole(), ...other]));
		const said = differing.problems.filter((each) => each.rule === 'period.duplicate');
		expect(said).toHaveLength(21);
		expect(said[20]?.message).toContain('4 more repeated rows');
	});

	it.each(['abc', '1,2', '3%', 'nan', 'inf', '1_000', '5*', 'held', ''])(
		'has “%s” for a value',
		async (value) => {
			const rows = whole();
			rows[4] = `LAC_Convictions,,2019,Rutland,"${value}",857,East Midlands`;
			const review = await stage(engine, file(rows));
			expect(review.problems).toMatchObject([
				{ rule: 'value.unreadable', severity: 'error', row: 6, column: 'Values' }
			]);
			expect(isAcceptable(review)).toBe(false);
		}
	);

	it('has more bad values than are worth listing: twenty are, and the rest counted', async () => {
		const bad = Array.from({ length: 4 }, (_, year) =>
			lines('LACnum', `${2015 + year}`, Array(8).fill('?'))
		);
		const review = await stage(engine, file([...whole(), ...bad.flat()]));
		const said = review.problems.filter((each) => each.rule === 'value.unreadable');
		expect(said).toHaveLength(21);
		expect(said[20]).toMatchObject({ row: null });
		expect(said[20]?.message).toContain('12 more values');
	});

	it('was cut short in the middle of a row, or of a quoted cell', async () => {
		const text = file(whole(), '');
		for (const cut of [text.slice(0, -20), `${text}\n"LAC_Convictions","x","20`]) {
			const review = await stage(engine, cut);
			expect(review.problems[0]).toMatchObject({ rule: 'structure.ragged', severity: 'error' });
			expect(review.problems[0]?.row).toBeGreaterThan(20);
			expect(isAcceptable(review)).toBe(false);
		}
	});

	it('has a row with too many cells', async () => {
		const rows = whole();
		rows[2] += ',extra';
		const review = await stage(engine, file(rows));
		expect(review.problems).toMatchObject([{ rule: 'structure.ragged', row: 4 }]);
	});

	it('holds no rows, or none that anybody describes', async () => {
		expect(rulesOf((await stage(engine, file([]))).problems)).toContain('structure.no-rows');
		expect(rulesOf((await stage(engine, file(whole()), [])).problems)).toContain(
			'structure.no-rows'
		);
	});
});

describe('accepting a LAIT file', () => {
	beforeEach(async () => {
		await reload(engine, held);
	});

	it('adds every row under its edition, new measures too', async () => {
		const fresh = indicator('lait-mystery', { lait_code: 'Mystery' });
		const text = file([...whole(), ...lines('Mystery', '2018', Array(8).fill(1))]);
		const fine = INDICATORS.map((each) => ({ ...each, decimals: 1 }));
		const review = await stage(engine, text, [...fine, fresh]);
		expect(review.indicators.map((each) => each.indicator)).toEqual(['lait-mystery']);
		expect(await acceptLait(engine, review, vintage('lait-2022', '2022-04-01'))).toBe(32);
		expect(
			await engine.query(
				`SELECT period, value, decimals::int AS decimals, source_row FROM printed_observation
				WHERE vintage = 'lait-2022' AND geography = 'E06000015' ORDER BY source_row`
			)
		).toEqual([
			{ period: '2018-04-01/2019-03-31', value: 5, decimals: 0, source_row: 4 },
			{ period: FY20, value: 5.5, decimals: 1, source_row: 12 },
			{ period: '2020-01-01/2020-12-31', value: 33.2, decimals: 1, source_row: 20 },
			{ period: '2017-04-01/2018-03-31', value: 1, decimals: 0, source_row: 28 }
		]);
		expect(
			await engine.query("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'lait%'")
		).toEqual([]);
	});

	it('replays a file accepted before to the same rows', async () => {
		const edition = vintage('lait-2022', '2022-04-01');
		const kept = laitFile(file(whole()));
		expect(await replayLait(engine, kept, INDICATORS, edition)).toBe(24);
		const bad = laitFile(file(['x,,y,z,?,1,NA']));
		await expect(replayLait(engine, bad, INDICATORS, edition)).rejects.toThrow('errors');
		expect(await countRows(engine, 'observation')).toBe(held.length + 24);
	});

	it('makes a newer edition current and keeps the older', async () => {
		const review = await stage(engine, file(whole()));
		await acceptLait(engine, review, vintage('lait-2022', '2022-04-01'));
		const answer = await askTrend(engine, {
			indicator: 'cla-offending' as IndicatorId,
			geography: 'E06000018' as GeographyCode,
			neighbour_set: null
		});
		expect(answer?.rows.filter((row) => row.series === 'authority')).toMatchObject([
			{ value: 3 },
			{ period: FY20, value: 4, vintage: 'lait-2022' }
		]);
		expect(await countRows(engine, 'observation')).toBe(held.length + 24);
	});

	it('keeps a doubtful national figure but does not show it', async () => {
		const review = await stage(
			engine,
			file(lines('FirstYJS', '2019', [357, 200, 90, 64, 70, 99, 164, 3071]))
		);
		await acceptLait(engine, review, vintage('lait-2022', '2022-04-01'));
		const answer = await askTrend(engine, {
			indicator: 'first-time-entrants' as IndicatorId,
			geography: 'E06000018' as GeographyCode,
			neighbour_set: null
		});
		expect(answer?.rows.find((row) => row.series === 'england')).toMatchObject({
			value: null,
			symbol: 'held',
			held_back:
				'The edition prints 3071 for England, outside the range of its authorities (64 to 357), so it cannot be right.'
		});
	});

	it('completes an edition held in part from the same file', async () => {
		const text = file(whole());
		const edition = { ...vintage('lait-2022', '2022-04-01'), hash: 'abc' };
		const part = await stage(engine, file(whole().slice(0, 8)));
		expect(await acceptLait(engine, part, edition)).toBe(8);
		expect(await acceptLait(engine, await stage(engine, text), edition)).toBe(16);
		expect(await acceptLait(engine, await stage(engine, text), edition)).toBe(0);
		expect(await countRows(engine, 'observation')).toBe(held.length + 24);
	});

	it('changes nothing when it fails part way', async () => {
		const fresh = indicator('lait-mystery', { lait_code: 'Mystery' });
		const text = file([...whole(), ...lines('Mystery', '2011', Array(8).fill(1))]);
		const review = await stage(engine, text, [...INDICATORS, fresh]);
		const tables = ['observation', 'indicator', 'period', 'vintage', 'held_back'];
		const before = await Promise.all(tables.map((table) => countRows(engine, table)));
		await engine.query('INSERT INTO lait_raw SELECT * FROM lait_raw WHERE source_row = 2');
		await expect(acceptLait(engine, review, vintage('lait-2022', '2022-04-01'))).rejects.toThrow();
		expect(await Promise.all(tables.map((table) => countRows(engine, table)))).toEqual(before);
		await engine.query('DELETE FROM lait_raw WHERE source_row = 2');
		await expect(acceptLait(engine, review, vintage('lait-2022', '2022-04-01'))).rejects.toThrow(
			'should have added 32 rows but added 31'
		);
		expect(await Promise.all(tables.map((table) => countRows(engine, table)))).toEqual(before);
	});

	it('changes nothing when the key finds a cell twice that no check had found', async () => {
		const edition = vintage('lait-2022', '2022-04-01');
		const review = await stage(engine, file(whole()));
		await engine.query(`UPDATE lait_raw SET place = other.place
			FROM lait_raw AS other WHERE lait_raw.source_row = 3 AND other.source_row = 2`);
		await expect(acceptLait(engine, review, edition)).rejects.toThrow(/constraint/i);
		expect(await countRows(engine, 'observation')).toBe(held.length);
		expect(await countRows(engine, 'vintage')).toBe(4);
		expect(await acceptLait(engine, await stage(engine, file(whole())), edition)).toBe(24);
		await expect(engine.query('INSERT INTO observation SELECT * FROM observation')).rejects.toThrow(
			'primary key'
		);
	});

	it('refuses an edition’s id that another file already has', async () => {
		const review = await stage(engine, file(whole()));
		const other = { ...vintage('lait-2021', '2021-12-01'), hash: 'other' };
		await expect(acceptLait(engine, review, other)).rejects.toThrow();
		expect(await countRows(engine, 'observation')).toBe(held.length);
	});

	it('refuses a review with an error', async () => {
		const rows = whole();
		rows[0] = 'LAC_Convictions,,2019,Nottingham,?,892,East Midlands';
		const review = await stage(engine, file(rows));
		await expect(acceptLait(engine, review, vintage('lait-2022', '2022-04-01'))).rejects.toThrow(
			'cannot be added'
		);
	});
});
