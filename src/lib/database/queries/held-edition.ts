import type { VintageId } from '$lib/domain/id';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from '../engine';

/**
 * What an edition is called in the engine: its id, or that with the number it got where another file has its id. Null when the
 * engine does not hold it from the file of that hash.
 */
export async function askHeldEdition(
	engine: Engine,
	{ vintage, hash }: Pick<Vintage, 'vintage' | 'hash'>
): Promise<VintageId | null> {
	const [held] = await engine.query<{ vintage: VintageId }>(
		`SELECT vintage FROM vintage
		WHERE hash IS NOT DISTINCT FROM ? AND (vintage = ? OR (hash IS NOT NULL
			AND starts_with(vintage, ?) AND regexp_full_match(substr(vintage, ?::BIGINT), '-[0-9]{1,2}')))
		ORDER BY length(vintage), vintage LIMIT 1`,
		[hash, vintage, vintage, vintage.length + 1]
	);
	return held?.vintage ?? null;
}

/** Every edition's name and file, without counting what it holds. */
export const askNames = (engine: Engine): Promise<Pick<Vintage, 'vintage' | 'hash'>[]> =>
	engine.query('SELECT vintage, hash FROM vintage');
