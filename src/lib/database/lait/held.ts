import type { IsoDate } from '$lib/domain/id';
import type { Engine } from '../engine';

/** What a LAIT file is put beside: asked for before its rows, so that the engine is not idle while they are read. */
export interface HeldBeside {
	/** Keys of the measures and periods held, by their ids. */
	readonly indicators: ReadonlyMap<string, number>;
	readonly periods: ReadonlyMap<string, number>;
	readonly places: readonly {
		readonly key: number;
		readonly number: number;
		readonly name: string;
	}[];
	/** The LAIT edition held with the most measures, the latest of equals; null when none is. */
	readonly largest: LargestEdition | null;
}

/** An edition and its measures, by their keys. */
export interface LargestEdition {
	readonly published: IsoDate;
	readonly indicators: readonly number[];
}

const LARGEST = `WITH measured AS (
		SELECT DISTINCT vintage_key, published, indicator_key
		FROM observation JOIN vintage USING (vintage_key)
		WHERE vintage LIKE 'lait-%' AND status <> 'paper'
	)
	SELECT published, indicator_key::int AS indicator FROM measured WHERE vintage_key = (
		SELECT vintage_key FROM measured GROUP BY vintage_key, published
		ORDER BY count(*) DESC, published DESC LIMIT 1
	)`;

const keysOf = async (engine: Engine, table: 'indicator' | 'period') => {
	const held = await engine.query<{ id: string; key: number }>(
		`SELECT ${table} AS id, ${table}_key::int AS key FROM ${table}`
	);
	return new Map(held.map(({ id, key }) => [id, key]));
};

/** Asks for it all. Throws `QueryError`. */
export async function askHeldBeside(engine: Engine): Promise<HeldBeside> {
	const indicators = await keysOf(engine, 'indicator');
	const periods = await keysOf(engine, 'period');
	const places = await engine.query<HeldBeside['places'][number]>(
		'SELECT geography_key::int AS key, number::int AS number, name FROM geography'
	);
	const largest = await engine.query<{ published: IsoDate; indicator: number }>(LARGEST);
	const [first] = largest;
	return {
		indicators,
		periods,
		places,
		largest: first
			? { published: first.published, indicators: largest.map(({ indicator }) => indicator) }
			: null
	};
}
