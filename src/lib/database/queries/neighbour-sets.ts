import type { GeographyCode } from '$lib/domain/id';
import type { Engine } from '../engine';

/** The neighbours of one authority in one set, closest first. */
export interface NeighbourMembers {
	/** The year of the set. */
	readonly neighbour_set: string;
	readonly neighbours: readonly GeographyCode[];
}

/** The statement behind `askNeighbourSets`. */
export const NEIGHBOUR_SETS = `SELECT neighbour_set, neighbour FROM neighbour
	WHERE geography = ? ORDER BY neighbour_set, rank`;

/** Every set that names neighbours of an authority, by its year. */
export async function askNeighbourSets(
	engine: Engine,
	geography: GeographyCode
): Promise<readonly NeighbourMembers[]> {
	const rows = await engine.query<{ neighbour_set: string; neighbour: GeographyCode }>(
		NEIGHBOUR_SETS,
		[geography]
	);
	const sets = new Map<string, GeographyCode[]>();
	for (const { neighbour_set, neighbour } of rows)
		sets.set(neighbour_set, [...(sets.get(neighbour_set) ?? []), neighbour]);
	return [...sets].map(([neighbour_set, neighbours]) => ({ neighbour_set, neighbours }));
}
