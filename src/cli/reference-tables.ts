import type { Geography } from '$lib/domain/geography';
import type { Indicator } from '$lib/domain/indicator';
import type { Neighbour } from '$lib/domain/neighbour';
import { buildGeographies } from '$lib/intake/geographies';
import { readLaitAreas } from '$lib/intake/lait-long';
import { Desk } from '$lib/intake/desk';
import type { Answers } from '$lib/intake/format';
import type { SheetReading } from '$lib/intake/read-sheet';
import type { Reader } from './figures';
import { authorities, lait, laitDictionary, neighbourSets } from './sources';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The first table of a source, read as the upload page reads it. */
async function readOnDesk(
	reader: Reader,
	file: string,
	geographies: readonly Geography[],
	answers: Answers
): Promise<SheetReading> {
	const desk = new Desk({ indicators: [], geographies, authority: null });
	const { key, problems } = await desk.open(file, await reader.source(file));
	reader.report(problems);
	return desk.read(key, 0, answers);
}

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
	const { indicators, problems } = await readOnDesk(reader, laitDictionary, [], new Map());
	reader.report(problems);
	const codes = new Set(followed.map((each) => each.lait_code));
	return indicators
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
	const sets: (readonly Neighbour[])[] = [];
	for (const { set, file } of neighbourSets) {
		const answers = new Map([['neighbours.set', set]]);
		const { neighbours, problems } = await readOnDesk(reader, file, geographies, answers);
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
