import { csvRows } from '$lib/domain/csv-rows';
import { parseManifest, type RecordFile, type RecordManifest } from '$lib/domain/manifest';
import { sha256 } from '$lib/domain/sha256';
import { REGISTER_TABLES } from '$lib/intake/record';
import type { StandingTables } from '$lib/state/publishing';

/** A published record as its zip holds it, every file what the manifest says. */
export interface ZippedRecord extends StandingTables {
	readonly manifest: RecordManifest;
	/** The manifest that this one takes the place of; null where the zip has none. */
	readonly base: RecordManifest | null;
}

/** A zip read, or why it is refused, as a sentence. */
export type ZipReading =
	| { readonly done: true; readonly value: ZippedRecord }
	| { readonly done: false; readonly sentence: string };

const refused = (sentence: string): ZipReading => ({ done: false, sentence });
const AGAIN = 'Download the zip from the site again.';

const decode = (bytes: Uint8Array): string =>
	new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** Reads the files of a published zip: the manifest, the files it names and no other, each by its size, hash and rows. */
export async function readRecordZip(files: ReadonlyMap<string, Uint8Array>): Promise<ZipReading> {
	const text = files.get('manifest.json');
	if (!text) return refused(`The zip has no manifest.json, so it is no published record. ${AGAIN}`);
	const reading = parseManifest(new TextDecoder().decode(text));
	if (!reading.done) return refused(reading.sentence);
	const manifest = reading.value;
	const parts: readonly RecordFile[] = [
		...Object.values(manifest.tables),
		...manifest.observations,
		...Object.values(manifest.views)
	];
	const named = new Set(parts.map(({ file }) => file));
	for (const path of files.keys())
		if (
			path !== 'manifest.json' &&
			!named.has(path) &&
			!/^manifests\/[0-9a-f]{64}\.json$/.test(path)
		)
			return refused(
				`The zip holds ${files.size} files, and one of them is not named by its manifest: it is not a record as the site makes it. ${AGAIN}`
			);
	for (const { file, sha256: hash, bytes, rows } of parts) {
		const content = files.get(file);
		if (!content) return refused(`The zip lacks ${file}, which its manifest names. ${AGAIN}`);
		if (content.length !== bytes || (await sha256(content)) !== hash)
			return refused(`${file} in the zip is not the file its manifest names. ${AGAIN}`);
		if (rows === null) continue;
		try {
			if (csvRows(decode(content)).length - 1 !== rows)
				return refused(`${file} in the zip has other rows than its manifest says. ${AGAIN}`);
		} catch {
			return refused(`${file} in the zip is not text in UTF-8. ${AGAIN}`);
		}
	}
	const unknown = Object.keys(manifest.tables).filter((name) => !REGISTER_TABLES.includes(name));
	if (unknown.length > 0)
		return refused(
			`The zip has ${unknown.length} tables that a record of this release does not have. Use the release the site was built with.`
		);
	const tables = new Map(
		Object.entries(manifest.tables).map(([name, { file }]) => [
			name,
			decode(files.get(file) ?? new Uint8Array())
		])
	);
	const figures = manifest.observations.map(({ file }) =>
		decode(files.get(file) ?? new Uint8Array())
	);
	return {
		done: true,
		value: {
			manifest,
			tables,
			observations: joinParts(figures),
			base: await baseOf(manifest, files)
		}
	};
}

/** The parts of the figures as one table. */
function joinParts(parts: readonly string[]): string {
	const [header = ''] = csvRows(parts[0] ?? '');
	const rows = parts.flatMap((each) => csvRows(each).slice(1));
	return `${[header, ...rows].join('\n')}\n`;
}

async function baseOf(
	{ previous }: RecordManifest,
	files: ReadonlyMap<string, Uint8Array>
): Promise<RecordManifest | null> {
	const bytes = previous === null ? undefined : files.get(`manifests/${previous}.json`);
	if (!bytes || (await sha256(bytes)) !== previous) return null;
	const reading = parseManifest(new TextDecoder().decode(bytes));
	return reading.done ? reading.value : null;
}
