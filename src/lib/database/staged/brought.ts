import type { VintageId } from '$lib/domain/id';
import type { Engine } from '../engine';
import { quoted } from '../quoted';
import type { Source, Staged } from './relation';

/**
 * Writes down, before anything is added, what accepting a file adds beside its cells, so that `undoVintage` can take away
 * exactly that: see `brought` and `held_before` in the schema. What an earlier accepted edition brought and this one uses
 * too is written down with both. Runs inside the transaction that adds the file.
 */
export async function recordBrought(
	engine: Engine,
	staged: Staged,
	source: Source,
	key: number,
	isHeld: boolean,
	vintage: VintageId
): Promise<void> {
	const [marked] = await engine.query(`SELECT noun FROM brought WHERE vintage_key = ${key}`);
	if (!marked && isHeld)
		await engine.query(`INSERT INTO held_before
			SELECT vintage_key, indicator_key, geography_key, period_key, false FROM observation
			WHERE vintage_key = ${key}
			UNION ALL
			SELECT vintage_key, indicator_key, geography_key, period_key, true FROM held_back
			WHERE vintage_key = ${key}`);
	const rows = [
		...(marked ? [] : [[isHeld ? 'part' : 'vintage', vintage]]),
		...staged.indicators.map((each) => ['indicator', each.indicator]),
		...staged.periods.map((each) => ['period', each])
	].map(([noun = '', id = '']) => `(${key}, ${quoted(noun)}, ${quoted(id)})`);
	if (rows.length > 0)
		await engine.query(`INSERT OR IGNORE INTO brought VALUES ${rows.join(', ')}`);
	for (const noun of ['indicator', 'period'])
		await engine.query(`INSERT OR IGNORE INTO brought
			SELECT DISTINCT ${key}, noun, id FROM brought JOIN ${noun} ON ${noun}.${noun} = id
			WHERE noun = '${noun}' AND ${noun}_key IN (SELECT ${noun}_key FROM (${source.series}))`);
}
