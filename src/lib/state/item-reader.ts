import type { Engine } from '$lib/database/engine';
import { findChanges, listChanges, listGroups, undoVintage } from '$lib/database/staged';
import type { IsoDate } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { CellChange, ChangeGroup, ChangeKind } from '$lib/domain/review';
import type { Vintage } from '$lib/domain/vintage';
import { dateInName } from '$lib/workspace/edition';
import { DeskInWorker, deskSetting } from './desk-in-worker';
import { engine as pageEngine } from './engine.svelte';
import { recallMapping } from './kept-files';
import { atStagedPlace as alone } from './staged-place';
import { acceptTable, againstOf, placeStaged, stageReading } from './take-in';
import { doubtStaged, withCandidates } from './take-in-doubts';
import { openFiles, openPasted, type Found } from './upload-origins';
import type { Item, ItemOrigin, ItemReading } from './upload-item';
import {
	hasFigures,
	questionsShown,
	readBulk,
	readOnDesk,
	stepAfter,
	tableOf,
	withDoubts,
	type StagedItem
} from './upload-steps';
import { workingCopy } from './working-copy.svelte';

/** Told what is being done, as a sentence. */
type Said = (sentence: string) => void;

/** Shown a table whose review is known, while it is still looked at beside every edition held. */
type Seen = (item: Item) => void;

const silent = () => undefined;

/** Whether the answers leave a file as it is: who reads it whole can neither move years nor leave rows out. */
const isAsPublished = (answers: ReadonlyMap<string, string>) =>
	[...answers.values()].every((option) => option === '0' || option === 'keep');

/**
 * Reads the tables of an upload, one at a time: on the desk in its worker or in the engine, beside what is held. Remembers
 * which table lies staged, and what a dictionary read in this visit describes.
 */
