import type { VintageId } from '$lib/domain/id';
import { movePeriod, type YearKind } from '$lib/domain/period';
import type { OffsetAgreement } from '$lib/domain/review';
import type { Engine } from '../engine';
import { quoted } from '../quoted';
import { agree } from './compare';
import { withStaged } from './keys';
import { sourceOf, type Staged } from './relation';

/** Years a file's labels are tried to be off by. */
export const OFFSETS = [-1, 0, 1] as const;

/** Differing cells listed for one edition and offset. */
const LISTED = 5;

/** A file of more cells is compared in some places only. */
const WHOLE = 50_000;
const PLACES = 10;

/** Which of a file's cells are compared. */
export interface OffsetOptions {
	/** Only measures with these kinds of year; left out, all. */
	readonly year_kinds?: readonly YearKind[];
}

/**
 * How many cells agree with each edition held, board papers too, when the file's years are moved by -1, 0 and +1; the editions
 * published last come first. Only figures are compared, never marks, nor what is held back on either side. Of a file of more
 * than 50,000 cells only the ten places that the most editions hold are looked at, which is told by `compared`. Editions and
 * offsets with nothing to compare are left out.
 */
export const compareOffsets = (
	engine: Engine,
	staged: Staged,
	options: OffsetOptions = {}
): Promise<OffsetAgreement[]> =>
	withMoved(engine, staged, options, async () => {
		const counts = await engine.query<Omit<OffsetAgreement, 'differing'>>(
			`SELECT years::int AS "offset", vintage, title, compared, agreed FROM (
				SELECT years, vintage_key, count(*)::int AS compared, count_if(agreed)::int AS agreed
				FROM moved_cell GROUP BY years, vintage_key
			) JOIN vintage USING (vintage_key) ORDER BY published DESC, vintage DESC, years`
		);
		const cells = await listDiffering(engine, 'moved_cell', 'years, vintage_key');
		return counts.map((each) => ({
			...each,
			differing: cells
				.filter((cell) => cell.years === each.offset && cell.vintage === each.vintage)
				.map(cellOf)
		}));
	});

/** The same beside everything held at once. */
export type SharedAgreement = Omit<OffsetAgreement, 'vintage' | 'title'>;

/**
 * The same for everything held together: each cell is compared once, with the figure of the edition published last that has
 * one, board papers left out. A table of many years is so compared whole where each edition has few of them.
 */
export const compareOffsetsTogether = (
	engine: Engine,
	staged: Staged,
	options: OffsetOptions = {}
): Promise<SharedAgreement[]> =>
	withMoved(engine, staged, options, async () => {
		const latest = `(
			SELECT moved_cell.* FROM moved_cell JOIN vintage USING (vintage_key) WHERE status <> 'paper'
			QUALIFY row_number() OVER (
				PARTITION BY years, indicator_key, geography_key, moved_key ORDER BY published DESC, vintage DESC
			) = 1
		)`;
		const counts = await engine.query<Omit<SharedAgreement, 'differing'>>(
			`SELECT years::int AS "offset", count(*)::int AS compared, count_if(agreed)::int AS agreed
			FROM ${latest} GROUP BY years ORDER BY years`
		);
		const cells = await listDiffering(engine, latest, 'years');
		return counts.map((each) => ({
			...each,
			differing: cells.filter((cell) => cell.years === each.offset).map(cellOf)
		}));
	});

