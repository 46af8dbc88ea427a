import { parseIsoDate } from '$lib/domain/id';
import type { Problem } from '$lib/domain/problem';
import type { CellChange, ChangeGroup, ChangeKind } from '$lib/domain/review';
import { engine as pageEngine } from './engine.svelte';
import { ItemReader } from './item-reader';
import { problemOfDate } from './publication';
import { addItem, withdrawItem } from './upload-adding';
import { failed, failureOf } from './upload-failure';
import { withAnswers, type Item, type ItemOrigin } from './upload-item';
import { UploadItems } from './upload-items.svelte';
import type { Found } from './upload-origins';
import { isAcceptable, progressOf } from './upload-steps';

/** How long to wait before looking again whether the reading has ended, in milliseconds. */
const MOMENT = 30;

/**
 * One visit's uploads: files chosen, dropped or pasted, read one after another, each reviewed and added on its own. Nothing
 * held changes before `accept`, and `undo` takes back exactly what it added.
 */
export class Upload {
	readonly #items = new UploadItems();
	#problems = $state.raw<readonly Problem[]>([]);
	#running = $state(false);
	#turn = 0;
	readonly #reader = new ItemReader();

	/** Every table chosen in this visit, in the order they came. */
	get items(): readonly Item[] {
		return this.#items.all;
	}

	/** The table under review; null when none is. */
	get current(): Item | null {
		return this.#items.current;
	}

	/** Files that could not be opened at all. */
	get problems(): readonly Problem[] {
		return this.#problems;
	}

	/** Whether something is being read or added. */
	get busy(): boolean {
		return this.#running || this.items.some(({ step }) => step === 'adding');
	}

