import { isMissingSymbol } from '$lib/domain/observation';
import type { Problem } from '$lib/domain/problem';
import type { Engine } from '../engine';
import { countRows } from '../load';
import { ROWS_LISTED, type StagedFile } from './review';

/** Text as SQL writes it. */
export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const readCsv = (registered: string) =>
	`read_csv(${quoted(`data/${registered}`)}, auto_detect=false, header=true, delim=',', quote='"',
		escape='"', store_rejects=true, rejects_table='lait_reject', rejects_scan='lait_scan',
		columns={'short_desc': 'VARCHAR', 'data_item': 'VARCHAR', 'years': 'VARCHAR', 'area': 'VARCHAR',
			'text': 'VARCHAR', 'number': 'VARCHAR', 'region': 'VARCHAR'})`;

/** Every table a staged file has; all are temporary. */
const STAGED = [
	'raw',
	'reject',
	'scan',
	'value',
	'label',
	'series',
	'area',
	'doubted',
	'national',
	'beyond',
	'held',
	'impossible'
];

/** Forgets a staged file. Nothing held changes. */
export async function discardLait(engine: Engine): Promise<void> {
	await engine.query(
		[
			'DROP VIEW IF EXISTS lait_cell',
			...STAGED.map((table) => `DROP TABLE IF EXISTS lait_${table}`)
		].join('; ')
	);
}

/**
 * Every different text of the `Values` column, typed once: `value` and `decimals` for a number, `mark` for anything else.
 * There are a twelfth as many as rows. The engine's own cast would also take "nan" and "1_000", which are no numbers. The
 * rule for a spreadsheet's float noise is that of `readNumber` in the intake: a fraction of 12 significant digits or more,
 * or an exponent, is printed again at 12 digits, and its decimals are those that remain: 33.200000000000003 is 33.2.
 * What is still a thousand million million or more, or has more than twenty decimals (1e-200), is no figure.
 */
const VALUES = `CREATE TEMP TABLE lait_value AS
	SELECT text, cells, CASE WHEN fits THEN CASE WHEN noisy THEN digits::DOUBLE ELSE printed END + 0 END AS value,
		CASE WHEN fits THEN places ELSE 0 END::TINYINT AS decimals,
		CASE WHEN NOT fits THEN bare END AS mark, lower(mark) AS symbol
	FROM (
		SELECT *, CASE WHEN printed IS NULL THEN false
				WHEN contains(bare, 'e') OR contains(bare, 'E') THEN true
				WHEN strlen(bare) > 12 AND contains(bare, '.')
					THEN regexp_matches(bare, '^-?[0.]*[1-9]([.]?[0-9]){11}')
				ELSE false END AS noisy,
			CASE WHEN noisy THEN format('{:.12g}', printed) ELSE bare END AS digits,
			CASE WHEN contains(digits, 'e') THEN greatest(0, length(split_part(split_part(digits, 'e', 1), '.', 2))
					- try_cast(split_part(digits, 'e', 2) AS INTEGER))
				WHEN contains(digits, '.') THEN strlen(digits) - instr(digits, '.')
				ELSE 0 END AS places,
			coalesce(abs(printed) < 1e15 AND places <= 20, false) AS fits
		FROM (
			SELECT text, cells, trim(text) AS bare, try_cast(text AS DOUBLE) AS cast_text,
				CASE WHEN isfinite(cast_text) AND NOT contains(text, '_') THEN cast_text END AS printed
			FROM (SELECT text, count(*)::int AS cells FROM lait_raw GROUP BY text)
		)
	)`;

/** The engine would round 891.6 to a place's number: only whole numbers are read. Three digits have no room for a fraction. */
const WHOLE_NUMBER = `CASE WHEN strlen(number) = 3 AND NOT contains(number, '.') THEN try_cast(number AS SMALLINT)
	WHEN regexp_full_match(number, ' *[0-9]+ *') THEN try_cast(number AS SMALLINT) END`;

/**
 * Reads the file in its own order, every cell as text: a row's number is its `rowid` and two. The long description is left
 * out (it is filled on one row in twelve and is no part of the key), and so is the region. Anything worked out row by row
 * while reading costs half as much again as the reading. `read` is called as soon as the file itself is done with.
 */
