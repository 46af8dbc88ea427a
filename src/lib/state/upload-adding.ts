import { additions } from './additions.svelte';
import type { ItemReader } from './item-reader';
import { keepItem } from './kept-files';
import { setsOf, type Item } from './upload-item';

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
	const { published, reading } = item;
	const file = item.origin.file.name;
	if (published === null) return;
	change({ step: 'adding', sentence: `Adding ${file}.` });
	const done = await reader.accept(item, published);
	if (!wanted()) return;
	const sets = setsOf(reading);
	additions.add(done.edition, file, false, sets);
	change({ step: 'added', sentence: 'Added.', ...done, kept: keep ? null : false });
	if (!keep) return;
	const problem = await keepItem(done.edition, item, reader.dictionary);
	if (problem === null) additions.add(done.edition, file, true, sets);
	change({ kept: problem === null, keep_problem: problem });
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
	await additions.withdraw(edition.vintage);
	change({ step: 'ready', edition: null, added: 0, kept: null, sentence: '' });
	return true;
}