	/** What is being done now, as a sentence; empty when nothing is. */
	get progress(): string {
		return progressOf(this.items, this.#running);
	}

	/** Makes everything ready for the first file, whose reader is then not waited for. Rejects when the engine cannot start. */
	async prepare(): Promise<void> {
		const turn = this.#turn;
		await pageEngine.ready();
		// The page may have been left meanwhile.
		if (turn === this.#turn) this.#reader.prepare();
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
		const item = this.#items.find(id);
		if (!item || item.step !== 'choosing') return;
		const origins = places.map((place): ItemOrigin => ({
			...item.origin,
			place,
			sheet: item.sheets[place]?.sheet ?? null
		}));
		await this.#run(this.#items.part(id, origins));
	}

	/** Shows a table's review, staging it again where another lies staged. */
	async show(id: number): Promise<void> {
		this.#items.show(id);
		const item = this.#items.find(id);
		if (item?.step === 'ready' && !this.#reader.holds(id)) await this.#again(id);
	}

	/** Answers questions, by their rules, and reads the table again. */
	async answer(id: number, given: ReadonlyMap<string, string>): Promise<void> {
		const item = this.#items.find(id);
		if (!item || this.busy) return;
		const answers = withAnswers(item.answers, given);
		this.#items.change(id, { answers });
		await this.#again(id);
	}

	/** Takes the day of publication as the analyst types it; a text that is no day is none. */
	async date(id: number, text: string): Promise<void> {
		const item = this.#items.find(id);
		if (!item || item.held || this.busy) return;
		const published = parseIsoDate(text);
		this.#items.change(id, { published });
		if (item.step !== 'ready' || published === null || problemOfDate(published) !== null) return;
		if (!this.#reader.holds(id)) return this.#again(id);
		const turn = this.#turn;
		this.#running = true;
		await this.#trying(id, async (wanted) => {
			const placed = await this.#reader.compareAgain({ ...item, published });
			if (wanted()) this.#items.change(id, placed);
		});
		if (turn === this.#turn) this.#running = false;
	}

	/** Takes what the edition is to be called. */
	call(id: number, called: string): void {
		this.#items.change(id, { called });
	}

	/**
	 * Adds a reviewed table to what is held, and keeps its file on this computer when asked to. Asked while a table is read or
	 * compared, it waits for that to end.
	 */
	async accept(id: number, keep: boolean): Promise<void> {
		const turn = this.#turn;
		while (this.#running && turn === this.#turn)
			await new Promise((resolve) => setTimeout(resolve, MOMENT));
		const item = this.#items.find(id);
		if (!item || !isAcceptable(item) || this.busy) return;
		await this.#trying(id, (wanted) =>
			addItem(this.#reader, item, keep, wanted, (changes) => this.#items.change(id, changes))
		);
	}

	/** Takes back an edition this visit added: everything is as it was before. */
	async undo(id: number): Promise<void> {
		const item = this.#items.find(id);
		if (!item || this.busy) return;
		await this.#trying(id, async () => {
			const withdrawn = await withdrawItem(this.#reader, item, (changes) =>
				this.#items.change(id, changes)
			);
			if (withdrawn) await this.#again(id);
		});
	}

	/** The changes the table under review would make, by measure and period. */
	groups(id: number): Promise<readonly ChangeGroup[]> {
		return this.#reader.groups(this.#items.need(id));
	}

	/** Cells the table under review would change, of one kind or of every kind. */
	cells(id: number, kind: ChangeKind | null, limit: number): Promise<readonly CellChange[]> {
		return this.#reader.cells(this.#items.need(id), kind, limit);
	}

	/**
	 * Stops whatever is being read or added and forgets what is not added. The engine ends with it; what was added is loaded
	 * again by the next question.
	 */
	stop(): void {
		const { busy } = this;
		this.#forget();
		if (busy) pageEngine.stop();
	}

	/** Removes a table from the list; what it added stays. */
	remove(id: number): void {
		if (this.busy) return;
		this.#items.remove(id);
	}

	/** Forgets uploads whose page is left, without ending the engine: the next page may be asking it. */
	leave(): void {
		if (this.items.some(({ step }) => step === 'adding')) return;
		this.#forget();
	}

	#forget(): void {
		this.#turn += 1;
		this.#reader.stop();
		this.#items.keepAdded();
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
			await this.#run(this.#items.add(origins));
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
		for (;;) {
			const item = this.#items.waiting();
			if (!item || turn !== this.#turn) break;
			await this.#read(item.id);
		}
		if (turn !== this.#turn) return;
		this.#running = false;
		const first = this.#items.foremost(items);
		if (first !== undefined) await this.show(first);
	}

	async #again(id: number): Promise<void> {
		const turn = this.#turn;
		this.#running = true;
		await this.#read(id);
		if (turn === this.#turn) this.#running = false;
	}

	async #read(id: number): Promise<void> {
		const item = this.#items.find(id);
		if (!item) return;
		const sentence = `Reading ${item.origin.file.name}.`;
		this.#items.change(id, { step: 'reading', sentence, problems: [] });
		await this.#trying(id, async (wanted) => {
			const read = await this.#reader.read(
				{ ...item, problems: [], settled: false },
				(sentence) => {
					if (wanted()) this.#items.change(id, { sentence });
				},
				(seen) => {
					if (!wanted()) return;
					this.#items.showFirst(id);
					this.#items.change(id, seen);
				}
			);
			if (wanted()) this.#items.change(id, read);
		});
	}

	/** Does something with a table. What breaks it off is said of the table, unless nobody wants it any more. */
	async #trying(id: number, work: (wanted: () => boolean) => Promise<void>): Promise<void> {
		const turn = this.#turn;
		const wanted = () => turn === this.#turn;
		try {
			await work(wanted);
		} catch (cause) {
			if (!wanted()) return;
			console.error(cause);
			const file = this.#items.find(id)?.origin.file;
			const problem = file ? await failureOf(file, cause) : failed('The file', cause);
			if (!wanted()) return;
			this.#items.change(id, { step: 'refused', sentence: 'Not read.', problems: [problem] });
		}
	}
}
