import type { Engine } from '$lib/database/engine';
import { checkLait } from '$lib/database/lait';
import type { Staged } from '$lib/database/staged';
import type { Indicator } from '$lib/domain/indicator';
import type { Problem, Question } from '$lib/domain/problem';
import { stageOf } from '$lib/intake/checks/rules';
import { describesOthers } from '$lib/intake/describing';
import { hashOf } from '$lib/workspace/edition';
import type { DeskInWorker } from './desk-in-worker';
import { problemOfDate } from './publication';
import type { Table } from './take-in';
import type { Item, ItemOrigin, ItemReading } from './upload-item';
import { readingOf, readingOfLait, readingOfUnopened } from './upload-reading';

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

/** Reads LAIT's whole file as published; null where each row must be looked at, which the desk does as of any other table. */
export async function readBulk(
	engine: Engine,
	origin: ItemOrigin,
	desk: DeskInWorker,
	measures: readonly Indicator[],
	said: (sentence: string) => void
): Promise<ItemReading | null> {
	const rows = desk.readLait(origin.file);
	// Worked out beside the engine: it is asked for when the table is compared.
	const hash = rows.hash();
	hash.catch(() => hashes.delete(origin));
	hashes.set(origin, hash);
	const file = { name: origin.file.name, rows };
	const reading = readingOfLait(await checkLait(engine, file, measures, said));
	// What stops the whole file may stop only some rows when each is looked at.
	return reading.outcome === 'accepted' ? reading : null;
}

/** Reads a table on the desk with the answers given so far. */
export async function readOnDesk(
	origin: ItemOrigin,
	answers: ReadonlyMap<string, string>,
	desk: DeskInWorker
): Promise<ItemReading> {
	const seen = await desk.open(origin.file);
	if (seen.sheets.length === 0) {
		await desk.putAway(seen.key);
		return readingOfUnopened(seen.problems);
	}
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
	if (describesOthers(reading.format)) return { step: 'described', sentence: 'Read.' };
	return { step: 'ready', sentence: 'Ready to add.' };
}

const sameProblem = (a: Problem, b: Problem) =>
	a.rule === b.rule && a.row === b.row && a.message === b.message;

/**
 * A reading with what was only found beside the figures held: its stages warn of it. What an earlier comparison said of another
 * day of publication goes, and nothing is said twice. A stage that did not run says nothing.
 */
export function withDoubts(reading: ItemReading, doubts: readonly Problem[]): ItemReading {
	const kept = reading.problems.filter(({ rule }) => rule !== 'period.published');
	const ran = (stage: string) =>
		reading.stages.some((each) => each.stage === stage && each.result !== 'not-run');
	const fresh = doubts.filter(
		(each) => ran(stageOf(each.rule)) && !kept.some((old) => sameProblem(old, each))
	);
	if (fresh.length === 0 && kept.length === reading.problems.length) return reading;
	const problems = [...kept, ...fresh];
	const warned = new Set(
		problems.flatMap(({ rule, severity }) => (severity === 'warning' ? [stageOf(rule)] : []))
	);
	const stages = reading.stages.map((each) =>
		each.result === 'pass' || each.result === 'warning'
			? { ...each, result: warned.has(each.stage) ? ('warning' as const) : ('pass' as const) }
			: each
	);
	return { ...reading, problems, stages };
}

/** What is being done now, as a sentence; empty when nothing is. `running`: something is being read. */
export function progressOf(items: readonly Item[], running: boolean): string {
	const item = items.find(
		({ step, settled }) =>
			step === 'reading' || step === 'adding' || (step === 'ready' && !settled && running)
	);
	const waiting = items.filter(({ step }) => step === 'waiting').length;
	return item
		? `${item.sentence}${waiting > 0 ? ` ${waiting} more to read.` : ''}`
		: running
			? 'Looking at the files.'
			: '';
}

/** Whether a table was reviewed, is dated and holds something new, so that it can be added. */
export const isAcceptable = (item: Item): boolean =>
	item.step === 'ready' &&
	item.settled &&
	!item.held_in_full &&
	item.published !== null &&
	problemOfDate(item.published) === null;

/** Whether there is anything to put beside what is held. */
export const hasFigures = ({ counted, given }: ItemReading): boolean =>
	counted.figures > 0 || (given?.neighbours?.length ?? 0) > 0;

/** A table staged in the engine, until another is. */
export interface StagedItem {
	readonly id: number;
	readonly staged: Staged;
}
