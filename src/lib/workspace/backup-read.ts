import type { VintageId } from '$lib/domain/id';
import { sha256 } from '$lib/domain/sha256';
import { BACKUP_MANIFEST, BACKUP_VERSION } from './backup';
import { checkManifest, type BackupFile, type Manifest } from './backup-shape';
import { vintagesOf, type Change, type KeptBytes, type KeptUpload } from './change';
import { ShapeFault } from './shape';

/** What a backup holds and is sound. */
export interface ReadBackup {
	readonly made: string;
	/** The version of the program that made it. */
	readonly program: string;
	readonly board: string;
	readonly record: string | null;
	/** Every change that can be restored, in order. */
	readonly changes: readonly Change[];
	/** The source files of every edition in those changes. */
	readonly bytes: ReadonlyMap<VintageId, KeptBytes>;
	readonly mappings: Manifest['mappings'];
	/** Editions that cannot be restored, with all changes about them: a sentence each saying why. */
	readonly left_out: readonly string[];
	/** Other things found that lose nothing: a sentence each. */
	readonly noted: readonly string[];
}

/** A backup read, or a sentence why it cannot be. */
export type BackupReading =
	| { readonly done: true; readonly value: ReadBackup }
	| { readonly done: false; readonly sentence: string };

const MB = 1_048_576;
const LONGEST = 64 * MB;

