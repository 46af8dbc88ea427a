import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { today } from '$lib/domain/calendar';
import type { RecordManifest } from '$lib/domain/manifest';
import type { Register } from '$lib/domain/record';

/** A file a page fetches, in bytes. */
export interface Fetched {
	readonly path: string;
	readonly raw: number;
	readonly gzipped: number;
}

/** The data a member's first screen fetches of a published record: the manifest, the frame, the scorecard and the next meeting. */
export function firstScreen(
	folder: string,
	manifest: RecordManifest,
	{ board, meetings }: Register
): readonly Fetched[] {
	const day = board.calendar_date ?? today();
	const dates = meetings.map(({ meeting }) => meeting).toSorted();
	const next = dates.find((date) => date >= day) ?? dates.at(-1);
	const views = ['board.json', 'scorecard.json', ...(next ? [`meetings/${next}.json`] : [])];
	const measure = (path: string, file: string): Fetched => {
		const bytes = readFileSync(join(folder, file));
		return { path, raw: bytes.length, gzipped: gzipSync(bytes).length };
	};
	return [
		measure('manifest.json', 'manifest.json'),
		...views.map((path) => {
			const view = manifest.views[path];
			if (!view) throw new Error(`The record has no view ${path}.`);
			return measure(path, view.file);
		})
	];
}
