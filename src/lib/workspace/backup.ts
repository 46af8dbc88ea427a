import type { VintageId } from '$lib/domain/id';
import type { RowEdit } from '$lib/domain/row-edit';
import { sha256 } from '$lib/domain/sha256';
import { editedTables, historyCsv } from './backup-csv';
import { backupPaths, safeName } from './backup-paths';
import { readme } from './backup-readme';
import type { BackupFile, EditionFiles, Manifest } from './backup-shape';
import { vintagesOf, type Change, type KeptBytes } from './change';

/** The version of the backup this program writes; a newer one is refused with a sentence. */
export const BACKUP_VERSION = 1;

/** The file of a backup that says what all the others are. */
export const BACKUP_MANIFEST = 'backup.json';

/** What a backup may hold at most, the same on the way out and on the way in. */
export const BACKUP_LIMITS = { files: 5_000, unfolded: 1_000_000_000 } as const;

/** What a browser keeps, to be written as a backup. */
export interface BackupContent {
	/** The board's name. */
	readonly board: string;
	/** The version of the program. */
	readonly program: string;
	/** When it is made, as an ISO 8601 instant. */
	readonly made: string;
	/** SHA-256 of the published record's manifest it was made on; null where that is not known. */
	readonly record: string | null;
	/** Every change, done and undone. */
	readonly changes: readonly Change[];
	/** What the changes come to, row by row. */
	readonly edits: readonly RowEdit[];
	/** The source bytes of each edition; one that could not be read is not among them, and the backup says so. */
	readonly bytes: ReadonlyMap<VintageId, KeptBytes>;
	readonly settings: Readonly<Record<string, string | number | null>>;
	/** How tables were mapped before, by their header. */
	readonly mappings: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The bytes a backup of these would hold, to be set against `BACKUP_LIMITS` before it is made. */
export const bytesIn = (bytes: ReadonlyMap<VintageId, KeptBytes>): number =>
	[...bytes.values()].reduce(
		(sum, each) => sum + each.bytes.byteLength + (each.dictionary?.byteLength ?? 0),
		0
	);

/**
 * Everything a browser keeps, as files by their path: readable without this program, and checked by hash when it is restored.
 * The same content gives the same files. Rejects where the browser offers no hashing.
 */
export async function backupFiles(
	content: BackupContent
): Promise<ReadonlyMap<string, Uint8Array>> {
	const { board, program, made, record, changes, edits, settings, mappings } = content;
	const files = new Map<string, Uint8Array>();
	const write = (path: string, text: string) => files.set(path, new TextEncoder().encode(text));
	write('README.txt', readme(content));
	write('changes.csv', historyCsv(changes));
	for (const [table, csv] of editedTables(edits)) write(`tables/${safeName(table)}.csv`, csv);
	const editions: Record<string, EditionFiles | null> = {};
	const paths = backupPaths();
	for (const vintage of [...vintagesOf(changes)].sort()) {
		const kept = content.bytes.get(vintage);
		const upload = changes
			.flatMap(({ step }) => (step.kind === 'rows-edited' ? [] : [step.upload]))
			.find((each) => each.vintage.vintage === vintage);
		editions[vintage] = null;
		if (!kept || !upload) continue;
		const place = paths(vintage, upload.file, kept.dictionary && (upload.dictionary ?? ''));
		editions[vintage] = place;
		files.set(place.bytes, new Uint8Array(kept.bytes));
		if (place.dictionary !== null && kept.dictionary)
			files.set(place.dictionary, new Uint8Array(kept.dictionary));
	}
	const listed: Record<string, BackupFile> = {};
	for (const [path, bytes] of [...files].sort(([left], [right]) => (left < right ? -1 : 1)))
		listed[path] = { sha256: await sha256(bytes), bytes: bytes.length };
	const manifest: Manifest = {
		backup: BACKUP_VERSION,
		program,
		made,
		board,
		record,
		settings,
		mappings,
		files: listed,
		editions,
		changes
	};
	write(BACKUP_MANIFEST, `${JSON.stringify(manifest, null, '\t')}\n`);
	return files;
}
