import type { Geography } from '$lib/domain/geography';
import type { Indicator } from '$lib/domain/indicator';
import type { Neighbour } from '$lib/domain/neighbour';
import { buildGeographies } from '$lib/intake/geographies';
import { readLaitDictionary } from '$lib/intake/lait-dictionary';
import { readLaitAreas } from '$lib/intake/lait-long';
import { Desk } from '$lib/intake/desk';
import type { Reader } from './figures';
import { authorities, lait, laitDictionary, neighbourSets } from './sources';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The record's places: every area LAIT gives figures for, abolished authorities included. */
export async function gatherPlaces(reader: Reader): Promise<readonly Geography[]> {
	const areas = readLaitAreas(text(await reader.source(lait.file)), lait.file);
	const places = buildGeographies(
		areas.values,
		text(await reader.source(authorities)),
		authorities
	);
	reader.report([...areas.problems, ...places.problems]);
	return places.values;
}

/**
 * LAIT's measures that the board does not follow: names, units and kinds of year. DfE's descriptions are not copied;
 * a reader who brings LAIT's own dictionary sees them.
 */
export async function gatherMeasures(
	reader: Reader,
	followed: readonly Indicator[]
): Promise<readonly Indicator[]> {
	const read = readLaitDictionary(text(await reader.source(laitDictionary)), laitDictionary);
	reader.report(read.problems);
	const codes = new Set(followed.map((each) => each.lait_code));
	return read.values
		.filter((each) => !codes.has(each.lait_code))
		.map((each) => ({
			...each,
			definition: `As LAIT’s data dictionary defines it, under the short name ${each.lait_code}.`
		}));
}

/** Every authority's neighbours in each set. */
export async function gatherNeighbours(
	reader: Reader,
	geographies: readonly Geography[]
): Promise<readonly Neighbour[]> {
	const desk = new Desk({ indicators: [], geographies, authority: null });
	const sets: (readonly Neighbour[])[] = [];
	for (const { set, file } of neighbourSets) {
		const seen = await desk.open(file, await reader.source(file));
		const { neighbours, problems } = desk.read(seen.key, 0, new Map([['neighbours.set', set]]));
		reader.report(problems.filter(({ severity }) => severity === 'error'));
		sets.push(neighbours);
	}
	return sets
		.flat()
		.sort(
			(a, b) =>
				a.neighbour_set.localeCompare(b.neighbour_set) ||
				a.geography.localeCompare(b.geography) ||
				a.rank - b.rank
		);
}
