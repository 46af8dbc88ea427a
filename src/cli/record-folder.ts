import { join } from 'node:path';
import type { Register } from '$lib/domain/record';
import { readTables } from '$lib/intake/read-tables.server';
import { readRegister } from '$lib/intake/record';
import { Refusal } from './refusal';

/** A folder of the record's tables, one CSV a noun, with every table but the figures read and checked. */
export interface RecordFolder {
	/** By name without `.csv`, as they stand. */
	readonly tables: ReadonlyMap<string, string>;
	readonly register: Register;
	/** The path of its figures, which may be of any size. */
	readonly observations: string;
}

/** Opens a record's folder. Rejects with a `Refusal` that names what is missing or wrong in it. */
export async function openRecordFolder(folder: string): Promise<RecordFolder> {
	const tables = await readTables(folder).catch((cause: Error) => {
		throw new Refusal(
			`${cause.message} could not be opened. Name a folder that holds a whole record, such as data.`
		);
	});
	const { register, problems } = readRegister(tables);
	const wrong = problems.filter(({ severity }) => severity === 'error');
	if (wrong.length > 0) throw new Refusal(wrong.map(({ message }) => message).join('\n'));
	return { tables, register, observations: join(folder, 'observations.csv') };
}