export async function readLait(
	engine: Engine,
	{ registered }: StagedFile,
	read: () => void
): Promise<void> {
	await discardLait(engine);
	await engine.query(`CREATE TEMP TABLE lait_raw AS
		SELECT coalesce(short_desc, '') AS short_desc, coalesce(years, '') AS years,
			coalesce(area, '') AS area, ${WHOLE_NUMBER} AS number, coalesce(text, '') AS text
		FROM ${readCsv(registered)}`);
	read();
	await engine.query(VALUES);
}

/** Rows the engine could not cut into seven cells: a truncated or ragged file. */
export async function ragged(engine: Engine, file: StagedFile): Promise<Problem[]> {
	if ((await countRows(engine, 'lait_reject')) === 0) return [];
	const rejects = await engine.query<{ line: number; cause: string; total: number }>(
		`SELECT line::int AS line, any_value(error_type)::text AS cause,
			(count(*) OVER ())::int AS total
		FROM lait_reject GROUP BY line ORDER BY line LIMIT ${ROWS_LISTED}`
	);
	const said: Problem[] = rejects.map(({ line, cause }) => ({
		file: file.name,
		row: line,
		column: null,
		rule: 'structure.ragged',
		severity: 'error',
		message: `Line ${line} of ${file.name} ${sentence(cause)} The file may have been cut short or edited: download it again and choose the new copy.`
	}));
	const total = rejects[0]?.total ?? 0;
	return said.concat(more(file, 'structure.ragged', 'lines', total, 'Download the file again.'));
}

function sentence(cause: string): string {
	if (cause.includes('MISSING')) return 'has fewer than 7 cells.';
	if (cause.includes('TOO MANY')) return 'has more than 7 cells.';
	if (cause.includes('QUOTE')) return 'has a quotation mark that never closes.';
	if (cause.includes('UNICODE') || cause.includes('ENCODING'))
		return 'has letters that are not UTF-8.';
	return 'cannot be read as a row of 7 cells.';
}

/** The last line of a long list: how many more there are. */
export const more = (
	file: StagedFile,
	rule: string,
	what: string,
	total: number,
	cure: string
): Problem[] =>
	total <= ROWS_LISTED
		? []
		: [
				{
					file: file.name,
					row: null,
					column: null,
					rule,
					severity: 'error',
					message: `${(total - ROWS_LISTED).toLocaleString('en-GB')} more ${what} of ${file.name} are like this. ${cure}`
				}
			];

/** One mark of the file that is not a number. */
export interface Mark {
	/** As printed, without the blanks around it. */
	readonly mark: string;
	readonly cells: number;
	/** Whether it is a known reason for a missing figure. */
	readonly known: boolean;
}

/** Everything the `Values` column has that is not a number, most first; of more than a thousand the rest is left out. */
export async function findMarks(engine: Engine): Promise<Mark[]> {
	const marks = await engine.query<{ mark: string; cells: number }>(
		`SELECT mark, sum(cells)::int AS cells FROM lait_value WHERE mark IS NOT NULL
		GROUP BY mark ORDER BY cells DESC, mark LIMIT 1000`
	);
	const empty = marks.find(({ mark }) => mark === '');
	if (empty) empty.cells -= await countRows(engine, `lait_raw WHERE ${BLANK}`);
	return marks
		.filter(({ cells }) => cells > 0)
		.map((each) => ({
			...each,
			known: isMissingSymbol(each.mark) && each.mark.toLowerCase() !== 'held'
		}));
}

/** A condition in SQL: the row has no cell filled. */
export const BLANK = "concat(short_desc, years, area, trim(text)) = ''";

/** A condition in SQL: the row has a number or a known mark. */
export const isPrinted = (marks: readonly Mark[]) =>
	marks.some((each) => each.known)
		? `(mark IS NULL OR mark IN (${marks
				.filter((each) => each.known)
				.map((each) => quoted(each.mark))
				.join(', ')}))`
		: 'mark IS NULL';

/** The cells as they would be loaded, of some of the labels: worked out when asked for, and written down once, when accepted. */
export const cellsOf = (
	labels: string,
	marks: readonly Mark[]
) => `SELECT indicator_key, geography_key, period_key,
		value, symbol, CASE WHEN value IS NULL THEN 0 ELSE label.decimals END::TINYINT AS decimals,
		(lait_raw.rowid + 2)::int AS source_row
	FROM lait_raw
	JOIN lait_value USING (text)
	JOIN ${labels} AS label USING (short_desc, years)
	JOIN geography USING (number)
	WHERE indicator_key IS NOT NULL AND period_key IS NOT NULL AND ${isPrinted(marks)}`;
