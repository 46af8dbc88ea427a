import { version } from '../../../../package.json';
import { today } from '$lib/domain/calendar';
import type { VintageId } from '$lib/domain/id';
import { slug } from '$lib/export/file-name';
import { published } from '$lib/state/published.svelte';
import { workingCopy } from '$lib/state/working-copy.svelte';
import { BACKUP_LIMITS, bytesIn, type BackupContent } from '$lib/workspace/backup';
import { readMappings } from '$lib/workspace/backup-mappings';
import { vintagesOf, type KeptBytes } from '$lib/workspace/change';
import { fold } from '$lib/workspace/history';

/** The name a backup is saved under. */
export const backupName = (board: string): string => `${slug(board)}-backup-${today()}.zip`;

/** Everything the working copy holds, ready to be packed; or a sentence why it cannot be. `said` hears how far it is. */
export async function gather(
	board: string,
	said: (sentence: string) => void
): Promise<BackupContent | string> {
	await workingCopy.read();
	const { changes, keeping, expires_after } = workingCopy;
	const vintages = [...vintagesOf(changes)];
	const bytes = new Map<VintageId, KeptBytes>();
	for (const [at, vintage] of vintages.entries()) {
		said(`Reading file ${at + 1} of ${vintages.length}.`);
		const kept = await workingCopy.bytes(vintage);
		if (kept) bytes.set(vintage, kept);
		if (bytesIn(bytes) > BACKUP_LIMITS.unfolded)
			return 'The files added here are more than 1 GB together, more than one backup takes. Publish some of them, or take one back, and try again.';
	}
	said(`Packing ${megabytes(bytesIn(bytes))}. This can take some seconds.`);
	const mappings = await readMappings();
	return {
		board,
		program: version,
		made: new Date().toISOString(),
		record: published.hash,
		changes,
		edits: fold(changes).edits,
		bytes,
		settings: { keeping, expires_after },
		mappings: mappings.done ? mappings.value : {}
	};
}

/** Bytes as a reader would say them, whole megabytes or kilobytes. */
export const megabytes = (bytes: number): string =>
	bytes < 1_048_576
		? `${Math.ceil(bytes / 1024).toLocaleString('en-GB')} kB`
		: `${Math.round(bytes / 1_048_576).toLocaleString('en-GB')} MB`;
