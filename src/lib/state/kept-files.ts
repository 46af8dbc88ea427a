import { today } from '$lib/domain/calendar';
import type { Vintage } from '$lib/domain/vintage';
import type { KeptBytes, KeptUpload } from '$lib/workspace/change';
import { wordsOfAddition } from '$lib/workspace/migrate';
import { openWorkspace } from '$lib/workspace/workspace';
import { setsOf, type Item, type ItemReading } from './upload-item';
import { workingCopy } from './working-copy.svelte';

/** Answers that say what the columns of a table are: they hold for the next file with the same header. */
const isOfHeader = (rule: string) =>
	rule.startsWith('mapping.') || rule === 'measure.which' || rule === 'period.bare-year';

/** The bytes of an accepted file; null when it can no longer be read. */
async function bytesOf(
	{ file }: Item['origin'],
	describing: File | null
): Promise<KeptBytes | null> {
	try {
		return {
			bytes: await file.arrayBuffer(),
			dictionary: (await describing?.arrayBuffer()) ?? null
		};
	} catch {
		return null;
	}
}

/** What is kept of a table without its bytes. */
function uploadOf(edition: Vintage, item: Item, dictionary: File | null): KeptUpload {
	const { origin, reading, answers } = item;
	return {
		vintage: edition,
		format: reading?.lait ? 'lait-bulk' : (reading?.format ?? ''),
		file: origin.file.name,
		sheet: origin.sheet,
		size: origin.file.size,
		dictionary: dictionary?.name ?? null,
		answers: Object.fromEntries(answers),
		neighbour_sets: setsOf(reading),
		accepted: today()
	};
}

/** Remembers how a table was mapped, by its header: for the next file like it. Only where things are kept. */
async function rememberMapping({ reading, answers }: Item): Promise<void> {
	if (!reading?.header_key || workingCopy.keeping !== 'kept') return;
	const mapping = Object.fromEntries([...answers].filter(([rule]) => isOfHeader(rule)));
	const opened = await openWorkspace();
	if (!opened.done) return;
	await opened.value.remember(reading.header_key, mapping);
	opened.value.close();
}

/**
 * Makes an accepted table a change of the working copy, with the answers given about it. Resolves to whether it is kept on this
 * computer, and if it was to be and is not, to why, as a sentence.
 */
export async function keepItem(
	edition: Vintage,
	item: Item,
	dictionary: File | null
): Promise<{ readonly kept: boolean; readonly problem: string | null }> {
	const { origin, reading } = item;
	const describing = reading?.lait && dictionary ? dictionary : null;
	const bytes = await bytesOf(origin, describing);
	const upload = uploadOf(edition, item, describing);
	const words = wordsOfAddition(upload);
	const made = await workingCopy.make(words, { kind: 'edition-added', upload }, bytes ?? undefined);
	if (made.outcome === 'conflict') return { kept: false, problem: null };
	if (made.kept) await rememberMapping(item);
	return bytes === null
		? {
				kept: false,
				problem: `${origin.file.name} could no longer be read, so it is not kept on this computer. Choose it once more to keep it.`
			}
		: { kept: made.kept, problem: made.problem };
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
