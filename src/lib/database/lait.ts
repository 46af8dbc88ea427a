import type { Indicator } from '$lib/domain/indicator';
import type { Problem } from '$lib/domain/problem';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from './engine';
import { acceptLait } from './lait/accept';
import { disputedAreas, placesTold, unknownAreas } from './lait/areas';
import { badValues, duplicates, setAside, unfinished } from './lait/check';
import { compareLait } from './lait/compare';
import { fewerMeasures } from './lait/fewer';
import { askHeldBeside, type HeldBeside } from './lait/held';
import { impossibleFigures } from './lait/impossible';
import { mapLait, type Mapping } from './lait/map';
import { nationalFigures } from './lait/national';
import type { LaitFile, LaitReview } from './lait/review';
import { cellsOf, marksOf, prepareRows, ragged, stageRows, type Mark } from './lait/stage';
import { countRows } from './load';
import { stampKeys } from './staged/keys';

export { acceptLait } from './lait/accept';
export { recompare } from './lait/compare';
export { discardLait } from './lait/stage';
export * from './lait/review';

/** Told what is being done, as a sentence. */
export type LaitProgress = (sentence: string) => void;

/** What a file says by itself, before it is put beside what is held. */
export type LaitReading = Omit<LaitReview, 'comparison' | 'older_than'>;

/**
 * Puts a LAIT long file beside what is held and says what is in it, changing nothing that is held.
 * `indicators` are the measures described, joined to the file by their `lait_code`; the first to describe a code is believed,
 * so the record's own stand before a dictionary's. `progress` is told what is being done. Accept it with
 * `acceptLait` or forget it with `discardLait`; staging another file forgets it too. Problems in the file are in the review;
 * throws `QueryError` or `LoadError` only.
 */
export async function stageLait(
	engine: Engine,
	file: LaitFile,
	indicators: readonly Indicator[],
	progress: LaitProgress = () => undefined
): Promise<LaitReview> {
	const staged = await checkLait(engine, file, indicators, progress);
	progress('Comparing with what is held.');
	return { ...staged, comparison: await compareLait(engine, staged), older_than: null };
}

/**
 * Loads a file that was reviewed and accepted before, with every check but no comparison: for a reload. Resolves to the rows
 * added; throws as `acceptLait` does, and for a file that is no longer acceptable.
 */
export async function replayLait(
	engine: Engine,
	file: LaitFile,
	indicators: readonly Indicator[],
	vintage: Vintage
): Promise<number> {
	return acceptLait(engine, await checkLait(engine, file, indicators), vintage);
}

/** The same as `stageLait` without the comparison, for one who compares the staged file by `reviewStaged`. */
export async function checkLait(
	engine: Engine,
	file: LaitFile,
	indicators: readonly Indicator[],
	progress: LaitProgress = () => undefined
): Promise<LaitReading> {
	const { name } = file;
	progress(`Reading ${name}.`);
	await prepareRows(engine);
	const held = await askHeldBeside(engine);
	const contents = await stageRows(engine, file);
	const torn = ragged(name, contents);
	const marks = marksOf(contents);
	progress('Finding the measures, places and years.');
	const mapping = await mapLait(engine, contents, held, indicators);
	await engine.query(`CREATE TEMP VIEW lait_cell AS ${cellsOf('lait_series')}`);
	progress('Checking every row.');
	const problems = torn.length > 0 ? torn : await check(engine, name, mapping, marks, held);
	const usable = await countUsable(engine, mapping, marks);
	if (usable === 0 && torn.length === 0) problems.unshift(empty(name));
	problems.push(...(await nationalFigures(engine, name, mapping)));
	problems.push(...(await impossibleFigures(engine, name, mapping)));
	return review(engine, name, mapping, marks, usable, problems);
}

/** Cells that would be loaded. Where each measure and year has each place once they need not be looked at one by one. */
async function countUsable(
	engine: Engine,
	{ areas, series, is_regular }: Mapping,
	marks: readonly Mark[]
): Promise<number> {
	const whole = is_regular && marks.every((each) => each.known);
	if (!whole || areas.some((each) => each.held_name === null))
		return countRows(engine, 'lait_cell');
	return series.reduce((sum, each) => sum + (each.period === null ? 0 : each.rows), 0);
}

const empty = (file: string): Problem => ({
	file,
	row: null,
	column: null,
	rule: 'structure.no-rows',
	severity: 'error',
	message: `${file} holds no row that can be used. Choose the whole LAIT file, and its data dictionary beside it.`
});

async function check(
	engine: Engine,
	file: string,
	mapping: Mapping,
	marks: readonly Mark[],
	{ places, largest }: HeldBeside
): Promise<Problem[]> {
	const names = places.map(({ name }) => name);
	return [
		...unknownAreas(file, mapping, names),
		...badValues(file, marks),
		...(mapping.is_regular
			? []
			: await duplicates(engine, file, mapping, disputedAreas(mapping, names))),
		...setAside(file, mapping),
		...unfinished(file, mapping),
		...fewerMeasures(file, mapping, largest)
	];
}

async function review(
	engine: Engine,
	file: string,
	mapping: Mapping,
	marks: readonly Mark[],
	usable: number,
	problems: readonly Problem[]
): Promise<LaitReading> {
	const filled = mapping.series.filter(({ code, label }) => code !== '' || label !== '');
	const rows = filled.reduce((sum, each) => sum + each.rows, 0);
	const missing = new Map<string, number>();
	for (const { mark, cells } of marks.filter((each) => each.known))
		missing.set(mark.toLowerCase(), (missing.get(mark.toLowerCase()) ?? 0) + cells);
	const marked = marks.reduce((sum, { cells }) => sum + cells, 0);
	const unknown = mapping.series.filter((each) => !each.indicator && each.code.trim() !== '');
	return {
		file,
		rows,
		usable_rows: usable,
		measures: new Set(filled.map(({ code }) => code.trim())).size,
		unknown_measures: [...new Set(unknown.map((each) => each.code.trim()))],
		areas: placesTold(mapping.areas).filter((each) => each.name.trim() !== '').length,
		labels: new Set(filled.map(({ label }) => label.trim())).size,
		figures: rows - marked,
		missing: [...missing].map(([symbol, cells]) => ({ symbol, cells })),
		held_back: await countRows(engine, 'lait_held'),
		indicators: mapping.indicators,
		periods: mapping.periods,
		problems,
		stamp: await stampKeys(engine)
	};
}
