import type { VintageId } from '$lib/domain/id';
import type { KeptBytes, KeptUpload } from '$lib/workspace/change';
import { appended, fold, pendingOf, UNCHANGED, type History } from '$lib/workspace/history';

/** Files that come with changes. */
export type Files = ReadonlyMap<VintageId, KeptBytes>;

/** No file. */
export const NO_FILES: Files = new Map();

/** No change has a new id. */
export const SAME_IDS: ReadonlyMap<number, number> = new Map();

/** Files of changes that are only in memory, with those brought just now. */
export const filesWith = (files: Files, brought: Files): Files => new Map([...files, ...brought]);

/** The ids of the changes of a history. */
export const idsOf = ({ changes }: History): ReadonlySet<number> =>
	new Set(changes.map(({ id }) => id));

/** The pending editions that are among those whose file is gone. */
export const lostOf = (history: History, missing: readonly VintageId[]): readonly KeptUpload[] =>
	fold(pendingOf(history)).editions.filter(({ vintage }) => missing.includes(vintage.vintage));

/** What a page shows: everything kept, and after it what is only in memory. */
export const shownOf = (base: History, apart: History): History => appended(base, apart).history;

/** What of a history is not kept; null where something kept was altered, which memory alone cannot do. */
export function apartOf(base: History, shown: History): History | null {
	const kept = new Map(base.changes.map((each) => [each.id, each]));
	if (shown.changes.some((each) => (kept.get(each.id) ?? each) !== each)) return null;
	const changes = shown.changes.filter(({ id }) => !kept.has(id));
	return {
		...UNCHANGED,
		changes,
		settled: new Set([...shown.settled].filter((id) => changes.some((each) => each.id === id))),
		next: shown.next
	};
}
