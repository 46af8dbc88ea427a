import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { undoVintage } from '$lib/database/staged';
import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import type { IsoDate } from '$lib/domain/id';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { acceptTable, placeStaged, stageReading, type Table } from '$lib/state/take-in';
import { doubtStaged } from '$lib/state/take-in-doubts';
import { readingOf } from '$lib/state/upload-reading';
import { readOn, samples, setting, type Sample } from '../intake/samples/samples';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const { register } = readRegister(
	new Map(REGISTER_TABLES.map((table) => [table, readFileSync(`data/${table}.csv`, 'utf8')]))
);
let engine: Engine;
beforeAll(async () => {
	engine = await startNodeEngine();
	await createSchema(engine);
	await loadRegister(engine, register);
	await loadObservations(engine, readFileSync('data/observations.csv'));
});
afterAll(() => engine.close());

/** A table read on a desk and laid beside the record. */
async function placed(text: string, sample: Pick<Sample, 'file' | 'answers'>) {
	const sheet = await readOn(text, sample);
	if (!sheet?.source) throw new Error(`${sample.file} is no table`);
	const reading = readingOf(sheet);
	const staged = await stageReading(engine, sample.file, reading, []);
	const table: Table = {
		file: sample.file,
		sheet: null,
		hash: createHash('sha256').update(text).digest('hex'),
		source: sheet.source,
		called: '',
		published: '2026-06-01' as IsoDate
	};
	const measures = [...sheet.indicators, ...setting.indicators];
	const placed = await placeStaged(engine, staged, table);
	const doubted = await doubtStaged(
		engine,
		staged,
		table,
		placed,
		sheet.questions,
		sample.answers,
		measures
	);
	const where = { ...placed, ...doubted };
	return { sheet, staged, table, where };
}
const rows = async () => {
	const [row] = await engine.query<{ rows: number }>(
		'SELECT count(*)::int AS rows FROM observation'
	);
	return row?.rows ?? 0;
};

describe('what is held says what the years of a paper mean', () => {
	test.each(['nottingham-paper-2021-01-18', 'nottingham-paper-2021-09-20'])(
		'%s agrees at +1, and the evidence names the cells that differ',
		async (paper) => {
			const text = readFileSync(`data/papers/${paper}.csv`, 'utf8');
			const { where } = await placed(text, {
				file: 'table.csv',
				answers: new Map([
					['measure.which', 'cla-offending'],
					['place.which', 'E06000018']
				])
			});
			const [asked] = where.questions;
			expect(asked?.rule).toBe('period.bare-year');
			expect(asked?.evidence).toMatch(
				/^At \+1 year this table agrees with what is held in (10|11) of 11 cells/
			);
			expect(asked?.evidence).toMatch(/; at 0 in \d of 1\d/);
			expect(asked?.evidence).toContain('board paper of 18 January 2021');
		}
	);

	test('a table labelled a year early is asked about, and once it is answered not again', async () => {
		const lines = (
			await engine.query<{ line: string }>(
				`SELECT format('{},{},{},{},{},{},{}', 'LAC_Convictions', '', year(period_end::date) - 1, geography.name, value, number, 'NA') AS line
			FROM current_observation JOIN indicator USING (indicator_key) JOIN geography USING (geography_key) JOIN period USING (period_key)
			WHERE indicator = 'cla-offending' AND geography IN ('E06000018', 'E92000001', 'E06000015') AND value IS NOT NULL`
			)
		).map(({ line }) => line);
		const text = `Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n${lines.join('\n')}\n`;
		const sample = { file: 'late.csv', answers: new Map<string, string>() };
		const [question] = (await placed(text, sample)).where.questions;
		expect(question).toMatchObject({ rule: 'period.offset', fallback: null });
		expect(question?.evidence).toMatch(/^At \+1 year this table agrees/);
		const answered = await placed(text, { ...sample, answers: new Map([['period.offset', '1']]) });
		expect(answered.where.questions).toEqual([]);
		expect(answered.where.changes.revised).toBe(0);
		expect(answered.where.changes.new).toBe(0);
	});
});

const holding = samples.filter(({ format }) => !['lait-dictionary', 'ees-meta'].includes(format));

describe.each(holding)('$format', (sample) => {
	test('is added, added again changes nothing, and is taken back', async () => {
		const before = await rows();
		const first = await placed(sample.text, sample);
		const { figures } = first.sheet;
		const { changes } = first.where;
		expect(
			changes.new +
				changes.revised +
				changes.unchanged +
				changes.suppressed +
				changes.released +
				changes.superseded
		).toBe(figures.length);
		const { edition, added } = await acceptTable(engine, first.staged, first.table);
		expect(added).toBe(figures.length);
		expect(edition.vintage.startsWith(`${first.table.source.prefix}-2026-06-01`)).toBe(true);
		expect(await rows()).toBe(before + figures.length);

		const again = await placed(sample.text, sample);
		expect(again.where.held?.vintage).toBe(edition.vintage);
		expect(again.where.held_in_full).toBe(true);
		expect(again.where.changes.new).toBe(0);
		expect((await acceptTable(engine, again.staged, again.table)).added).toBe(0);
		expect(await rows()).toBe(before + figures.length);

		expect(await undoVintage(engine, edition.vintage)).toBe(figures.length);
		expect(await rows()).toBe(before);
	});
});
