import type { VintageId } from '$lib/domain/id';
import type { RecordRow, RowEdit } from '$lib/domain/row-edit';
import type { Vintage } from '$lib/domain/vintage';
import type { ReadBackup } from './backup-read';
import { MergingEditions, type MergedEdition } from './backup-editions';
import { renamedEdit, signatureOf } from './backup-same';
import type { Change, Step } from './change';
import { fold, sameRow, type History } from './history';

/** Which side a row changed on both is to be taken from. */
export type RowChoice = 'ours' | 'theirs';

/** What becomes of a row that a backup changed. */
export interface MergedRow {
	/** The row, the same for the same table and key. */
	readonly place: string;
	readonly table: string;
	/** `here` already, `new` to what is here, or `both`: changed there and here, to different things. */
	readonly outcome: 'here' | 'new' | 'both';
	/** How the row stands here; null where it is taken out, or was not changed here. */
	readonly ours: RecordRow | null;
	/** How the row stands in the backup; null where it is taken out. */
	readonly theirs: RecordRow | null;
}

/** What merging a backup comes to. */
export interface Merge {
	/** The changes after it: ours, then what was not here yet. The very same list where nothing was added. */
	readonly changes: readonly Change[];
	/** Changes added. */
	readonly added: readonly Change[];
	/** The id in the backup of each edition whose bytes are needed, by its id here. */
	readonly files: ReadonlyMap<VintageId, VintageId>;
	readonly editions: readonly MergedEdition[];
	readonly rows: readonly MergedRow[];
}

/** Who is merged with whom. */
export interface Merging {
	readonly ours: Pick<History, 'changes' | 'next'>;
	readonly theirs: Pick<ReadBackup, 'changes'>;
	/** By `MergedRow.place`; a row changed on both sides and not among them stays as it is here. */
	readonly choices: ReadonlyMap<string, RowChoice>;
	/** The editions of the published record. */
	readonly published: readonly Vintage[];
}

const placeOf = ({ table, key }: RowEdit) => `${table}\n${key}`;

/**
 * How each row of the new changes stands at their end and stood at their beginning, against how it stands here. `overtaken`
 * are rows whose last change in the backup is here already: what came before it there has nothing to say.
 */
function rowsOf(
	fresh: readonly RowEdit[],
	ours: ReadonlyMap<string, RecordRow | null>,
	overtaken: ReadonlySet<string>
) {
	const first = new Map<string, RowEdit>();
	const last = new Map<string, RowEdit>();
	for (const edit of fresh) {
		const place = placeOf(edit);
		if (!first.has(place)) first.set(place, edit);
		last.set(place, edit);
	}
	return [...last].map(([place, { table, after }]): MergedRow => {
		const here = ours.get(place);
		const stood = first.get(place)?.before ?? null;
		const outcome = overtaken.has(place)
			? 'here'
			: here === undefined || sameRow(here, stood)
				? 'new'
				: sameRow(here, after)
					? 'here'
					: 'both';
		return { place, table, outcome, ours: here ?? null, theirs: after };
	});
}

/**
 * Merges the done changes of a backup into ours: those not here yet are put after ours, in their order and under new ids. An
 * edition whose file is here already is not added twice, and one whose id another file has here gets the next free id. A row
 * changed on both sides stays as it is here unless chosen otherwise. What was undone in the backup is not brought, and what
 * was undone here is dropped once anything is added, as by any new change. Merging the same again adds nothing.
 */
export function mergeBackup(merging: Merging): Merge {
	const { ours, theirs, choices } = merging;
	const known = new Set(ours.changes.filter(({ undone }) => !undone).map(signatureOf));
	const editions = new MergingEditions(ours.changes, merging.published);
	const standing = new Map(fold(ours.changes).edits.map((edit) => [placeOf(edit), edit.after]));
	const steps: { readonly change: Change; readonly step: Step }[] = [];
	const overtaken = new Set<string>();
	for (const change of theirs.changes.filter(({ undone }) => !undone)) {
		const { step } = change;
		const here = known.has(signatureOf(change));
		if (step.kind === 'edition-added' && here) editions.seen(step.upload);
		for (const edit of step.kind === 'rows-edited' ? step.edits : []) {
			const place = placeOf(renamedEdit(edit, editions.renamed));
			if (here) overtaken.add(place);
			else overtaken.delete(place);
		}
		if (here) continue;
		const mine =
			step.kind === 'rows-edited'
				? { ...step, edits: step.edits.map((edit) => renamedEdit(edit, editions.renamed)) }
				: step.kind === 'edition-added'
					? editions.add(step.upload)
					: editions.withdraw(step.upload);
		if (mine) steps.push({ change, step: mine });
	}
	const rows = rowsOf(
		steps.flatMap(({ step }) => (step.kind === 'rows-edited' ? step.edits : [])),
		standing,
		overtaken
	);
	const kept = new Set(
		rows
			.filter(
				({ outcome, place }) =>
					outcome === 'here' || (outcome === 'both' && choices.get(place) !== 'theirs')
			)
			.map(({ place }) => place)
	);
	const apart = steps.flatMap(({ change, step }): Change[] => {
		if (step.kind !== 'rows-edited') return [{ ...change, step }];
		const edits = step.edits.flatMap((edit) => {
			const place = placeOf(edit);
			const now = standing.get(place);
			if (kept.has(place) || (now !== undefined && sameRow(now, edit.after))) return [];
			standing.set(place, edit.after);
			return [now === undefined ? edit : { ...edit, before: now }];
		});
		return edits.length === 0 ? [] : [{ ...change, step: { ...step, edits } }];
	});
	const outcomes = [...editions.outcomes.values()];
	if (apart.length === 0)
		return { changes: ours.changes, added: [], files: new Map(), editions: outcomes, rows };
	const added = apart.map((each, at) => ({ ...each, id: ours.next + at }));
	const changes = [...ours.changes.filter(({ undone }) => !undone), ...added];
	return { changes, added, files: editions.files, editions: outcomes, rows };
}
