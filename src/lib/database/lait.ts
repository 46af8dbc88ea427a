import type { Indicator } from '$lib/domain/indicator';
import type { Problem } from '$lib/domain/problem';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from './engine';
import { acceptLait } from './lait/accept';
import { badValues, duplicates, setAside, unfinished, unknownAreas } from './lait/check';
import { compareLait } from './lait/compare';
import { mapLait, type Mapping } from './lait/map';
import { nationalFigures } from './lait/national';
import { findMarks, isPrinted, ragged, readLait, type Mark } from './lait/read';
import type { LaitReview, StagedFile } from './lait/review';
import { countRows } from './load';

export { acceptLait, rowsToAdd } from './lait/accept';
export { discardLait } from './lait/read';
export * from './lait/review';

const cells = (marks: readonly Mark[]) => `CREATE TEMP TABLE lait_cell AS
	SELECT indicator_key, geography_key, period_key, value, lower(mark) AS symbol, decimals,
		(lait_raw.rowid + 2)::int AS source_row
	FROM lait_raw
	JOIN lait_series USING (short_desc, years)
	JOIN geography USING (number)
	WHERE indicator_key IS NOT NULL AND period_key IS NOT NULL AND ${isPrinted(marks)}`;

/**
 * Reads a LAIT long file that was registered with the engine and says what is in it, changing nothing that is held.
 * `indicators` are the measures described, joined to the file by their `lait_code`; the first to describe a code is believed,
 * so the record's own stand before a dictionary's. `progress` is told, in sentences, what is being done. Accept it with
 * `acceptLait` or forget it with `discardLait`; staging another file forgets it too. Problems in the file are in the review; throws `QueryError` only.
 */
export async function stageLait(
	engine: Engine,
	file: StagedFile,
	indicators: readonly Indicator[],
	progress: (sentence: string) => void = () => undefined
): Promise<LaitReview> {
	const staged = await read(engine, file, indicators, progress);
	progress('Comparing with what is held.');
	return { ...staged, comparison: await compareLait(engine) };
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
	const staged = await read(engine, file, indicators, () => undefined);
	return acceptLait(engine, staged, vintage);
}

async function read(
	engine: Engine,
	file: StagedFile,
	indicators: readonly Indicator[],
	progress: (sentence: string) => void
): Promise<Omit<LaitReview, 'comparison'>> {
	progress(`Reading ${file.name}.`);
	await readLait(engine, file);
	const torn = await ragged(engine, file);
	const marks = await findMarks(engine);
	progress('Finding the measures, places and years.');
	const mapping = await mapLait(engine, indicators);
	await engine.query(cells(marks));
	progress('Checking every row.');
	const problems = torn.length > 0 ? torn : await check(engine, file, mapping, marks);
	problems.push(...(await nationalFigures(engine, file, mapping.names)));
	return review(engine, file, mapping, marks, problems);
}

async function check(
	engine: Engine,
	file: StagedFile,
	mapping: Mapping,
	marks: readonly Mark[]
): Promise<Problem[]> {
	const places = await engine.query<{ name: string }>('SELECT name FROM geography');
	const problems = [
		...(await badValues(engine, file, marks)),
		...(await duplicates(engine, file)),
		...unknownAreas(
			file,
			mapping,
			places.map(({ name }) => name)
		),
		...setAside(file, mapping),
		...(await unfinished(engine, file))
	];
	if ((await countRows(engine, 'lait_cell')) === 0)
		problems.unshift({
			file: file.name,
			row: null,
			column: null,
			rule: 'lait.empty',
			severity: 'error',
			message: `${file.name} holds no row that can be used. Choose the whole LAIT file, and its data dictionary beside it.`
		});
	return problems;
}

async function review(
	engine: Engine,
	file: StagedFile,
	mapping: Mapping,
	marks: readonly Mark[],
	problems: readonly Problem[]
): Promise<Omit<LaitReview, 'comparison'>> {
	const [counts] = await engine.query<{ rows: number; measures: number; labels: number }>(
		`SELECT coalesce(sum(rows), 0)::int AS rows, count(DISTINCT trim(short_desc))::int AS measures,
			count(DISTINCT trim(years))::int AS labels
		FROM lait_series WHERE concat(short_desc, years) <> ''`
	);
	const rows = counts?.rows ?? 0;
	const missing = new Map<string, number>();
	for (const { mark, cells } of marks.filter((each) => each.known))
		missing.set(mark.toLowerCase(), (missing.get(mark.toLowerCase()) ?? 0) + cells);
	const marked = marks.reduce((sum, { cells }) => sum + cells, 0);
	const unknown = mapping.series.filter((each) => !each.indicator && each.code.trim() !== '');
	return {
		file: file.name,
		rows,
		usable_rows: await countRows(engine, 'lait_cell'),
		measures: counts?.measures ?? 0,
		unknown_measures: [...new Set(unknown.map((each) => each.code.trim()))],
		areas: mapping.areas.filter((each) => each.name.trim() !== '').length,
		labels: counts?.labels ?? 0,
		figures: rows - marked,
		missing: [...missing].map(([symbol, cells]) => ({ symbol, cells })),
		held_back: await countRows(engine, 'lait_national'),
		indicators: mapping.indicators,
		periods: mapping.periods,
		problems
	};
}
