import type { Engine } from '$lib/database/engine';
import { withFigures } from '$lib/database/relations';
import { today } from '$lib/domain/calendar';
import type { Register } from '$lib/domain/record';
import { slug } from '$lib/export/file-name';
import { layOut, partsOf, type LaidOut } from '$lib/export/record-files';
import { audienceOf, type StandingTables } from '$lib/state/publishing';
import { settleHidden } from '$lib/state/settle-hidden';
import { firstViews, makeView, viewPaths } from '../../make-views';
import { drawn, type Prepared } from './prepare';

/** Measures up to which every page is drawn beforehand; of a record with more, only the pages members see first. */
const MOST_MEASURES = 120;

/**
 * Lays the new record out as files, with every page worded and drawn by an engine that holds it. The views name the record by its
 * manifest without views, because the whole manifest names the views. Throws when no longer wanted.
 */
export async function layOutRecord(
	next: StandingTables,
	register: Register,
	{ hash }: Pick<Prepared, 'hash'>,
	engine: Engine,
	progress: (done: number, of: number) => void,
	wanted: AbortSignal
): Promise<LaidOut> {
	const contents = {
		tables: next.tables,
		observations: partsOf(next.observations),
		views: new Map<string, string>(),
		made: new Date().toISOString(),
		audience: audienceOf(register),
		previous: hash
	};
	const { hash: record } = await layOut(contents);
	const paths =
		register.indicators.length > MOST_MEASURES ? firstViews(register) : viewPaths(register);
	const views = new Map<string, string>();
	await settleHidden(engine, register.board);
	const shown = withFigures(engine, { mode: 'public' });
	const making = { engine: shown, register, document, built: today(), record };
	for (const [place, path] of paths.entries()) {
		wanted.throwIfAborted();
		const view = await makeView(path, making);
		if (view !== null) views.set(path, JSON.stringify(view));
		progress(place + 1, paths.length);
		// A Stop is heard.
		if (place % 4 === 0) await drawn();
	}
	return layOut({ ...contents, views });
}

/** What the zip of a record is called: `corporate-parenting-board-record-2026-11-22-public.zip`. */
export const zipName = ({ board }: Register, audience: string) =>
	`${slug(board.name)}-record-${today()}-${audience}.zip`;

/** Every file of the zip: the record, and the manifest it was made from, by which whoever applies it sees what it builds on. */
export function zippedFiles(
	laid: LaidOut,
	{ text, hash }: Pick<Prepared, 'text' | 'hash'>
): ReadonlyMap<string, Uint8Array> {
	const encode = (content: string) => new TextEncoder().encode(content);
	const files = new Map(laid.files).set('manifest.json', encode(laid.text));
	if (text !== null) files.set(`manifests/${hash}.json`, encode(text));
	return files;
}
