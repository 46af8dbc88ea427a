import type { Found } from './upload-origins';
import { newItem, type Item, type ItemOrigin } from './upload-item';

/** How little there is to look at in a table: those to be reviewed or answered first, then the refused, then the others. */
const dullness = ({ step }: Item) =>
	step === 'ready' || step === 'question' || step === 'choosing' ? 0 : step === 'refused' ? 1 : 2;

/** The tables chosen in a visit, in the order they came, and which of them is under review. */
export class UploadItems {
	#all = $state.raw<readonly Item[]>([]);
	#current = $state<number | null>(null);
	#next = 1;

	/** Every one of them. */
	get all(): readonly Item[] {
		return this.#all;
	}

	/** The table under review; null when none is. */
	get current(): Item | null {
		return this.#all.find(({ id }) => id === this.#current) ?? null;
	}

	/** A table by its id; undefined when it was removed. */
	find(id: number): Item | undefined {
		return this.#all.find((each) => each.id === id);
	}

	/** A table that must be there. Throws when it was removed. */
	need(id: number): Item {
		const item = this.find(id);
		if (!item) throw new Error('The table was put away.');
		return item;
	}

	/** The first that is still to be read. */
	waiting(): Item | undefined {
		return this.#all.find(({ step }) => step === 'waiting');
	}

	/** Adds what was found, and gives it back as items. */
	add(found: Found): readonly Item[] {
		const items = found.map((each) => ({ ...newItem(this.#next++, each.origin), ...each }));
		this.#all = [...this.#all, ...items];
		return items;
	}

	/** Puts the chosen sheets of a workbook in its place. */
	part(id: number, origins: readonly ItemOrigin[]): readonly Item[] {
		const items = origins.map((origin) => newItem(this.#next++, origin));
		this.#all = this.#all.flatMap((each) => (each.id === id ? items : [each]));
		return items;
	}

	/** Changes some of what is known of a table; of one that was removed nothing. */
	change(id: number, changes: Partial<Item>): void {
		this.#all = this.#all.map((each) => (each.id === id ? { ...each, ...changes } : each));
	}

	/** Puts a table under review. */
	show(id: number): void {
		this.#current = id;
	}

	/** Puts a table under review unless another is. */
	showFirst(id: number): void {
		this.#current ??= id;
	}

	/** Of some tables the one most worth a look, the first of equals; undefined when there are none. */
	foremost(items: readonly Item[]): number | undefined {
		const worth = (id: number) => {
			const item = this.find(id);
			return item ? dullness(item) : 2;
		};
		const [first] = items.map(({ id }) => id).sort((a, b) => worth(a) - worth(b));
		return first;
	}

	/** Takes a table off the list. */
	remove(id: number): void {
		this.#all = this.#all.filter((each) => each.id !== id);
		if (this.#current === id) this.#current = null;
	}

	/** Forgets every table that was not added. */
	keepAdded(): void {
		this.#all = this.#all.filter(({ step }) => step === 'added');
		this.#current = null;
	}
}
