import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VintageId } from '$lib/domain/id';
import type { Problem } from '$lib/domain/problem';
import { holdNational } from '$lib/intake/checks/national';
import { tables } from '$lib/intake/record-tables';
import { readDefined, writeTable, type Definition } from '$lib/intake/table';
import { gatherFigures, type Reader } from './figures';
import { gatherMeasures, gatherNeighbours, gatherPlaces } from './reference-tables';

/**
 * Makes the derived tables of the record out of a folder of published files and the tables kept by hand: places, LAIT's
 * measures, neighbours, observations, what is held back, and the hashes of the files. Run twice it writes the same bytes.
 * Arguments: the folder of sources, and the record's folder when it is not `data`.
 */
export async function main(commandLine: readonly string[]): Promise<number> {
	const [sources, folder = 'data'] = commandLine;
	if (sources === undefined) {
		console.error('Say where the published files are: npm run record -- FOLDER');
		return 2;
	}
	const problems: Problem[] = [];
	const hashes = new Map<VintageId, string>();
	const reader: Reader = {
		source: async (file, vintage) => {
			const bytes = await readFile(join(sources, file));
			if (vintage) hashes.set(vintage, createHash('sha256').update(bytes).digest('hex'));
			return bytes;
		},
		paper: (vintage) => readFile(join(folder, 'papers', `${vintage}.csv`)),
		report: (found) => problems.push(...found)
	};
	const kept = async <Value>(table: Definition<Value>): Promise<readonly Value[]> => {
		const reading = readDefined(table, await readFile(join(folder, `${table.name}.csv`), 'utf8'));
		problems.push(...reading.problems);
		return reading.values;
	};

	const indicators = await kept(tables.indicators);
	const vintages = await kept(tables.vintages);
	const geographies = await gatherPlaces(reader);
	const measures = await gatherMeasures(reader, indicators);
	const neighbours = await gatherNeighbours(reader, geographies);
	const observations = await gatherFigures(reader, indicators, geographies);
	const held = holdNational(observations, indicators, geographies);

	const serious = problems.filter(({ severity }) => severity !== 'note');
	for (const { message } of serious) console.error(message);
	if (serious.length > 0) {
		console.error('Nothing was written.');
		return 1;
	}
	const hashed = vintages.map((each) => ({ ...each, hash: hashes.get(each.vintage) ?? null }));
	const write = async <Value>(table: Definition<Value>, values: readonly Value[]) => {
		await writeFile(join(folder, `${table.name}.csv`), writeTable(table, values));
		console.log(`${table.name}.csv: ${values.length} rows`);
	};
	await write(tables.geographies, geographies);
	await write(tables.lait_measures, measures);
	await write(tables.vintages, hashed);
	await write(tables.neighbours, neighbours);
	await write(tables.observations, observations);
	await write(tables.held_back, held);
	return 0;
}
