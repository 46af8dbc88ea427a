import { today } from '$lib/domain/calendar';
import type { Vintage } from '$lib/domain/vintage';
import {
	openWorkspace,
	type KeptBytes,
	type KeptUpload,
	type Workspace
} from '$lib/workspace/workspace';
import type { ChosenFiles } from './chosen';

/** The files kept on this computer. The first is being read already, while the engine starts. */
export interface KeptFiles {
	readonly workspace: Workspace;
	readonly uploads: readonly KeptUpload[];
	readonly first: Promise<KeptBytes | null>;
	/** Why they could not be listed, as a sentence; null when nothing went wrong. */
	readonly problem: string | null;
}

/** The bytes of one file; null when there is none, or it cannot be read. */
export async function readKept(
	workspace: Workspace,
	upload?: KeptUpload
): Promise<KeptBytes | null> {
	const bytes = upload && (await workspace.read(upload.vintage.vintage));
	return bytes?.done ? bytes.value : null;
}

/** Null in a browser that keeps nothing: it has nothing to load, which is not worth a sentence before a file is added. */
export async function openKept(): Promise<KeptFiles | null> {
	const opened = await openWorkspace();
	if (!opened.done) return null;
	const workspace = opened.value;
	const list = await workspace.list();
	const uploads = list.done ? list.value : [];
	const first = readKept(workspace, uploads[0]);
	first.catch(() => undefined);
	return { workspace, uploads, first, problem: list.done ? null : list.problem.message };
}

/** Keeps accepted files on this computer. Resolves to null, or to why they could not be kept, as a sentence. */
export async function keepFiles(vintage: Vintage, chosen: ChosenFiles): Promise<string | null> {
	const opened = await openWorkspace();
	if (!opened.done) return opened.problem.message;
	const workspace = opened.value;
	try {
		const { buffer } = await chosen.bytes();
		const outcome = await workspace.keep(
			{
				vintage,
				format: 'lait-long',
				file: chosen.file.name,
				size: buffer.byteLength,
				dictionary: chosen.dictionary?.name ?? null,
				accepted: today()
			},
			{ bytes: buffer, dictionary: (await chosen.dictionary?.arrayBuffer()) ?? null }
		);
		return outcome.done ? null : outcome.problem.message;
	} catch {
		return `${chosen.file.name} could no longer be read, so it is not kept on this computer. Choose it once more to keep it.`;
	} finally {
		workspace.close();
	}
}
