import type { Indicator } from '$lib/domain/indicator';
import type { Engine } from '../engine';
import { stageLait } from '../lait';
import { discardLait } from './read';

/** A place as the warming file needs it. */
interface Place {
	readonly name: string;
	readonly number: number;
}

const FILE = 'lait-warm.csv';
const SERIES = 120;
const ROUNDS = 6;

class Unwanted extends Error {}

/**
 * Runs everything the reading of a LAIT file runs, on a small file made up here, and forgets it. The browser compiles the
 * engine's code well only where it has run for a while: the first real file is then read in half the time. To be called while
 * nothing is staged, and while nobody waits: `wanted` is asked before each statement and ends it. Nothing held changes.
 */
export async function warmLait(
	engine: Engine,
	indicators: readonly Indicator[],
	places: readonly Place[],
	wanted: () => boolean
): Promise<void> {
	const gated: Engine = {
		...engine,
		query: (sql, parameters) =>
			wanted() ? engine.query(sql, parameters) : Promise.reject(new Unwanted())
	};
	const described = indicators.filter((each) => each.lait_code !== null);
	if (!wanted() || described.length === 0 || places.length === 0) return;
	const content = new File([madeUp(described, places)], FILE);
	try {
		for (let round = 0; round < ROUNDS; round += 1) {
			await engine.registerFile(FILE, content);
			await stageLait(gated, { name: FILE, registered: FILE }, indicators);
			await engine.dropFile(FILE);
		}
	} catch (cause) {
		if (!(cause instanceof Unwanted)) throw cause;
	} finally {
		await engine.dropFile(FILE);
		await discardLait(engine);
	}
}

/** Rows of LAIT's shape: every seventh value missing, some with a spreadsheet's noise, one measure out of its range. */
function madeUp(described: readonly Indicator[], places: readonly Place[]): string {
	const lines = ['Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region'];
	for (let series = 0; series < SERIES; series += 1) {
		const indicator = described[Math.floor(series / 5) % described.length];
		for (const [at, { name, number }] of places.entries()) {
			const figure = ((series * 31 + at * 17) % 911) / (series % 3 === 0 ? 10 : 1);
			const printed = at % 7 === 0 ? '-' : at % 50 === 1 ? `${figure}00000000000003` : `${figure}`;
			lines.push(
				`"${indicator?.lait_code}","${at % 12 === 0 ? indicator?.name.replaceAll('"', '') : ''}","${2015 + (series % 5)}","${name}","${printed}","${number}","NA"`
			);
		}
	}
	return `${lines.join('\n')}\n`;
}