export class ItemReader {
	readonly #desk = new DeskInWorker(() =>
		deskSetting(pageEngine.register, pageEngine.lait_measures)
	);
	#staged: StagedItem | null = null;
	/** The item whose changes are written down in the engine, to be listed. */
	#listed: number | null = null;
	#described: readonly Indicator[] = [];
	#dictionary: File | null = null;

	/** The file that describes LAIT's measures, where one was read. */
	get dictionary(): File | null {
		return this.#dictionary;
	}

	/** Makes the desk ready for the first file. The engine must be. */
	prepare(): void {
		this.#desk.start();
	}

	/** Tells what each file is; ends where `wanted` says that nobody asks any more. */
	files(files: readonly File[], wanted: () => boolean): Promise<Found> {
		return openFiles(files, this.#desk, wanted);
	}

	/** Tells what a pasted table is. */
	pasted(text: string, html: string | null): Promise<Found> {
		return openPasted(text, html, this.#desk);
	}

	/** Whether a table lies staged, so that it can be added or its changes listed. */
	holds(id: number): boolean {
		return this.#staged?.id === id;
	}

	/** Reads a table with the answers given so far and puts it beside what is held. Rejects on a mistake of ours. */
	async read(item: Item, said: Said, seen: Seen): Promise<Item> {
		const { origin } = item;
		let { answers, asked } = item;
		if (this.holds(item.id)) this.#staged = null;
		let reading = await this.#readOrigin(origin, answers, said);
		const recalled = answers.size === 0 ? await recallMapping(reading) : null;
		if (recalled !== null) {
			answers = recalled;
			asked = reading.questions;
			reading = await this.#readOrigin(origin, answers, said);
		}
		const read: Item = {
			...item,
			reading,
			answers,
			asked: questionsShown(asked, reading.questions, answers),
			published: item.published ?? dateInName(origin.file.name),
			called: item.called === '' ? origin.file.name.replace(/\.[a-z]+$/i, '') : item.called,
			...stepAfter(reading)
		};
		if (read.step === 'described') this.#describe(read);
		const { unnamed } = reading;
		if (unnamed)
			return alone(async () => ({
				...read,
				asked: await withCandidates(await pageEngine.ready(), read.asked, unnamed)
			}));
		return read.step === 'refused' || read.step === 'described' || !hasFigures(reading)
			? read
			: this.#place(read, reading, said, seen);
	}

	/** Compares a table that lies staged as of another day of publication. Rejects when it no longer lies staged. */
	async compareAgain(item: Item): Promise<Item> {
		if (!item.reading || !this.holds(item.id)) throw new Error('It is no longer staged.');
		return this.#place(item, item.reading, silent, silent);
	}

	/** Adds a staged table as an edition published on a day. Rejects when it no longer lies staged. */
	accept(
		item: Item,
		published: IsoDate
	): Promise<{ readonly edition: Vintage; readonly added: number }> {
		return alone(async () => {
			const engine = await pageEngine.ready();
			if (this.#staged?.id !== item.id) throw new Error('It is no longer staged.');
			const { staged } = this.#staged;
			this.#staged = null;
			const others = workingCopy.changes.flatMap(({ step }) =>
				step.kind === 'rows-edited' ? [] : [step.upload.vintage]
			);
			return acceptTable(engine, staged, { ...(await tableOf(item)), published }, others);
		});
	}

	/** Takes an edition back that was added in this visit. */
	undo(edition: Vintage): Promise<void> {
		return alone(async () => {
			await undoVintage(await pageEngine.ready(), edition.vintage);
		});
	}

	/** The changes a staged table would make, by measure and period. */
	groups(item: Item): Promise<readonly ChangeGroup[]> {
		return this.#listing(item, (engine, { staged }) => listGroups(engine, staged));
	}

	/** Cells a staged table would change, of one kind or of every kind. */
	cells(item: Item, kind: ChangeKind | null, limit: number): Promise<readonly CellChange[]> {
		return this.#listing(item, (engine, { staged }) =>
			listChanges(engine, staged, kind === null ? {} : { kind }, limit)
		);
	}

	/** Ends whatever is being read on the desk, and forgets what lies staged. */
	stop(): void {
		this.#desk.stop();
		this.#staged = null;
		this.#listed = null;
	}

	#listing<Answer>(
		item: Item,
		list: (engine: Engine, staged: StagedItem) => Promise<Answer>
	): Promise<Answer> {
		return alone(async () => {
			if (this.#staged?.id !== item.id) throw new Error('It is no longer under review.');
			const engine = await pageEngine.ready();
			if (this.#listed !== item.id) {
				await findChanges(engine, this.#staged.staged, againstOf(await tableOf(item)));
				this.#listed = item.id;
			}
			return list(engine, this.#staged);
		});
	}

	async #readOrigin(
		origin: ItemOrigin,
		answers: ReadonlyMap<string, string>,
		said: Said
	): Promise<ItemReading> {
		const bulk =
			origin.bulk && isAsPublished(answers)
				? await alone(async () => {
						this.#staged = null;
						return readBulk(await pageEngine.ready(), origin, this.#desk, this.#measures([]), said);
					})
				: null;
		return bulk ?? (await readOnDesk(origin, answers, this.#desk));
	}

	/** Stages a table and compares it with what is held, which may raise a question. */
	#place(item: Item, reading: ItemReading, said: Said, seen: Seen): Promise<Item> {
		const { origin, answers } = item;
		said('Comparing with what is held.');
		return alone(async () => {
			const engine = await pageEngine.ready();
			const staged =
				this.#staged?.id === item.id
					? this.#staged.staged
					: await stageReading(engine, origin.file.name, reading, this.#measures([]));
			this.#staged = { id: item.id, staged };
			this.#listed = null;
			const table = await tableOf(item);
			const placed = await placeStaged(engine, staged, table);
			if (reading.lait && item.step === 'ready')
				seen({ ...item, ...placed, sentence: 'Looking at it beside every edition held.' });
			const { questions, doubts } = await doubtStaged(
				engine,
				staged,
				table,
				placed,
				reading.questions,
				answers,
				this.#measures(reading.given?.indicators ?? [])
			);
			const open = questions.some(({ rule, fallback }) => fallback === null && !answers.has(rule));
			return {
				...item,
				...placed,
				settled: true,
				reading: withDoubts(reading, doubts),
				asked: questionsShown(item.asked, questions, answers),
				...(open && { step: 'question' as const, sentence: 'Needs an answer.' })
			};
		});
	}

	/** The record's own description of a measure is believed first, then the file's own and the dictionary's. */
	#measures(own: readonly Indicator[]): readonly Indicator[] {
		const { register, lait_measures } = pageEngine;
		return [...register.indicators, ...own, ...this.#described, ...lait_measures];
	}

	#describe({ reading, origin }: Item): void {
		if (reading?.format !== 'lait-dictionary') return;
		this.#described = [...this.#described, ...(reading.given?.indicators ?? [])];
		this.#dictionary = origin.file;
	}
}
