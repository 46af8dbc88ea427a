import { parseIsoDate } from '$lib/domain/id';
import type { Problem } from '$lib/domain/problem';
import type { CellChange, ChangeGroup, ChangeKind } from '$lib/domain/review';
import { additions } from './additions.svelte';
import { engine as pageEngine } from './engine.svelte';
import { ItemReader } from './item-reader';
import { keepItem } from './kept-files';
import { problemOfDate } from './publication';
import type { Found } from './upload-origins';
import { newItem, setsOf, withAnswers, type Item, type ItemOrigin } from './upload-item';

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
	readonly #reader = new ItemReader();

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
		const item = this.#items.find(
			({ step, settled }) =>
				step === 'reading' || step === 'adding' || (step === 'ready' && !settled && this.#running)
		);
		const waiting = this.#items.filter(({ step }) => step === 'waiting').length;
		return item
			? `${item.sentence}${waiting > 0 ? ` ${waiting} more to read.` : ''}`
			: this.#running
				? 'Looking at the files.'
				: '';
	}

	/** Takes files, tells what each is and reads them one after another. */
	async choose(files: readonly File[]): Promise<void> {
		await this.#take((turn) => this.#reader.files(files, () => turn === this.#turn));
	}

	/** Takes a table pasted from a spreadsheet or a document. */
	async paste(text: string, html: string | null): Promise<void> {
		await this.#take(() => this.#reader.pasted(text, html));
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
		const items = origins.map((origin) => newItem(this.#next++, origin));
		this.#items = this.#items.flatMap((each) => (each.id === id ? items : [each]));
		await this.#run(items);
	}

	/** Shows a table's review, staging it again where another lies staged. */
	async show(id: number): Promise<void> {
		this.#current = id;
		const item = this.#find(id);
		if (item?.step === 'ready' && !this.#reader.holds(id)) await this.#again(id);
	}

	/** Answers questions, by their rules, and reads the table again. */
	async answer(id: number, given: ReadonlyMap<string, string>): Promise<void> {
		const item = this.#find(id);
		if (!item || this.busy) return;
		const answers = withAnswers(item.answers, given);
		this.#change(id, { answers });
		await this.#again(id);
	}

	/** Takes the day of publication as the analyst types it; a text that is no day is none. */
	async date(id: number, text: string): Promise<void> {
		const item = this.#find(id);
		if (!item || item.held || this.busy) return;
		const published = parseIsoDate(text);
		this.#change(id, { published });
		if (item.step !== 'ready' || published === null || problemOfDate(published) !== null) return;
		if (!this.#reader.holds(id)) return this.#again(id);
		const turn = this.#turn;
		this.#running = true;
		try {
			const placed = await this.#reader.compareAgain({ ...item, published });
			if (turn === this.#turn) this.#change(id, placed);
		} catch (cause) {
			this.#fail(id, turn, cause);
		}
		if (turn === this.#turn) this.#running = false;
	}

	/** Takes what the edition is to be called. */
	call(id: number, called: string): void {
		this.#change(id, { called });
	}

	/** Whether `accept` would do anything. */
	acceptable(item: Item): boolean {
		return (
			item.step === 'ready' &&
			item.settled &&
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
			const done = await this.#reader.accept(item, published);
			// Stopped at the last moment: the engine has ended, and what it added with it.
			if (turn !== this.#turn) return;
			const sets = setsOf(item.reading);
			additions.add(done.edition, item.origin.file.name, false, sets);
			this.#change(id, { step: 'added', sentence: 'Added.', ...done, kept: keep ? null : false });
			if (!keep) return;
			const problem = await keepItem(done.edition, item, this.#reader.dictionary);
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
			await this.#reader.undo(edition);
			await additions.withdraw(edition.vintage);
			this.#change(id, { step: 'ready', edition: null, added: 0, kept: null, sentence: '' });
			await this.#again(id);
		} catch (cause) {
			this.#fail(id, turn, cause);
		}
	}

	/** The changes the table under review would make, by measure and period. */
	groups(id: number): Promise<readonly ChangeGroup[]> {
		return this.#reader.groups(this.#need(id));
	}

	/** Cells the table under review would change, of one kind or of every kind. */
	cells(id: number, kind: ChangeKind | null, limit: number): Promise<readonly CellChange[]> {
		return this.#reader.cells(this.#need(id), kind, limit);
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
		this.#reader.stop();
		this.#items = this.#items.filter(({ step }) => step === 'added');
		this.#current = null;
		this.#problems = [];
		this.#running = false;
	}

	async #take(open: (turn: number) => Promise<Found>): Promise<void> {
		if (this.busy) return;
		this.#running = true;
		const turn = this.#turn;
		try {
			await pageEngine.ready();
			this.#problems = [];
			const origins = await open(turn);
			if (turn !== this.#turn) return;
			const items = origins.map((each) => ({ ...newItem(this.#next++, each.origin), ...each }));
			this.#items = [...this.#items, ...items];
			await this.#run(items);
		} catch (cause) {
			if (turn !== this.#turn) return;
			this.#problems = [failed('The files', cause)];
			this.#running = false;
		}
	}

	/** Reads what waits, one after another, and shows the first that has something to review. */
	async #run(items: readonly Item[]): Promise<void> {
		const turn = this.#turn;
		this.#running = true;
		const fresh = items.map(({ id }) => id);
		for (;;) {
			const item = this.#items.find(({ step }) => step === 'waiting');
			if (!item || turn !== this.#turn) break;
			await this.#read(item.id, turn);
		}
		if (turn !== this.#turn) return;
		this.#running = false;
		const worth = (id: number) => {
			const step = this.#find(id)?.step;
			return step === 'ready' || step === 'question' || step === 'choosing'
				? 0
				: step === 'refused'
					? 1
					: 2;
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
		const { name } = item.origin.file;
		const said = (sentence: string) => {
			if (turn === this.#turn) this.#change(id, { sentence });
		};
		this.#change(id, { step: 'reading', sentence: `Reading ${name}.`, problems: [] });
		try {
			const read = await this.#reader.read(
				{ ...item, problems: [], settled: false },
				said,
				(seen) => {
					if (turn !== this.#turn) return;
					this.#current ??= id;
					this.#change(id, seen);
				}
			);
			if (turn === this.#turn) this.#change(id, read);
		} catch (cause) {
			this.#fail(id, turn, cause);
		}
	}

	#need(id: number): Item {
		const item = this.#find(id);
		if (!item) throw new Error('The table was put away.');
		return item;
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
