import type { Engine } from '$lib/database/engine';
import { stageLait } from '$lib/database/lait';
import type { Staged } from '$lib/database/staged';
import type { Indicator } from '$lib/domain/indicator';
import type { Question } from '$lib/domain/problem';
import { hashOf } from '$lib/workspace/edition';
import type { DeskInWorker } from './desk-in-worker';
import { isUtf8 } from './decode';
import { readingOf, readingOfLait, type Table } from './take-in';
import type { Item, ItemOrigin, ItemReading } from './upload-item';
import { DESCRIBING } from './upload-origins';

const UPLOADED = 'upload.csv';

const hashes = new WeakMap<ItemOrigin, Promise<string>>();

/** The hash of those bytes, worked out once. */
function hashOfOrigin(origin: ItemOrigin): Promise<string> {
	const known = hashes.get(origin);
	if (known) return known;
	const fresh = origin.file.arrayBuffer().then(hashOf);
	hashes.set(origin, fresh);
	return fresh;
}

/** The table as an edition is made of it. Throws before it was read as something. */
export async function tableOf(item: Item): Promise<Table> {
	const { origin, reading, called, published } = item;
	if (!reading?.source) throw new Error('The table has not been read.');
	const hash = await hashOfOrigin(origin);
	return {
		file: origin.file.name,
		sheet: origin.sheet,
		hash,
		source: reading.source,
		called,
		published
	};
}

/** Reads LAIT's whole file with the engine itself. */
export async function readBulk(
	engine: Engine,
	origin: ItemOrigin,
	measures: readonly Indicator[],
	said: (sentence: string) => void
): Promise<ItemReading | null> {
	await engine.registerFile(UPLOADED, origin.file);
	try {
		const review = await stageLait(
			engine,
			{ name: origin.file.name, registered: UPLOADED },
			measures,
			(sentence, step) => {
				// The file is only read again once the engine is past it: at the same time each slows the other.
				if (step === 'mapping') void hashOfOrigin(origin).catch(() => undefined);
				said(sentence);
			}
		);
		const reading = readingOfLait(review);
		// What stops the whole file may stop only some rows when each is looked at, which the desk does.
		return reading.outcome === 'accepted' && (await isUtf8Where(reading, origin.file))
			? reading
			: null;
	} finally {
		await engine.dropFile(UPLOADED);
	}
}

const isUtf8Where = async (reading: ItemReading, file: File) =>
	reading.problems.length === 0 || (await isUtf8(file));

/** Reads a table on the desk with the answers given so far. */
export async function readOnDesk(
	origin: ItemOrigin,
	answers: ReadonlyMap<string, string>,
	desk: DeskInWorker
): Promise<ItemReading> {
	const seen = await desk.open(origin.file);
	const reading = await desk.read(seen.key, origin.place, answers);
	await desk.putAway(seen.key);
	return readingOf(reading);
}

/** The questions to show: those open now, and those answered before, which may be answered otherwise. */
export function questionsShown(
	before: readonly Question[],
	now: readonly Question[],
	answers: ReadonlyMap<string, string>
): readonly Question[] {
	const open = new Set(now.map(({ rule }) => rule));
	const answered = before.filter(({ rule }) => answers.has(rule) && !open.has(rule));
	return [...answered, ...now];
}

/** What an item becomes by having been read. */
export function stepAfter(reading: ItemReading): Pick<Item, 'step' | 'sentence'> {
	if (reading.outcome === 'refused') return { step: 'refused', sentence: 'Cannot be used.' };
	if (reading.outcome === 'question') return { step: 'question', sentence: 'Needs an answer.' };
	if (reading.format !== null && DESCRIBING.has(reading.format))
		return { step: 'described', sentence: 'Read.' };
	return { step: 'ready', sentence: 'Ready to add.' };
}

/** Whether there is anything to put beside what is held. */
export const hasFigures = ({ counted, given }: ItemReading): boolean =>
	counted.figures > 0 || (given?.neighbours?.length ?? 0) > 0;

/** A table staged in the engine, until another is. */
export interface StagedItem {
	readonly id: number;
	readonly staged: Staged;
}
