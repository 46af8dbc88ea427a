import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { acceptLait, stageLait } from '$lib/database/lait';
import { startNodeEngine } from '$lib/database/node';
import { askLaitStatistics } from '$lib/database/queries/lait-statistics';
import { askStanding, type StandingAnswer } from '$lib/database/queries/standing';
import { loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import type { GeographyCode } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { financialYearEnding, parsePeriod, type Period } from '$lib/domain/period';
import { parsePeriodLabel } from '$lib/domain/period-label';
import { describeMeasures } from '$lib/intake/lait-dictionary';
import { LaitReader } from '$lib/intake/lait-bulk/reader';
import { readRegister } from '$lib/intake/record';
import { vintage } from './fixture';
import { differences, plainStatistics, type Cells } from './plain-lait-statistics';

const DATA = '../shared/data';
const FILE = `${DATA}/lait_bds_long_2026-04-08.csv`;
const DICTIONARY = `${DATA}/lait_data_dictionary_2026-04-08.csv`;
const NOTTINGHAM = 'E06000018' as GeographyCode;

/** The measures of LAIT’s dictionary. */
function readDictionary(): readonly Indicator[] {
	const { data } = Papa.parse<Record<string, string>>(readFileSync(DICTIONARY, 'utf8'), {
		header: true,
		skipEmptyLines: true
	});
	const rows = data.map((cells, at) => ({
		row: at + 2,
		at: (column: string) => cells[column] ?? ''
	}));
	return describeMeasures(rows, 'dictionary.csv', () => undefined);
}

/** The file’s own text, cut into cells without the product: each measure by its code, with authorities’ cells only. */
function readFile(indicators: readonly Indicator[], places: ReadonlyMap<number, GeographyCode>) {
	const kinds = new Map(indicators.map((each) => [each.lait_code, each.year_kind]));
	const labels = new Map<string, Map<GeographyCode, number | null>>();
	const found = new Map<string, Map<Period, Map<GeographyCode, number | null>>>();
	const { data } = Papa.parse<string[]>(readFileSync(FILE, 'utf8'), { skipEmptyLines: true });
	for (const [code = '', , label = '', , text = '', number] of data.slice(1)) {
		const place = places.get(Number(number));
		if (place === undefined) continue;
		const key = `${code}|${label}`;
		let column = labels.get(key);
		if (!column) {
			labels.set(key, (column = new Map()));
			const kind = kinds.get(code.trim());
			const period = kind && parsePeriodLabel(label, kind)?.period;
			const measure = found.get(code.trim()) ?? new Map<Period, typeof column>();
			if (period) measure.set(period, column);
			found.set(code.trim(), measure);
		}
		// A spreadsheet wrote 33.2 as 33.200000000000003.
		column.set(place, text === '-' ? null : Number(Number(text).toPrecision(12)));
	}
	return found;
}

describe.skipIf(!existsSync(FILE) || !existsSync(DICTIONARY))(
	'LAIT’s statistics of the whole edition of 8 April 2026',
	() => {
		const record = readRegister(
			new Map(
				readdirSync('data')
					.filter((name) => name.endsWith('.csv'))
					.map((name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')])
			)
		).register;
		const authorities = record.geographies.filter((each) => each.kind === 'authority');
		const now = authorities.filter((each) => each.current).map((each) => each.geography);
		const neighbours = record.neighbours.filter((each) => each.neighbour_set === '2025');
		let engine: Engine;
		let described: readonly Indicator[];
		let file: ReturnType<typeof readFile>;
		beforeAll(async () => {
			described = readDictionary();
			engine = await startNodeEngine();
			await createSchema(engine);
			await loadRegister(engine, { ...record, indicators: [], vintages: [], held_back: [] });
			const staged = { name: 'bds_long.csv', rows: new LaitReader(readFileSync(FILE)) };
			const review = await stageLait(engine, staged, described);
			await acceptLait(engine, review, vintage('lait-2026-04-08', '2026-04-08'));
			file = readFile(described, new Map(authorities.map((each) => [each.number, each.geography])));
			// What cannot be right is held back by the product, and no figure for anybody.
			const held = await engine.query<{ code: string; geography: GeographyCode; period: string }>(
				`SELECT lait_code AS code, geography, period FROM held_back JOIN indicator USING (indicator_key)
				JOIN geography USING (geography_key) JOIN period USING (period_key) WHERE kind = 'authority'`
			);
			for (const { code, geography, period } of held)
				for (const [each, column] of file.get(code) ?? [])
					if (each.period === period) column.set(geography, null);
		}, 180_000);
		afterAll(() => engine.close());

		const measureOf = (code: string) => {
			const measure = described.find((each) => each.lait_code === code);
			if (!measure) throw new Error(`The dictionary does not describe ${code}.`);
			return measure;
		};

		it('are those of the plain computation for all 434 measures and every authority', async () => {
			expect(file.size).toBe(434);
			const differing: string[] = [];
			let compared = 0;
			const measures = [...file.keys()].map(measureOf);
			for (let at = 0; at < measures.length; at += 31) {
				const some = measures.slice(at, at + 31);
				const rows = await askLaitStatistics(engine, {
					indicators: some.map((each) => each.indicator),
					neighbour_set: '2025'
				});
				for (const measure of some) {
					const cells = file.get(measure.lait_code ?? '') as Cells;
					const expected = plainStatistics(measure, cells, now, neighbours);
					const own = rows.filter((row) => row.indicator === measure.indicator);
					compared += expected.length;
					differing.push(
						...differences(own, expected).map((each) => `${measure.indicator} ${each}`)
					);
				}
			}
			expect(differing.slice(0, 20)).toEqual([]);
			expect(compared).toBe(434 * 158);
		}, 180_000);

		it('are made of the figures the page shows', async () => {
			const some = [...file].filter((_, at) => at % 12 === 0);
			for (const [code, cells] of some) {
				const answer = (await askStanding(engine, {
					indicator: measureOf(code).indicator,
					geography: NOTTINGHAM,
					neighbour_set: '2025'
				})) as StandingAnswer;
				const period = [...cells.keys()].find((each) => each.period === answer.period);
				const shown = [...answer.areas, ...(answer.former ?? [])].map((area) => [
					area.geography,
					area.figure?.value ?? null
				]);
				const column = period && cells.get(period);
				expect(new Map(shown as never)).toEqual(column);
				expect(answer.neighbours).toHaveLength(10);
				expect(parsePeriod(answer.period ?? '')).not.toBeNull();
			}
		});

		it('rank Nottingham’s offending by looked-after children as LAIT does', async () => {
			const measure = measureOf('LAC_Convictions');
			const rows = await askLaitStatistics(engine, {
				indicators: [measure.indicator],
				neighbour_set: '2025'
			});
			expect(rows.find((row) => row.geography === NOTTINGHAM)).toMatchObject({
				period: financialYearEnding(2025).period,
				value: 2,
				rank: 34,
				of: 92,
				tied: 17,
				without: 66
			});
		});
	}
);
