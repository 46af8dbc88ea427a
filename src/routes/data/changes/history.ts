import { formatDate, today } from '$lib/domain/calendar';
import type { VintageId } from '$lib/domain/id';
import { listed } from '$lib/domain/wording';
import { several } from '$lib/view/keeping';
import { kindsOfRows } from '$lib/view/row-words';
import type { KeptUpload, Change, WorkingState } from '$lib/workspace/change';
import { waitingCount, waitingWords } from './waiting';

/** Where a change stands, in words. Only those not published are what publishing would bring into the record. */
type Standing =
	| 'Not published'
	| 'Published'
	| 'Undone'
	| 'Taken back since'
	| 'Changed again since'
	| 'Nothing to publish';

/** One change of the history as a reader sees it. */
export interface HistoryRow {
	readonly id: number;
	readonly words: string;
	/** What was written, where the words do not say it: a note's text. Null where there is none. */
	readonly detail: string | null;
	/** When it was made, by this computer's clock: "Today, 8.16am". */
	readonly when: string;
	/** The same for a machine. */
	readonly at: string;
	readonly standing: Standing;
	/** The edition it added, where that can be taken back alone; null where it cannot. */
	readonly edition: KeptUpload | null;
	/** Whether the browser removed the file: its figures are missing until it is added again. */
	readonly missing: boolean;
}

/** A day before another, both as the calendar of this computer has them. */
const dayBefore = (now: Date) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);

/**
 * When a change was made, in the reader's own time zone. A text that is no instant is said to be unknown: clocks go wrong, and
 * nothing rests on them.
 */
export function whenSaid(at: string, now: Date): string {
	const made = new Date(at);
	if (Number.isNaN(made.getTime())) return 'Time not known';
	const half = made.getHours() < 12 ? 'am' : 'pm';
	const time = `${made.getHours() % 12 || 12}.${String(made.getMinutes()).padStart(2, '0')}${half}`;
	const day = today(made);
	if (day === today(now)) return `Today, ${time}`;
	if (day === today(dayBefore(now))) return `Yesterday, ${time}`;
	return `${formatDate(day)}, ${time}`;
}

/** The notes written, each in quotation marks; null for any other change. */
function detailOf({ step }: Change): string | null {
	if (step.kind !== 'rows-edited') return null;
	const texts = step.edits.flatMap(({ table, after }) =>
		table === 'revision_notes' && after?.['note'] ? [`“${after['note']}”`] : []
	);
	return texts.length === 0 ? null : texts.join(' ');
}

const NAMED = 60;

/** A change as a button names it: two notes are told apart by how they begin. */
export function nameOf(change: Change): string {
	const detail = detailOf(change);
	if (detail === null) return change.words;
	const start = detail.length > NAMED ? `${detail.slice(0, NAMED).trimEnd()}…”` : detail;
	return `${change.words}: ${start}`;
}

/** What a change touches: an edition, or rows. */
const placesOf = ({ step }: Change): readonly string[] =>
	step.kind === 'rows-edited'
		? step.edits.map(({ table, key }) => `${table}\n${key}`)
		: [step.upload.vintage.vintage];

/** Says of each waiting change what is left of it: only the last word on an edition or a row is published. */
function standings({ pending, state }: Given): ReadonlyMap<number, Standing> {
	const last = new Map(
		pending.flatMap((change) => placesOf(change).map((place) => [place, change.id] as const))
	);
	const left = new Set<string>([
		...state.editions.map(({ vintage }) => vintage.vintage),
		...state.edits.map(({ table, key }) => `${table}\n${key}`)
	]);
	return new Map(
		pending.map((change): [number, Standing] => {
			const own = placesOf(change).filter((place) => last.get(place) === change.id);
			if (own.some((place) => left.has(place))) return [change.id, 'Not published'];
			if (own.length > 0) return [change.id, 'Nothing to publish'];
			const gone =
				change.step.kind === 'edition-added' && !placesOf(change).some((p) => left.has(p));
			return [change.id, gone ? 'Taken back since' : 'Changed again since'];
		})
	);
}

/** What the history is made from. */
interface Given {
	readonly changes: readonly Change[];
	/** Changes that are done and not in the published record. */
	readonly pending: readonly Change[];
	readonly state: WorkingState;
	/** Editions whose file the browser removed. */
	readonly missing: readonly VintageId[];
}

/** The history, newest first. */
export function historyOf(given: Given, now: Date): readonly HistoryRow[] {
	const waiting = standings(given);
	const standing = new Set(given.state.editions.map(({ vintage }) => vintage.vintage));
	// An edition added, withdrawn and added again is taken back where it was added last.
	const offered = new Set<string>();
	return [...given.changes]
		.sort((a, b) => b.id - a.id)
		.map((change) => {
			const { id, at, words, step, undone } = change;
			const added =
				!undone && waiting.has(id) && step.kind === 'edition-added' ? step.upload : null;
			const edition =
				added && standing.has(added.vintage.vintage) && !offered.has(added.vintage.vintage)
					? added
					: null;
			if (edition) offered.add(edition.vintage.vintage);
			return {
				id,
				words,
				detail: detailOf(change),
				when: whenSaid(at, now),
				at,
				standing: undone ? 'Undone' : (waiting.get(id) ?? 'Published'),
				edition,
				missing: edition !== null && given.missing.includes(edition.vintage.vintage)
			};
		});
}

/** How many changes wait and what they are, in a sentence. `made` counts every change of the history, undone ones too. */
export function pendingSentence(state: WorkingState, made: number): string {
	const pending = waitingCount(state);
	if (pending > 0)
		return `${several(pending, 'change')} made here ${pending === 1 ? 'is' : 'are'} not yet in the published record: ${waitingWords(state)}. Only this browser shows ${pending === 1 ? 'it' : 'them'}.`;
	return made > 0
		? 'Everything here is undone, taken back or in the published record: nothing waits to be published.'
		: 'Nothing has been changed here. Every page shows the published record.';
}

/** A size as a reader knows it: "27 kB", "51 MB". */
export function sizeSaid(bytes: number): string {
	if (bytes < 1_000) return several(bytes, 'byte');
	return bytes < 1_000_000
		? `${Math.round(bytes / 1_000)} kB`
		: `${Math.round(bytes / 1_000_000).toLocaleString('en-GB')} MB`;
}

/**
 * What erasing takes away that can be counted, undone and published changes too: "2 files (51 MB) and 1 note". Empty where
 * there is nothing.
 */
export function heldSaid(changes: readonly Change[]): string {
	const sizes = new Map<string, number>();
	const rows = new Map<string, string>();
	for (const { step } of changes)
		if (step.kind !== 'rows-edited') sizes.set(step.upload.vintage.vintage, step.upload.size);
		else for (const { table, key } of step.edits) rows.set(`${table}\t${key}`, table);
	const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
	return listed([
		...(sizes.size > 0 ? [`${several(sizes.size, 'file')} (${sizeSaid(bytes)})`] : []),
		...kindsOfRows([...rows.values()].filter((table) => table !== 'amendments'))
	]);
}
