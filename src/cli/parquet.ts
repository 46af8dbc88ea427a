import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parquetWriteFile } from 'hyparquet-writer';
import { csvRows } from '$lib/domain/csv-rows';
import { checkRows } from './observation-row';
import { observationColumns, textColumns, type ParquetTable } from './parquet-columns';
import { openRecordFolder } from './record-folder';
import { orRefuse, Refusal } from './refusal';
import { wholeMeasures } from './whole-measures';

const USAGE =
	'npm run -s parquet -- RECORD_FOLDER OUT\nWrites a record of any size as Parquet: observations/indicator=<measure>/part-0.parquet and tables/<table>.parquet.';

/** Rows of a row group, for engines to skip by. */
const ROW_GROUP = 100_000;

/** What was written. */
export interface ParquetWritten {
	readonly figures: number;
	readonly measures: number;
	readonly tables: number;
}

async function write(filename: string, table: ParquetTable) {
	await mkdir(dirname(filename), { recursive: true });
	parquetWriteFile({ filename, ...table, rowGroupSize: ROW_GROUP });
}

/**
 * Writes a record's folder as Parquet, a measure at a time. Rejects with a `Refusal` when anything in the record is wrong, and
 * where `to` holds something already: a measure left over from another record would be read as one of this.
 */
export async function writeParquet(from: string, to: string): Promise<ParquetWritten> {
	if ((await readdir(to).catch(() => [])).length > 0)
		throw new Refusal(
			`${to} is not empty, and what it holds would be read together with this record. Name a new folder.`
		);
	const { tables, register, observations } = await openRecordFolder(from);
	let [figures, measures, written] = [0, 0, 0];
	for await (const { indicator, csv } of wholeMeasures(observations, to, checkRows(register))) {
		const rows = csvRows(csv).slice(1);
		await write(
			join(to, 'observations', `indicator=${indicator}`, 'part-0.parquet'),
			observationColumns(rows)
		);
		figures += rows.length;
		measures += 1;
	}
	for (const [table, csv] of tables) {
		const columns = textColumns(table, csv);
		if (!columns) continue;
		await write(join(to, 'tables', `${table}.parquet`), columns);
		written += 1;
	}
	return { figures, measures, tables: written };
}

/** Writes a record as Parquet. @returns 0 when it is written, 1 when the record is refused, 2 when the command is. */
export async function main(commandLine: readonly string[]): Promise<number> {
	const [from, to, ...more] = commandLine;
	if (from === undefined || to === undefined || more.length > 0 || from.startsWith('-')) {
		console.error(USAGE);
		return 2;
	}
	return orRefuse(async () => {
		const { figures, measures, tables } = await writeParquet(from, to);
		console.log(
			`${figures} figures of ${measures} measures and ${tables} tables are in ${to}, as Parquet.`
		);
	});
}
