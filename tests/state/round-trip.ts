import { expect } from 'vitest';
import type { Register } from '$lib/domain/record';
import { unzipFiles, zipFiles } from '$lib/export/zip';
import { readRegister } from '$lib/intake/record';
import { withEdits } from '$lib/state/over-the-record';
import { assemble } from '$lib/state/publishing';
import { BACKUP_LIMITS, backupFiles } from '$lib/workspace/backup';
import { readBackup } from '$lib/workspace/backup-read';
import { fold, pendingOf, undone, type History } from '$lib/workspace/history';
import { contentOf } from '../workspace/backup-copies';

/** What was done over a record, and the record as it then stands. */
export interface Played {
	readonly history: History;
	readonly register: Register;
	readonly tables: ReadonlyMap<string, string>;
}

/** What was done is published to the letter, read again as it was written, and undone to the byte. */
export function expectPublishedAndUndone(
	record: ReadonlyMap<string, string>,
	{ history, register, tables }: Played
) {
	const next = assemble({ tables: record, observations: '' }, [], fold(pendingOf(history)).edits);
	expect([next.conflicts, next.already, next.staying]).toEqual([[], [], []]);
	for (const [name, text] of tables) expect(next.tables.get(name)).toBe(text);
	expect(readRegister(next.tables)).toMatchObject({ register, problems: [] });
	let back = history;
	for (let step = undone(back); step; step = undone(back)) back = step.history;
	expect([...withEdits(record, fold(pendingOf(back)))]).toEqual([...record]);
}

/** A backup gives back the very changes. */
export async function expectBackedUp({ changes }: History) {
	const content = contentOf({ changes, bytes: new Map() });
	const unzipped = unzipFiles(zipFiles(await backupFiles(content)), BACKUP_LIMITS);
	if (!unzipped.done) throw new Error(unzipped.sentence);
	const read = await readBackup(unzipped.files);
	if (!read.done) throw new Error(read.sentence);
	expect(read.value.changes).toEqual(changes);
}
