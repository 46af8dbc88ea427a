import type { Indicator } from '$lib/domain/indicator';
import type { Problem } from '$lib/domain/problem';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from './engine';
import { acceptLait } from './lait/accept';
import { disputedAreas, unknownAreas } from './lait/areas';
import { badValues, duplicates, isRegular, setAside, unfinished } from './lait/check';
import { withRowsForBlankLines, type LookForBlankLines } from './lait/blank-lines';
import { compareLait } from './lait/compare';
import { fewerMeasures } from './lait/fewer';
import { impossibleFigures } from './lait/impossible';
import { mapLait, type Mapping } from './lait/map';
import { nationalFigures } from './lait/national';
import { cellsOf, findMarks, ragged, readLait, type Mark } from './lait/read';
import type { LaitReview, StagedFile } from './lait/review';
import { countRows } from './load';
import { stampKeys } from './staged/keys';

export { acceptLait } from './lait/accept';
export { recompare } from './lait/compare';
export { discardLait } from './lait/read';
export * from './lait/review';

/** Told what is being done, as a sentence and as the step it is; past `reading` the file itself is not touched again. */
export type LaitProgress = (
	sentence: string,
	step: 'reading' | 'mapping' | 'checking' | 'comparing'
) => void;

/** What a file says by itself, before it is put beside what is held. */
export type LaitReading = Omit<LaitReview, 'comparison' | 'older_than'>;

/**
 * Reads a LAIT long file that was registered with the engine and says what is in it, changing nothing that is held.
 * `indicators` are the measures described, joined to the file by their `lait_code`; the first to describe a code is believed,
 * so the record's own stand before a dictionary's. `progress` is told what is being done. Accept it with
 * `acceptLait` or forget it with `discardLait`; staging another file forgets it too. Problems in the file are in the review; throws `QueryError` only.
 */
export async function stageLait(
	engine: Engine,
	file: StagedFile,
	indicators: readonly Indicator[],
	progress: LaitProgress = () => undefined
): Promise<LaitReview> {
	const staged = await readLaitFile(engine, file, indicators, progress);
	progress('Comparing with what is held.', 'comparing');
	return { ...staged, comparison: await compareLait(engine, staged), older_than: null };
}

/**
 * Loads a file that was reviewed and accepted before, with every check but no comparison: for a reload. Resolves to the rows
 * added; throws as `acceptLait` does, and for a file that is no longer acceptable.
 */
export async function replayLait(
	engine: Engine,
	file: StagedFile,
	indicators: readonly Indicator[],
	vintage: Vintage
): Promise<number> {
	return acceptLait(engine, await readLaitFile(engine, file, indicators), vintage);
}

/**
 * The same without the comparison, for one who compares the staged file by `reviewStaged`. `look` is whoever looks for blank
 * lines beside the engine: as for `withRowsForBlankLines`.
 */
export const readLaitFile = (
	engine: Engine,
	file: StagedFile,
	indicators: readonly Indicator[],
	progress: LaitProgress = () => undefined,
	look?: LookForBlankLines
): Promise<LaitReading> =>
	withRowsForBlankLines(
		engine,
		file,
		(given, done) => readThrough(engine, given, indicators, progress, done),
		look
	);

async function readThrough(
	engine: Engine,
	file: StagedFile,
	indicators: readonly Indicator[],
	progress: LaitProgress,
	done: () => void
): Promise<LaitReading> {
	progress(`Reading ${file.name}.`, 'reading');
	await readLait(engine, file, done);
	const torn = await ragged(engine, file);
	const marks = await findMarks(engine);
	progress('Finding the measures, places and years.', 'mapping');
	const mapping = await mapLait(engine, indicators);
	await engine.query(`CREATE TEMP VIEW lait_cell AS ${cellsOf('lait_series', marks)}`);
	progress('Checking every row.', 'checking');
	const regular = await isRegular(engine);
	const problems = torn.length > 0 ? torn : await check(engine, file, mapping, marks, regular);
	const usable = await countUsable(engine, mapping, regular && marks.every((each) => each.known));
	if (usable === 0 && torn.length === 0) problems.unshift(empty(file));
	problems.push(...(await nationalFigures(engine, file, mapping.names)));
	problems.push(...(await impossibleFigures(engine, file, mapping)));
	return review(engine, file, mapping, marks, usable, problems);
}

/** Cells that would be loaded. Where each measure and year has each place once they need not be looked at one by one. */
async function countUsable(engine: Engine, mapping: Mapping, whole: boolean): Promise<number> {
	if (!whole || mapping.areas.some((each) => each.held_name === null))
		return countRows(engine, 'lait_cell');
	return mapping.series.reduce((sum, each) => sum + (each.period === null ? 0 : each.rows), 0);
}

const empty = (file: StagedFile): Problem => ({
	file: file.name,
	row: null,
	column: null,
	rule: 'structure.no-rows',
	severity: 'error',
	message: `${file.name} holds no row that can be used. Choose the whole LAIT file, and its data dictionary beside it.`
});

async function check(
	engine: Engine,
	file: StagedFile,
	mapping: Mapping,
	marks: readonly Mark[],
	regular: boolean
): Promise<Problem[]> {
	const places = await engine.query<{ name: string }>('SELECT name FROM geography');
	const names = places.map(({ name }) => name);
	return [
		...unknownAreas(file, mapping, names),
		...(await badValues(engine, file, marks)),
		...(regular ? [] : await duplicates(engine, file, disputedAreas(mapping, names))),
		...setAside(file, mapping),
		...unfinished(file, mapping),
		...(await fewerMeasures(engine, file))
	];
}

async function review(
	engine: Engine,
	file: StagedFile,
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
		file: file.name,
		rows,
		usable_rows: usable,
		measures: new Set(filled.map(({ code }) => code.trim())).size,
		unknown_measures: [...new Set(unknown.map((each) => each.code.trim()))],
		areas: mapping.areas.filter((each) => each.name.trim() !== '').length,
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
