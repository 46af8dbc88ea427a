import { parseIsoDate } from '$lib/domain/id';
import type { Engine } from '$lib/database/engine';
import { findChanges, listChanges, listGroups, undoVintage } from '$lib/database/staged';
import type { Indicator } from '$lib/domain/indicator';
import type { Problem } from '$lib/domain/problem';
import type { UnnamedRow } from '$lib/intake/format';
import type { CellChange, ChangeGroup, ChangeKind } from '$lib/domain/review';
import { dateInName } from '$lib/workspace/edition';
import { additions } from './additions.svelte';
import { DeskInWorker, deskSetting } from './desk-in-worker';
import { engine as pageEngine } from './engine.svelte';
import { keepItem, recallMapping } from './kept-files';
import { oneAtATime } from './one-at-a-time';
import { problemOfDate } from './publication';
import { openFiles, openPasted, type Found } from './upload-origins';
import {
	newItem,
	setsOf,
	withAnswer,
	type Item,
	type ItemOrigin,
	type ItemReading
} from './upload-item';
import { acceptTable, againstOf, placeStaged, stageReading, withCandidates } from './take-in';
import {
	hasFigures,
	questionsShown,
	readBulk,
	readOnDesk,
	stepAfter,
	tableOf,
	type StagedItem
} from './upload-steps';

const alone = oneAtATime();

/** What stopped something that our own mistake or the browser broke off. */
const failed = (name: string, cause: unknown): Problem => ({
	file: name,
	row: null,
	column: null,
	rule: 'upload.failed',
	severity: 'error',
	message:
		cause instanceof Error && cause.name === 'EngineStartError'
			? cause.message
			: `${name} could not be read or added, and nothing held has changed. Reload the page and choose it again.`
});

/**
 * One visit's uploads: files chosen, dropped or pasted, read one after another, each reviewed and added on its own. Nothing
 * held changes before `accept`, and `undo` takes back exactly what it added.
 */
