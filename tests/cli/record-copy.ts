import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OBSERVATION_COLUMNS } from '$lib/database/record';

const made: string[] = [];

/** An empty folder, gone after `removeFolders`. */
export function emptyFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'record-'));
	made.push(folder);
	return folder;
}

/** A copy of the demonstration record with other figures, as rows of `observations.csv` without its header. */
export function recordOf(rows: readonly string[]): string {
	const folder = emptyFolder();
	cpSync('data', folder, { recursive: true });
	const lines = [OBSERVATION_COLUMNS.join(','), ...rows];
	writeFileSync(join(folder, 'observations.csv'), `${lines.join('\n')}\n`);
	return folder;
}

/** Removes every folder made. */
export function removeFolders(): void {
	for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
