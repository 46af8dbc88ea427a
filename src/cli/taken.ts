import type { Engine } from '$lib/database/engine';
import type { VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { HeldBack, Observation } from '$lib/domain/observation';
import type { Vintage } from '$lib/domain/vintage';
import { tables } from '$lib/intake/record-tables';
import { writeTable } from '$lib/intake/table';
import type { ItemReading } from '$lib/state/upload-item';
import type { TakenFiles } from './take-in-files';

/** What one table brought, as the record's own tables have it. */
interface Brought {
	readonly observations: readonly Observation[];
	readonly held: readonly HeldBack[];
	readonly indicators: readonly Indicator[];
}

/** What a file that the engine itself read brought. */
async function broughtByEngine(
	engine: Engine,
	vintage: VintageId,
	{ lait }: ItemReading
): Promise<Brought> {
	const observations = await engine.query<Observation>(
		`SELECT indicator, geography, period, vintage, value::double AS value, symbol,
			numerator::double AS numerator, denominator::double AS denominator,
			decimals::int AS decimals, source_row::int AS source_row
		FROM printed_observation WHERE vintage = ? ORDER BY source_row`,
		[vintage]
	);
	const held = await engine.query<HeldBack>(
		`SELECT vintage, indicator, geography, period, rule, reason
		FROM held_back JOIN vintage USING (vintage_key) JOIN indicator USING (indicator_key)
			JOIN geography USING (geography_key) JOIN period USING (period_key)
		WHERE vintage = ? ORDER BY indicator, geography, period`,
		[vintage]
	);
	return { observations, held, indicators: lait?.indicators ?? [] };
}

/** What a table read on the desk brought. */
function broughtByDesk(vintage: VintageId, { given }: ItemReading): Brought {
	const figures = Array.isArray(given?.figures) ? given.figures : [];
	return {
		observations: figures.map((each) => ({ ...each, vintage })),
		held: (given?.held ?? []).map((each) => ({ ...each, vintage })),
		indicators: given?.indicators ?? []
	};
}

/**
 * What was accepted, in the record's own tables by file name: every figure with its edition, the editions, the measures the
 * files brought, what is held back, and statistical neighbours where there are any. The same file given twice is one edition.
 */
export async function writeTaken({
	engine,
	results
}: TakenFiles): Promise<ReadonlyMap<string, string>> {
	const editions = new Map<VintageId, { edition: Vintage; reading: ItemReading }>();
	for (const { result } of results)
		if (result.taken && !editions.has(result.taken.edition.vintage))
			editions.set(result.taken.edition.vintage, result.taken);
	const observations: Observation[] = [];
	const held: HeldBack[] = [];
	const indicators = new Map<string, Indicator>();
	for (const [vintage, { reading }] of editions) {
		const brought = reading.lait
			? await broughtByEngine(engine, vintage, reading)
			: broughtByDesk(vintage, reading);
		for (const each of brought.observations) observations.push(each);
		for (const each of brought.held) held.push(each);
		for (const each of brought.indicators)
			if (!indicators.has(each.indicator)) indicators.set(each.indicator, each);
	}
	const taken = [...editions.values()];
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
		['indicators.csv', writeTable(tables.indicators, [...indicators.values()])],
		['held_back.csv', writeTable(tables.held_back, held)]
	]);
	if (neighbours.length > 0)
		written.set('neighbours.csv', writeTable(tables.neighbours, neighbours));
	return written;
}