export class Upload {
	#items = $state.raw<readonly Item[]>([]);
	#current = $state<number | null>(null);
	#problems = $state.raw<readonly Problem[]>([]);
	#running = $state(false);
	#next = 1;
	#turn = 0;
	/** The item whose figures lie staged in the engine. */
	#staged: StagedItem | null = null;
	/** Measures a dictionary read in this visit describes, and the file itself. */
	/** The item whose changes are written down in the engine, to be listed. */
	#listed: number | null = null;
	#described: readonly Indicator[] = [];
	#dictionary: File | null = null;
	readonly #desk = new DeskInWorker(() =>
		deskSetting(pageEngine.register, pageEngine.lait_measures)
	);

	/** Every table chosen in this visit, in the order they came. */
	get items(): readonly Item[] {
		return this.#items;
	}

	/** The table under review; null when none is. */
	get current(): Item | null {
		return this.#items.find(({ id }) => id === this.#current) ?? null;
	}

	/** Files that could not be opened at all. */
	get problems(): readonly Problem[] {
		return this.#problems;
	}

	/** Whether something is being read or added. */
	get busy(): boolean {
		return this.#running || this.#items.some(({ step }) => step === 'adding');
	}

	/** What is being done now, as a sentence; empty when nothing is. */
	get progress(): string {
		const item = this.#items.find(({ step }) => step === 'reading' || step === 'adding');
		const waiting = this.#items.filter(({ step }) => step === 'waiting').length;
		return item
			? `${item.sentence}${waiting > 0 ? ` ${waiting} more to read.` : ''}`
			: this.#running
				? 'Looking at the files.'
				: '';
	}

	/** Takes files, tells what each is and reads them one after another. */
	async choose(files: readonly File[]): Promise<void> {
		await this.#take((turn) => openFiles(files, this.#desk, () => turn === this.#turn));
	}

	/** Takes a table pasted from a spreadsheet or a document. */
	async paste(text: string, html: string | null): Promise<void> {
		await this.#take(() => openPasted(text, html, this.#desk));
	}

	/** Reads the chosen sheets of a workbook. */
	async chooseSheets(id: number, places: readonly number[]): Promise<void> {
		const item = this.#find(id);
		if (!item || item.step !== 'choosing') return;
		const origins = places.map((place): ItemOrigin => ({
			...item.origin,
			place,
			sheet: item.sheets[place]?.sheet ?? null
		}));
		this.#items = this.#items.flatMap((each) =>
			each.id === id ? origins.map((origin) => newItem(this.#next++, origin)) : [each]
		);
		await this.#run();
	}

	/** Shows a table's review, staging it again where another lies staged. */
	async show(id: number): Promise<void> {
		this.#current = id;
		const item = this.#find(id);
		if (item?.step === 'ready' && this.#staged?.id !== id) await this.#again(id);
	}

	/** Answers a question and reads the table again. */
	async answer(id: number, rule: string, option: string): Promise<void> {
		const item = this.#find(id);
		if (!item || this.busy) return;
		const answers = withAnswer(item.answers, rule, option);
		this.#change(id, { answers });
		await this.#again(id);
	}

	/** Takes the day of publication as the analyst types it; a text that is no day is none. */
	async date(id: number, text: string): Promise<void> {
		const item = this.#find(id);
		if (!item || item.held || this.busy) return;
		const published = parseIsoDate(text);
		this.#change(id, { published });
		if (item.step === 'ready' && published !== null && problemOfDate(published) === null)
			await this.#again(id);
	}

	/** Takes what the edition is to be called. */
	call(id: number, called: string): void {
		this.#change(id, { called });
	}

	/** Whether `accept` would do anything. */
	acceptable(item: Item): boolean {
		return (
			item.step === 'ready' &&
			!item.held_in_full &&
			item.published !== null &&
			problemOfDate(item.published) === null
		);
	}

	/** Adds a reviewed table to what is held, and keeps its file on this computer when asked to. */
	async accept(id: number, keep: boolean): Promise<void> {
		const item = this.#find(id);
		if (!item || !this.acceptable(item) || this.busy) return;
		const turn = this.#turn;
		const { published } = item;
		if (published === null) return;
		this.#change(id, { step: 'adding', sentence: `Adding ${item.origin.file.name}.` });
		try {
			const done = await alone(async () => {
				const engine = await pageEngine.ready();
				if (!item.reading || this.#staged?.id !== id) throw new Error('It is no longer staged.');
				const { staged } = this.#staged;
				this.#staged = null;
				const table = await tableOf(item);
				return acceptTable(engine, staged, { ...table, published });
			});
			// Stopped at the last moment: the engine has ended, and what it added with it.
			if (turn !== this.#turn) return;
			const sets = setsOf(item.reading);
			additions.add(done.edition, item.origin.file.name, false, sets);
			this.#change(id, { step: 'added', sentence: 'Added.', ...done, kept: keep ? null : false });
			if (!keep) return;
			const problem = await keepItem(done.edition, item, this.#dictionary);
			if (problem === null) additions.add(done.edition, item.origin.file.name, true, sets);
			this.#change(id, { kept: problem === null, keep_problem: problem });
		} catch (cause) {
			this.#fail(id, turn, cause);
		}
	}

	/** Takes back an edition this visit added: everything is as it was before. */
	async undo(id: number): Promise<void> {
		const item = this.#find(id);
		if (!item?.edition || this.busy) return;
		const turn = this.#turn;
		const { edition } = item;
		this.#change(id, { step: 'adding', sentence: `Taking ${item.origin.file.name} back.` });
		try {
			await alone(async () => undoVintage(await pageEngine.ready(), edition.vintage));
			await additions.withdraw(edition.vintage);
			this.#change(id, { step: 'ready', edition: null, added: 0, kept: null, sentence: '' });
			await this.#again(id);
		} catch (cause) {
			this.#fail(id, turn, cause);
		}
	}

	/** The changes the table under review would make, by measure and period. */
	groups(id: number): Promise<readonly ChangeGroup[]> {
		return this.#asked(id, (engine, { staged }) => listGroups(engine, staged));
	}

	/** Cells the table under review would change, of one kind or of every kind but the unchanged. */
	cells(id: number, kind: ChangeKind | null, limit: number): Promise<readonly CellChange[]> {
		return this.#asked(id, (engine, { staged }) =>
			listChanges(engine, staged, kind === null ? {} : { kind }, limit)
		);
	}

	/**
	 * Stops whatever is being read or added and forgets what is not added. Resolves to whether editions added only for this
	 * visit ended with it.
	 */
	async stop(): Promise<boolean> {
		const { busy } = this;
		this.#forget();
		return busy ? additions.changed(false) : false;
	}

	/** Removes a table from the list; what it added stays. */
	remove(id: number): void {
		if (this.busy) return;
		this.#items = this.#items.filter((each) => each.id !== id);
		if (this.#current === id) this.#current = null;
	}

	/** Forgets uploads whose page is left, without ending the engine: the next page may be asking it. */
	leave(): void {
		if (this.#items.some(({ step }) => step === 'adding')) return;
		this.#forget();
	}

	#forget(): void {
		this.#turn += 1;
		this.#desk.stop();
		this.#items = this.#items.filter(({ step }) => step === 'added');
		this.#current = null;
		this.#problems = [];
		this.#running = false;
		this.#staged = null;
	}

	async #asked<Answer>(
		id: number,
		work: (engine: Engine, staged: StagedItem) => Promise<Answer>
	): Promise<Answer> {
		return alone(async () => {
			const item = this.#find(id);
			if (!item || this.#staged?.id !== id) throw new Error('It is no longer under review.');
			const engine = await pageEngine.ready();
			if (this.#listed !== id) {
				const table = await tableOf(item);
				await findChanges(engine, this.#staged.staged, againstOf(table));
				this.#listed = id;
			}
			return work(engine, this.#staged);
		});
	}

	async #take(open: (turn: number) => Promise<Found>): Promise<void> {
		if (this.busy) return;
		this.#running = true;
		const turn = this.#turn;
		try {
			await pageEngine.ready();
			const { origins, problems } = await open(turn);
			if (turn !== this.#turn) return;
			this.#problems = problems;
			this.#items = [
				...this.#items,
				...origins.map((each) => ({ ...newItem(this.#next++, each.origin), ...each }))
			];
		} catch (cause) {
			if (turn === this.#turn) this.#problems = [failed('The files', cause)];
		}
		if (turn === this.#turn) await this.#run();
	}

	/** Reads what waits, one after another, and shows the first that has something to review. */
	async #run(): Promise<void> {
		const turn = this.#turn;
		this.#running = true;
		const fresh: number[] = [];
		for (;;) {
			const item = this.#items.find(({ step }) => step === 'waiting');
			if (!item || turn !== this.#turn) break;
			fresh.push(item.id);
			await this.#read(item.id, turn);
		}
		if (turn !== this.#turn) return;
		this.#running = false;
		const worth = (id: number) => {
			const step = this.#find(id)?.step;
			return step === 'ready' || step === 'question' ? 0 : step === 'refused' ? 1 : 2;
		};
		const [first] = fresh.sort((a, b) => worth(a) - worth(b));
		if (first !== undefined) await this.show(first);
	}

	async #again(id: number): Promise<void> {
		const turn = this.#turn;
		this.#running = true;
		await this.#read(id, turn);
		if (turn === this.#turn) this.#running = false;
	}

	async #read(id: number, turn: number): Promise<void> {
		const item = this.#find(id);
		if (!item) return;
		const { origin } = item;
		const said = (sentence: string) => {
			if (turn === this.#turn) this.#change(id, { sentence });
		};
		this.#change(id, { step: 'reading', sentence: `Reading ${origin.file.name}.`, problems: [] });
		try {
			let { answers } = item;
			let reading = await this.#readOrigin(origin, answers, said);
			const recalled = answers.size === 0 ? await recallMapping(reading) : null;
			if (recalled !== null) {
				answers = recalled;
				reading = await this.#readOrigin(origin, answers, said);
			}
			if (turn !== this.#turn) return;
			const published = item.published ?? dateInName(origin.file.name);
			const asked = questionsShown(item.asked, reading.questions, answers);
			const called = item.called === '' ? origin.file.name.replace(/\.[a-z]+$/i, '') : item.called;
			const read: Item = {
				...item,
				reading,
				answers,
				asked,
				published,
				called,
				...stepAfter(reading)
			};
			if (read.step === 'described') this.#describe(read);
			if (reading.unnamed) return await this.#suggest(read, reading.unnamed);
			const placed =
				read.step === 'refused' || read.step === 'described' || !hasFigures(reading)
					? read
					: await this.#place(read, said);
			if (turn === this.#turn) this.#change(id, placed);
		} catch (cause) {
			this.#fail(id, turn, cause);
		}
	}

	async #readOrigin(
		origin: ItemOrigin,
		answers: ReadonlyMap<string, string>,
		said: (sentence: string) => void
	): Promise<ItemReading> {
		const { register, lait_measures } = pageEngine;
		// The record's own description of a measure is believed first, then the dictionary's.
		const measures = [...register.indicators, ...this.#described, ...lait_measures];
		const bulk = origin.bulk
			? await alone(async () => {
					this.#staged = null;
					return readBulk(await pageEngine.ready(), origin, measures, said);
				})
			: null;
		return bulk ?? (await readOnDesk(origin, answers, this.#desk));
	}

	/** Stages a table and compares it with what is held, which may raise a question. */
	async #place(item: Item, said: (sentence: string) => void): Promise<Item> {
		const { reading, origin, answers } = item;
		if (!reading) return item;
		said('Comparing with what is held.');
		return alone(async () => {
			const engine = await pageEngine.ready();
			const staged = await stageReading(engine, origin.file.name, reading);
			this.#staged = { id: item.id, staged };
			this.#listed = null;
			const { register, lait_measures } = pageEngine;
			const measures = [
				...register.indicators,
				...(reading.given?.indicators ?? []),
				...this.#described,
				...lait_measures
			];
			const table = await tableOf(item);
			const placed = await placeStaged(engine, staged, table, reading.questions, answers, measures);
			const open = placed.questions.some(
				({ rule, fallback }) => fallback === null && !answers.has(rule)
			);
			return {
				...item,
				published: placed.published,
				held: placed.held,
				held_in_full: placed.held_in_full,
				older_than: placed.older_than,
				changes: placed.changes,
				asked: questionsShown(item.asked, placed.questions, answers),
				...(open && { step: 'question' as const, sentence: 'Needs an answer.' })
			};
		});
	}

	/** Shows which measures held agree with a row whose measure is asked for. */
	async #suggest(item: Item, row: UnnamedRow): Promise<void> {
		const asked = await alone(async () =>
			withCandidates(await pageEngine.ready(), item.asked, row)
		);
		this.#change(item.id, { ...item, asked });
	}

	#describe({ reading, origin }: Item): void {
		if (reading?.format !== 'lait-dictionary') return;
		this.#described = [...this.#described, ...(reading.given?.indicators ?? [])];
		this.#dictionary = origin.file;
	}

	#find(id: number): Item | undefined {
		return this.#items.find((each) => each.id === id);
	}

	#change(id: number, changes: Partial<Item>): void {
		this.#items = this.#items.map((each) => (each.id === id ? { ...each, ...changes } : each));
	}

	#fail(id: number, turn: number, cause: unknown): void {
		console.error(cause);
		if (turn !== this.#turn) return;
		const name = this.#find(id)?.origin.file.name ?? 'The file';
		this.#change(id, { step: 'refused', sentence: 'Not read.', problems: [failed(name, cause)] });
	}
}