/** Text from a file, fit to stand in a sentence: one line, nothing invisible, not long. */
export function quoted(words: string): string {
	const line = words.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
	return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

const refused = (sentence: string) => ({ done: false, sentence }) as const;
const CURE =
	'Choose another backup, or the same one as it was first saved. Nothing here is changed.';

function manifestIn(bytes: Uint8Array): { value: Manifest } | { sentence: string } {
	if (bytes.length > LONGEST)
		return { sentence: `Its list of changes is too large to be one of ours. ${CURE}` };
	let json: unknown;
	try {
		json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return { sentence: `This backup is damaged: ${BACKUP_MANIFEST} in it cannot be read. ${CURE}` };
	}
	const stated = (name: string) =>
		typeof json === 'object' && json !== null && Object.hasOwn(json, name)
			? (json as Record<string, unknown>)[name]
			: null;
	const version = stated('backup');
	if (typeof version === 'number' && version > BACKUP_VERSION) {
		const program = stated('program');
		const by = typeof program === 'string' ? ` (${quoted(program).slice(0, 20)})` : '';
		return {
			sentence: `This backup was made by a newer version of the program${by}, which may keep things this one does not know. Update the site first, then restore it. Nothing here is changed.`
		};
	}
	try {
		return { value: checkManifest(json) };
	} catch (cause) {
		if (!(cause instanceof ShapeFault)) throw cause;
		return {
			sentence: `This backup was changed or is damaged: ${BACKUP_MANIFEST} should have ${quoted(cause.message)}. ${CURE}`
		};
	}
}

/** Paths of listed files that are not there as they were written, each with what is wrong. */
async function faultsOf(
	listed: Manifest['files'],
	files: ReadonlyMap<string, Uint8Array>,
	damaged: readonly string[]
): Promise<ReadonlyMap<string, string>> {
	const faulty = async (path: string, stated: BackupFile): Promise<string | null> => {
		if (damaged.includes(path)) return 'is damaged in the zip';
		const bytes = files.get(path);
		if (!bytes) return 'is missing from the backup';
		if (bytes.length !== stated.bytes || (await sha256(bytes)) !== stated.sha256)
			return 'is not as it was when the backup was made';
		return null;
	};
	const faults = new Map<string, string>();
	for (const [path, stated] of Object.entries(listed)) {
		const fault = await faulty(path, stated);
		if (fault !== null) faults.set(path, fault);
	}
	return faults;
}

interface EditionCheck {
	readonly manifest: Manifest;
	readonly files: ReadonlyMap<string, Uint8Array>;
	readonly faults: ReadonlyMap<string, string>;
}

/** The source files of an edition, or what is wrong with them. */
function editionFiles(
	vintage: VintageId,
	uploads: readonly KeptUpload[],
	{ manifest, files, faults }: EditionCheck
): KeptBytes | string {
	const place = Object.hasOwn(manifest.editions, vintage) ? manifest.editions[vintage] : null;
	if (!place) return 'its file was no longer in the browser when the backup was made';
	const found = [place.bytes, ...(place.dictionary === null ? [] : [place.dictionary])];
	for (const path of found) {
		if (!Object.hasOwn(manifest.files, path)) return 'its file is not listed in the backup';
		const fault = faults.get(path);
		if (fault !== undefined) return `its file ${fault}`;
	}
	const stated = manifest.files[place.bytes];
	for (const { vintage: edition, size, dictionary } of uploads) {
		const same = edition.hash === null || edition.hash === stated?.sha256;
		if (!same || size !== stated?.bytes) return 'its file is not the one that was added';
		if ((dictionary === null) !== (place.dictionary === null))
			return 'the file that describes its measures is not with it';
	}
	const copy = (path: string) => new Uint8Array(files.get(path) ?? []).buffer;
	return {
		bytes: copy(place.bytes),
		dictionary: place.dictionary === null ? null : copy(place.dictionary)
	};
}

function noted({ manifest, files, faults }: EditionCheck): readonly string[] {
	const extra = [...files.keys()].filter(
		(path) => path !== BACKUP_MANIFEST && !Object.hasOwn(manifest.files, path)
	);
	const copies = [...faults].filter(([path]) => !path.startsWith('editions/'));
	const some = (paths: readonly string[]) =>
		paths.slice(0, 3).map(quoted).join(', ') + (paths.length > 3 ? ' and others' : '');
	return [
		...(extra.length === 0
			? []
			: [
					`The zip also holds ${extra.length === 1 ? 'a file' : `${extra.length} files`} the backup does not list (${some(extra)}): not read.`
				]),
		...copies.map(
			([path, fault]) =>
				`${quoted(path)} ${fault}. It is a copy for people; nothing is restored from it.`
		)
	];
}

/**
 * Reads the files of a backup, trusting none of them: version, the shape of every change, size and hash of every file, and
 * that each edition's file is the one its hash names. What is sound is given back and the rest is named; `damaged` are paths
 * the zip could not give. Rejects only where the browser offers no hashing.
 */
export async function readBackup(
	files: ReadonlyMap<string, Uint8Array>,
	damaged: readonly string[] = []
): Promise<BackupReading> {
	const written = files.get(BACKUP_MANIFEST);
	if (!written)
		return refused(
			damaged.includes(BACKUP_MANIFEST)
				? `This backup is damaged: ${BACKUP_MANIFEST} in it cannot be read. ${CURE}`
				: `This zip is not a backup made here: it has no ${BACKUP_MANIFEST}. ${CURE}`
		);
	const opened = manifestIn(written);
	if ('sentence' in opened) return refused(opened.sentence);
	const manifest = opened.value;
	const faults = await faultsOf(manifest.files, files, damaged);
	const check = { manifest, files, faults };
	const bytes = new Map<VintageId, KeptBytes>();
	const left_out: string[] = [];
	const uploads = manifest.changes.flatMap(({ step }) =>
		step.kind === 'rows-edited' ? [] : [step.upload]
	);
	for (const vintage of vintagesOf(manifest.changes)) {
		const about = uploads.filter((upload) => upload.vintage.vintage === vintage);
		const read = editionFiles(vintage, about, check);
		if (typeof read === 'string')
			left_out.push(
				`${quoted(about[0]?.file ?? vintage)} (edition ${quoted(vintage)}) cannot be restored: ${read}. Add the file again afterwards.`
			);
		else bytes.set(vintage, read);
	}
	const changes = manifest.changes.filter(
		({ step }) => step.kind === 'rows-edited' || bytes.has(step.upload.vintage.vintage)
	);
	const { made, program, board, record, mappings } = manifest;
	return {
		done: true,
		value: { made, program, board, record, changes, bytes, mappings, left_out, noted: noted(check) }
	};
}
