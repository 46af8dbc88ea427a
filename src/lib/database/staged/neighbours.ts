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

/**
 * Adds the staged sets not held yet, for the edition of a key. A set held with the very same neighbours is left as it is;
 * throws `NeighbourSetError` for one that differs.
 */
export async function addNeighbours(engine: Engine, key: number): Promise<void> {
	for (const { neighbour_set, rows, held, unchanged } of await reviewNeighbours(engine)) {
		const known = "noun = 'neighbour_set' AND id = ?";
		if (held > 0) {
			if (unchanged !== rows) throw new NeighbourSetError(neighbour_set);
			await engine.query(
				`INSERT OR IGNORE INTO brought SELECT DISTINCT ${key}, noun, id FROM brought WHERE ${known}`,
				[neighbour_set]
			);
			continue;
		}
		await engine.query(
			'INSERT INTO neighbour SELECT * FROM staged_neighbour WHERE neighbour_set = ?',
			[neighbour_set]
		);
		await engine.query(`INSERT INTO brought VALUES (${key}, 'neighbour_set', ?)`, [neighbour_set]);
	}
}
