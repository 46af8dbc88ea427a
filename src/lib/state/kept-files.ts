import { today } from '$lib/domain/calendar';
import type { Vintage } from '$lib/domain/vintage';
import {
	openWorkspace,
	type KeptBytes,
	type KeptUpload,
	type Workspace
} from '$lib/workspace/workspace';
import { setsOf, type Item, type ItemReading } from './upload-item';

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

/** Answers that say what the columns of a table are: they hold for the next file with the same header. */
const isOfHeader = (rule: string) =>
	rule.startsWith('mapping.') || rule === 'measure.which' || rule === 'period.bare-year';

/**
 * Keeps an accepted table on this computer, with the answers given about it and, for a table that was mapped, the mapping by
 * its header. Resolves to null, or to why it could not be kept, as a sentence.
 */
export async function keepItem(
	edition: Vintage,
	{ origin, reading, answers }: Item,
	dictionary: File | null
): Promise<string | null> {
	const opened = await openWorkspace();
	if (!opened.done) return opened.problem.message;
	const workspace = opened.value;
	try {
		const describing = reading?.lait && dictionary ? dictionary : null;
		const bytes = await origin.file.arrayBuffer();
		const given = Object.fromEntries(answers);
		const outcome = await workspace.keep(
			{
				vintage: edition,
				format: reading?.lait ? 'lait-bulk' : (reading?.format ?? ''),
				file: origin.file.name,
				sheet: origin.sheet,
				size: bytes.byteLength,
				dictionary: describing?.name ?? null,
				answers: given,
				neighbour_sets: setsOf(reading),
				accepted: today()
			},
			{ bytes, dictionary: (await describing?.arrayBuffer()) ?? null }
		);
		if (!outcome.done) return outcome.problem.message;
		if (reading?.header_key)
			await workspace.remember(
				reading.header_key,
				Object.fromEntries([...answers].filter(([rule]) => isOfHeader(rule)))
			);
		return null;
	} catch {
		return `${origin.file.name} could no longer be read, so it is not kept on this computer. Choose it once more to keep it.`;
	} finally {
		workspace.close();
	}
}

/** What was answered about a table with the same header before; null when it never was, or nothing is kept. */
export async function recallMapping(
	reading: ItemReading
): Promise<ReadonlyMap<string, string> | null> {
	if (!reading.header_key) return null;
	const opened = await openWorkspace();
	if (!opened.done) return null;
	const mapping = await opened.value.mapping(reading.header_key);
	opened.value.close();
	return mapping.done && mapping.value ? new Map(Object.entries(mapping.value)) : null;
}
