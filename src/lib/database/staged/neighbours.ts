import type { Engine } from '../engine';

/** A staged set of statistical neighbours beside the one held under the same name. */
export interface NeighbourSetReview {
	readonly neighbour_set: string;
	/** Neighbours in the file, and those held under the set's name: 0 for a new set. */
	readonly rows: number;
	readonly held: number;
	/** Those of the file that stand in the set held at the same rank, with the same closeness. */
	readonly unchanged: number;
}

/** A set held under the same name says something else: an edition is never overwritten. The message is for the analyst. */
export class NeighbourSetError extends Error {
	constructor(set: string) {
		super(
			`A set of statistical neighbours called ${set} is held already and names other neighbours. Give this one another name.`
		);
		this.name = 'NeighbourSetError';
	}
}

/** How the staged sets stand beside those held; none when the file has no neighbours. */
export function reviewNeighbours(engine: Engine): Promise<NeighbourSetReview[]> {
	return engine.query(
		`SELECT given.neighbour_set, count(*)::int AS rows,
			(SELECT count(*) FROM neighbour WHERE neighbour_set = given.neighbour_set)::int AS held,
			count(held.rank)::int AS unchanged
		FROM staged_neighbour AS given
		LEFT JOIN neighbour AS held USING (neighbour_set, geography, rank, neighbour, closeness)
		GROUP BY given.neighbour_set ORDER BY given.neighbour_set`
	);
}

/** An authority's list in a set: one of them may be new where the others are held. */
const list = "neighbour_set || ' ' || geography";

/**
 * Adds the authorities' lists not held yet, for the edition of a key. A list held with the very same neighbours is left as it
 * is; throws `NeighbourSetError` where one differs.
 */
export async function addNeighbours(engine: Engine, key: number): Promise<void> {
	const differing = await engine.query<{ neighbour_set: string }>(
		`SELECT DISTINCT neighbour_set FROM staged_neighbour
		SEMI JOIN neighbour USING (neighbour_set, geography)
		ANTI JOIN neighbour AS held USING (neighbour_set, geography, rank, neighbour, closeness)`
	);
	const [first] = differing;
	if (first) throw new NeighbourSetError(first.neighbour_set);
	await engine.query(
		`INSERT OR IGNORE INTO brought SELECT DISTINCT ${key}, noun, id FROM brought
		WHERE noun = 'neighbours' AND id IN (SELECT ${list} FROM staged_neighbour)`
	);
	await engine.query(
		`INSERT OR IGNORE INTO brought SELECT DISTINCT ${key}, 'neighbours', ${list} FROM staged_neighbour
		ANTI JOIN neighbour USING (neighbour_set, geography)`
	);
	await engine.query(
		`INSERT INTO neighbour SELECT * FROM staged_neighbour
		ANTI JOIN neighbour USING (neighbour_set, geography)`
	);
}