/** Makes `moved_cell`, a row for each cell, offset and edition that can be compared, for as long as `work` takes. */
async function withMoved<T>(
	engine: Engine,
	staged: Staged,
	{ year_kinds }: OffsetOptions,
	work: () => Promise<T[]>
): Promise<T[]> {
	const source = sourceOf(staged);
	const moves = await movesOf(engine, staged);
	if (moves.length === 0) return [];
	await engine.query('DROP TABLE IF EXISTS moved_cell');
	try {
		await engine.query(`CREATE TEMP TABLE moved_cell AS
			WITH move (period_key, years, moved_key) AS (VALUES ${moves.join(', ')}),
			measure AS MATERIALIZED (
				SELECT indicator_key FROM indicator
				WHERE indicator_key IN (SELECT indicator_key FROM observation)
					${year_kinds ? `AND year_kind IN (${year_kinds.map(quoted).join(', ') || 'NULL'})` : ''}
			),
			series AS (
				SELECT * FROM (${source.series}) SEMI JOIN measure USING (indicator_key)
			),
			given AS MATERIALIZED (
				SELECT * FROM (${source.cellsIn('series')})
				WHERE value IS NOT NULL AND (indicator_key, geography_key, period_key) NOT IN (
					SELECT (indicator_key, geography_key, period_key) FROM ${source.held})
				${staged.rows > WHOLE ? `AND geography_key IN (${await widelyHeld(engine)})` : ''}
			)
			SELECT years, vintage_key, indicator_key, geography_key, moved_key, given.source_row, given.value AS given,
				held.value AS held, least(given.decimals, held.decimals) AS coarser,
				${agree('held.value', 'held.decimals', 'given.value', 'given.decimals')} AS agreed
			FROM given
			JOIN move USING (period_key)
			JOIN observation AS held USING (indicator_key, geography_key)
			WHERE held.period_key = moved_key AND held.value IS NOT NULL
				AND (vintage_key, indicator_key, geography_key, moved_key) NOT IN (
					SELECT (vintage_key, indicator_key, geography_key, period_key) FROM held_back)`);
		return await work();
	} finally {
		await engine.query('DROP TABLE IF EXISTS moved_cell');
	}
}

/** A period of the file, an offset, and the held period it then is, as rows of keys in SQL. */
async function movesOf(engine: Engine, staged: Staged): Promise<string[]> {
	const periods = await withStaged(engine, 'period', staged.periods);
	const fresh = new Set(staged.periods);
	const keys = new Map([...periods].map(([key, id]) => [id, key]));
	return [...periods].flatMap(([key, id]) =>
		OFFSETS.flatMap((years) => {
			const moved = movePeriod(id, years);
			const other = moved === null || fresh.has(moved) ? undefined : keys.get(moved);
			return other === undefined ? [] : [`(${key}, ${years}, ${other})`];
		})
	);
}

async function widelyHeld(engine: Engine): Promise<string> {
	const places = await engine.query<{ key: number }>(
		`SELECT geography_key::int AS key FROM (SELECT DISTINCT geography_key, vintage_key FROM observation)
		GROUP BY geography_key ORDER BY count(*) DESC, geography_key LIMIT ${PLACES}`
	);
	return places.map(({ key }) => key).join(', ') || 'NULL';
}

type Differing = OffsetAgreement['differing'][number];

/** The first cells of each part that differ, in the order of the file. */
const listDiffering = (engine: Engine, cells: string, part: string) =>
	engine.query<Differing & { years: number; vintage: VintageId }>(
		`SELECT years::int AS years, vintage.vintage, indicator.indicator, geography.geography, period.period,
			given::double AS file_value, held::double AS held_value, coarser::int AS decimals
		FROM (
			SELECT * FROM ${cells} WHERE NOT agreed
			QUALIFY row_number() OVER (
				PARTITION BY ${part} ORDER BY source_row, moved_key, indicator_key, geography_key
			) <= ${LISTED}
		) AS cell
		JOIN vintage USING (vintage_key)
		JOIN indicator USING (indicator_key)
		JOIN geography USING (geography_key)
		JOIN period ON period.period_key = moved_key
		ORDER BY source_row, period_end, indicator.indicator, geography.geography`
	);

const cellOf = (cell: Differing): Differing => ({
	indicator: cell.indicator,
	geography: cell.geography,
	period: cell.period,
	file_value: cell.file_value,
	held_value: cell.held_value,
	decimals: cell.decimals
});
