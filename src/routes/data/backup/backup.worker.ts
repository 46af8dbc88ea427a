import { unzipFiles, zipFiles } from '$lib/export/zip';
import { BACKUP_LIMITS, backupFiles } from '$lib/workspace/backup';
import { readBackup, type BackupReading } from '$lib/workspace/backup-read';
import type { PackingReply, PackingRequest } from './packing';

async function opened(file: Blob): Promise<BackupReading> {
	if (file.size > BACKUP_LIMITS.unfolded)
		return {
			done: false,
			sentence: 'This file is larger than any backup made here. Choose the .zip as it was saved.'
		};
	const limits = { ...BACKUP_LIMITS, sound_ones: true };
	const read = unzipFiles(new Uint8Array(await file.arrayBuffer()), limits);
	return read.done ? readBackup(read.files, read.damaged) : read;
}

async function replyTo(request: PackingRequest): Promise<PackingReply> {
	if ('open' in request) return { opened: await opened(request.open) };
	return { packed: new Uint8Array(zipFiles(await backupFiles(request.pack))) };
}

addEventListener('message', async ({ data }: MessageEvent<PackingRequest>) => {
	try {
		postMessage(await replyTo(data));
	} catch (cause) {
		console.error(cause);
		const hashing = !globalThis.crypto?.subtle;
		const failed: PackingReply = {
			failed: hashing
				? 'This site is not served over https, so backups cannot be made or checked. Ask whoever looks after the site to turn https on.'
				: 'The backup could not be worked on, perhaps for want of memory. Nothing here is changed. Close other tabs and try again.'
		};
		postMessage(failed);
	}
});
