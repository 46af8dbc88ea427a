import type { IsoDate, VintageId } from '$lib/domain/id';
import { workingCopy } from './working-copy.svelte';

/** An edition added on this computer and not in the published record. */
interface Addition {
	readonly vintage: VintageId;
	readonly file: string;
	readonly published: IsoDate;
	/** Whether it is still here after a reload. */
	readonly kept: boolean;
	/** Whether the browser has removed its file, so that its figures are missing. */
	readonly lost: boolean;
	/** Sets of statistical neighbours it brought. */
	readonly neighbour_sets: readonly string[];
}

/**
 * The editions this computer adds to the published record: what the frame says is "not yet published", and why a page must
 * not rest on what it was built with.
 */
class Additions {
	readonly #editions = $derived(workingCopy.state.editions);
	/** The editions on the disk, as one text: the list is made anew only where it says something else. */
	readonly #kept = $derived(
		workingCopy.changes
			.flatMap(({ id, step }) =>
				step.kind === 'edition-added' && workingCopy.kept.has(id) ? step.upload.vintage.vintage : []
			)
			.join(' ')
	);
	readonly #list = $derived.by((): readonly Addition[] => {
		const kept = new Set(this.#kept.split(' '));
		return this.#editions.map(({ vintage, file, neighbour_sets }) => ({
			vintage: vintage.vintage,
			file,
			published: vintage.published,
			kept: kept.has(vintage.vintage),
			lost: workingCopy.missing.includes(vintage.vintage),
			neighbour_sets
		}));
	});

	/** The editions, in the order they were added. */
	get list(): readonly Addition[] {
		return this.#list;
	}

	/** Sets of statistical neighbours added on this computer. */
	get neighbour_sets(): readonly string[] {
		return this.#list.flatMap((each) => each.neighbour_sets);
	}

	/** Reads what is kept, once a visit. A browser that keeps nothing adds nothing. */
	read(): Promise<void> {
		return workingCopy.read();
	}
}

/** This computer's additions. */
export const additions = new Additions();
