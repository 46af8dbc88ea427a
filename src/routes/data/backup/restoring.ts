import type { VintageId } from '$lib/domain/id';
import type { Vintage } from '$lib/domain/vintage';
import { workingCopy } from '$lib/state/working-copy.svelte';
import { mergeBackup, type Merge, type RowChoice } from '$lib/workspace/backup-merge';
import type { ReadBackup } from '$lib/workspace/backup-read';
import type { Change, KeptBytes } from '$lib/workspace/change';

/** What merging a backup into what is here now comes to. */
export function mergeHere(
	backup: ReadBackup,
	choices: ReadonlyMap<string, RowChoice>,
	published: readonly Vintage[]
): Merge {
	const { changes } = workingCopy;
	const ours = { changes, next: Math.max(0, ...changes.map(({ id }) => id)) + 1 };
	return mergeBackup({ ours, theirs: backup, choices, published });
}

/** The files a merge brings: those of editions added, and those the browser had removed here. By their id here. */
export function filesOf(
	merge: Merge,
	backup: ReadBackup,
	missing: readonly VintageId[]
): ReadonlyMap<VintageId, KeptBytes> {
	const back = merge.editions
		.filter(({ outcome, vintage }) => outcome === 'here' && missing.includes(vintage))
		.map(({ vintage, upload }) => [vintage, upload.vintage.vintage] as const);
	return new Map(
		[...merge.files, ...back].flatMap(([here, there]) => {
			const kept = backup.bytes.get(there);
			return kept ? [[here, kept] as const] : [];
		})
	);
}

/** Puts changes and files in place of what is here, and remembers mappings that were not known. Null, or why nothing was altered. */
export function putInPlace(
	changes: readonly Change[],
	files: ReadonlyMap<VintageId, KeptBytes>,
	{ mappings }: ReadBackup
): Promise<string | null> {
	return workingCopy.replace(changes, files, mappings);
}
