import { ownScript } from '$lib/database/own-script';
import type { BackupContent } from '$lib/workspace/backup';
import type { BackupReading } from '$lib/workspace/backup-read';
import address from './backup.worker?worker&url';

/** What the worker is asked: to make a zip of what is kept, or to read one. */
export type PackingRequest = { readonly pack: BackupContent } | { readonly open: Blob };

/** What it answers; `failed` is a sentence. */
export type PackingReply =
	| { readonly packed: Uint8Array<ArrayBuffer> }
	| { readonly opened: BackupReading }
	| { readonly failed: string };

const BROKEN =
	'The backup could not be worked on, perhaps for want of memory. Nothing here is changed. Close other tabs and try again.';

/** Asks a worker of its own, so that a large or hostile zip hangs nothing. It ends when it has answered. */
function ask(request: PackingRequest): Promise<PackingReply> {
	return new Promise((resolve) => {
		const worker = new Worker(ownScript(address), { type: 'module' });
		const end = (reply: PackingReply) => {
			worker.terminate();
			resolve(reply);
		};
		worker.onmessage = ({ data }: MessageEvent<PackingReply>) => end(data);
		worker.onerror = () => end({ failed: BROKEN });
		worker.onmessageerror = () => end({ failed: BROKEN });
		worker.postMessage(request);
	});
}

const failed = (cause: unknown): PackingReply => {
	console.error(cause);
	return { failed: BROKEN };
};

/** Makes the zip of a backup. Resolves to a sentence where it cannot; never rejects. */
export async function packBackup(content: BackupContent): Promise<Blob | string> {
	const reply = await ask({ pack: content }).catch(failed);
	if ('packed' in reply) return new Blob([reply.packed], { type: 'application/zip' });
	return 'failed' in reply ? reply.failed : BROKEN;
}

/** Reads a zip that may be a backup. Never rejects. */
export async function openBackup(file: Blob): Promise<BackupReading> {
	const reply = await ask({ open: file }).catch(failed);
	if ('opened' in reply) return reply.opened;
	return { done: false, sentence: 'failed' in reply ? reply.failed : BROKEN };
}
