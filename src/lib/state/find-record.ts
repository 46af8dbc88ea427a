import { LATER_TABLES, REGISTER_TABLES } from '$lib/intake/record';
import type { RecordFile, RecordManifest } from '$lib/domain/manifest';
import { RecordChain, RecordFault, type GetFile } from './record-chain';

/** As many files as are looked for before a record is shown; of a larger record the others are found when they are read. */
const LOOKED_FOR = 64;
const TRIES = 8;

/** What of a record is not on the site, as far as can be told without reading it; null when nothing is. */
async function lacking(
	{ tables, observations }: RecordManifest,
	hasFile: (file: RecordFile) => Promise<boolean>
): Promise<RecordFault | null> {
	const table = REGISTER_TABLES.find((name) => !tables[name] && !LATER_TABLES.has(name));
	if (table !== undefined)
		return new RecordFault(`It has no table of ${table.replaceAll('_', ' ')}.`);
	const files = [...Object.values(tables), ...observations].slice(0, LOOKED_FOR);
	// A browser that loses its connection here finds out when it reads.
	const there = await Promise.all(files.map((file) => hasFile(file).catch(() => true)));
	const gone = files.find((_, place) => !there[place]);
	return gone ? new RecordFault(`${gone.file} of the record is not on this site.`) : null;
}

/**
 * Looks which record the site has, and steps back from one that lacks a table or a file. `built` is the hash of the manifest
 * the pages were built with, of which nothing is looked for: they stand already. Rejects never.
 */
export async function findRecord(
	get: GetFile,
	hasFile: (file: RecordFile) => Promise<boolean>,
	built: string
): Promise<RecordChain> {
	const chain = new RecordChain(get, built);
	await chain.look();
	for (let tries = 0; tries < TRIES; tries += 1) {
		const { standing } = chain;
		if (standing === null || standing.hash === built) break;
		const fault = await lacking(standing.manifest, hasFile);
		if (fault === null) break;
		await chain.fallBack(standing.hash, fault).catch(() => undefined);
	}
	return chain;
}
