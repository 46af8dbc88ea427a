import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serverDocument } from '$lib/chart/document.server';
import { startNodeEngine } from '$lib/database/node';
import { loadObservations, loadRegister } from '$lib/database/record';
import { withFigures } from '$lib/database/relations';
import { createSchema } from '$lib/database/schema';
import { today } from '$lib/domain/calendar';
import type { ObservationPart } from '$lib/domain/manifest';
import type { Register } from '$lib/domain/record';
import { settleHidden } from '$lib/state/settle-hidden';
import { firstViews, makeView, viewPaths } from '../routes/make-views';

/** Rows up to which one engine is given the whole record. */
const MOST_ROWS = 1_000_000;

/**
 * Makes the views of a record whose parts are written below `folder`, as JSON text by path. Of a record of more than `most` rows,
 * only the scorecard, its measures and what has no figures are made: other pages ask the engine. `record` names the record.
 */
export async function makePartitionViews(
	folder: string,
	parts: readonly ObservationPart[],
	register: Register,
	record: string,
	most = MOST_ROWS
): Promise<ReadonlyMap<string, string>> {
	const followed = new Set<string>(
		register.indicators.flatMap(({ indicator, scorecard }) => (scorecard === null ? [] : indicator))
	);
	const whole = parts.reduce((sum, { rows }) => sum + (rows ?? 0), 0) <= most;
	const engine = await startNodeEngine();
	try {
		await createSchema(engine);
		await loadRegister(engine, register);
		for (const { file, indicators } of parts)
			if (whole || indicators.some((each) => followed.has(each)))
				await loadObservations(engine, await readFile(join(folder, file)));
		await settleHidden(engine, register.board);
		const making = {
			engine: withFigures(engine, { mode: 'public' }),
			register,
			document: serverDocument(),
			built: today(),
			record
		};
		const views = new Map<string, string>();
		for (const path of whole ? viewPaths(register) : firstViews(register)) {
			const view = await makeView(path, making);
			if (view !== null) views.set(path, JSON.stringify(view));
		}
		return views;
	} finally {
		await engine.close();
	}
}
