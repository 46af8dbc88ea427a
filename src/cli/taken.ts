import type { Observation } from '$lib/domain/observation';
import { tables } from '$lib/intake/record-tables';
import { writeTable } from '$lib/intake/table';
import type { TakenFiles } from './take-in-files';

/**
 * What was accepted, in the record's own tables by file name: every figure with its edition, the editions, the measures the
 * files brought, what is held back, and statistical neighbours where there are any.
 */
export async function writeTaken({
	engine,
	results
}: TakenFiles): Promise<ReadonlyMap<string, string>> {
	const taken = results.flatMap(({ result }) => result.taken ?? []);
	const observations: Observation[] = [];
	for (const { edition, reading } of taken) {
		const { vintage } = edition;
		const figures = Array.isArray(reading.given?.figures)
			? reading.given.figures.map((each) => ({ ...each, vintage }))
			: await engine.query<Observation>(
					`SELECT indicator, geography, period, vintage, value::double AS value, symbol,
						numerator::double AS numerator, denominator::double AS denominator,
						decimals::int AS decimals, source_row::int AS source_row
					FROM printed_observation WHERE vintage = ? ORDER BY source_row`,
					[vintage]
				);
		for (const each of figures) observations.push(each);
	}
	const held = taken.flatMap(({ edition, reading }) =>
		(reading.given?.held ?? []).map((each) => ({ ...each, vintage: edition.vintage }))
	);
	const neighbours = taken.flatMap(({ reading }) => reading.given?.neighbours ?? []);
	const written = new Map([
		['observations.csv', writeTable(tables.observations, observations)],
		[
			'vintages.csv',
			writeTable(
				tables.vintages,
				taken.map(({ edition }) => edition)
			)
		],
		[
			'indicators.csv',
			writeTable(
				tables.indicators,
				taken.flatMap(({ reading }) => reading.given?.indicators ?? [])
			)
		],
		['held_back.csv', writeTable(tables.held_back, held)]
	]);
	if (neighbours.length > 0)
		written.set('neighbours.csv', writeTable(tables.neighbours, neighbours));
	return written;
}
