import type { ItemReader } from './item-reader';
import { keepItem } from './kept-files';
import { takeBack } from './take-back';
import type { Item } from './upload-item';
import { workingCopy } from './working-copy.svelte';

/** Told what changes of a table. */
type Change = (changes: Partial<Item>) => void;

/**
 * Adds a reviewed table to what is held, and keeps its file on this computer when asked to. What was added when nobody `wanted`
 * it any more has ended with the engine, and is not noted.
 */
export async function addItem(
	reader: ItemReader,
	item: Item,
	keep: boolean,
	wanted: () => boolean,
	change: Change
): Promise<void> {
	const { published } = item;
	const file = item.origin.file.name;
	if (published === null) return;
	change({ step: 'adding', sentence: `Adding ${file}.` });
	const done = await reader.accept(item, published);
	if (!wanted()) return;
	change({ step: 'added', sentence: 'Added.', ...done, kept: keep ? null : false });
	await workingCopy.read();
	if (keep && workingCopy.keeping !== 'kept')
		await workingCopy.choose('kept', workingCopy.expires_after);
	const { kept, problem } = await keepItem(done.edition, item, reader.dictionary);
	change({ kept, keep_problem: problem ?? (keep && !kept ? workingCopy.trouble : null) });
}

/** Takes back the edition a table became, and its kept file. Resolves to whether there was one. */
export async function withdrawItem(
	reader: ItemReader,
	item: Item,
	change: Change
): Promise<boolean> {
	const { edition } = item;
	if (!edition) return false;
	change({ step: 'adding', sentence: `Taking ${item.origin.file.name} back.` });
	await reader.undo(edition);
	await takeBack(edition.vintage);
	change({ step: 'ready', edition: null, added: 0, kept: null, sentence: '' });
	return true;
}
