import { closeSync, copyFileSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { OBSERVATION_COLUMNS } from '$lib/database/record';
import type { IsoDate, VintageId } from '$lib/domain/id';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Vintage } from '$lib/domain/vintage';
import { readRegister } from '$lib/intake/record';
import { tables } from '$lib/intake/record-tables';
import { writeTable } from '$lib/intake/table';

/** Councils of a consortium; with the nine regions and England a measure has 160 figures a year. */
const COUNCILS = 150;
const FIRST_EDITION = 2018;

/** How large a record is to be: its figures are the product of these and 160 places. */
export interface RecordSize {
	readonly measures: number;
	/** Years each edition prints, ending before its own. */
	readonly years: number;
	readonly editions: number;
}

/** Five million figures: 400 measures, ten years in each of eight editions. */
export const FIVE_MILLION: RecordSize = { measures: 400, years: 10, editions: 8 };

const edition = (year: number): Vintage => ({
	vintage: `synthetic-${year}` as VintageId,
	publisher: 'Bench',
	title: `Made-up figures of ${year}`,
	published: `${year}-12-01` as IsoDate,
	retrieved: `${year}-12-01` as IsoDate,
	status: 'statistics',
	licence: 'None',
	note: null,
	hash: null
});

/**
 * Writes a record with made-up figures into a folder: the board, places and measures of `data/`, followed by as many of LAIT's
 * measures as it needs. Editions follow each other as if appended year by year, so no measure's rows stand together; every
 * seventh figure is suppressed, and a tenth differ from edition to edition. The same size gives the same bytes.
 *
 * @returns the figures written.
 */
export function writeSyntheticRecord(folder: string, size: RecordSize): number {
	mkdirSync(folder, { recursive: true });
	const names = readdirSync('data').filter((name) => name.endsWith('.csv'));
	for (const name of names.filter((each) => each !== 'observations.csv'))
		copyFileSync(join('data', name), join(folder, name));
	const read = names.map(
		(name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')] as const
	);
	const { register, lait_measures } = readRegister(new Map(read));
	const yearly = [...register.indicators, ...lait_measures].filter(
		({ year_kind }) => parsePeriodLabel('2016', year_kind) !== null
	);
	const measures = yearly.slice(0, size.measures);
	if (measures.length < size.measures)
		throw new Error(`There are only ${yearly.length} measures to make figures of.`);
	const used = new Set(measures);
	const extra = measures.filter((each) => !register.indicators.includes(each));
	const editions = Array.from({ length: size.editions }, (_, place) => FIRST_EDITION + place);
	const write = (name: string, text: string) => writeFileSync(join(folder, `${name}.csv`), text);
	write('indicators', writeTable(tables.indicators, [...register.indicators, ...extra]));
	const left = lait_measures.filter((each) => !used.has(each));
	write('lait_measures', writeTable(tables.lait_measures, left));
	write('vintages', writeTable(tables.vintages, [...register.vintages, ...editions.map(edition)]));

	const places = [
		...register.geographies.filter(({ kind, current }) => kind === 'authority' && current),
		...register.geographies.filter(({ kind }) => kind !== 'authority')
	];
	const kept = [...places.slice(0, COUNCILS), ...places.slice(-10)];
	const out = openSync(join(folder, 'observations.csv'), 'w');
	let rows = 0;
	try {
		writeSync(out, `${OBSERVATION_COLUMNS.join(',')}\n`);
		for (const year of editions) {
			for (let back = size.years; back > 0; back -= 1) {
				const lines: string[] = [];
				for (const [place, { geography }] of kept.entries())
					for (const [number, { indicator, unit, year_kind, decimals }] of measures.entries()) {
						const label = String(year - back);
						const period = parsePeriodLabel(label, year_kind)?.period.period ?? label;
						const mark = (number * 31 + place * 17 + (year - back) * 7) % 211;
						const revised = mark % 10 === 0 ? year % 3 : 0;
						const base = unit === 'percent' ? 60 + ((place * 37 + number) % 400) : null;
						const count = base === null ? null : Math.min(base, (mark + revised) % 60);
						const figure = base === null ? mark * 1.7 + revised : ((count ?? 0) / base) * 100;
						const cells =
							mark % 7 === 0
								? ['', 'c', '', base]
								: [Number(figure.toFixed(decimals)), '', count, base];
						rows += 1;
						lines.push(
							`${indicator},${geography},${period},synthetic-${year},${cells.map((each) => each ?? '').join(',')},${decimals},${rows}`
						);
					}
				writeSync(out, `${lines.join('\n')}\n`);
			}
		}
	} finally {
		closeSync(out);
	}
	return rows;
}
