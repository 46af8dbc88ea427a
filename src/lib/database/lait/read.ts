import { isMissingSymbol } from '$lib/domain/observation';
import type { Problem } from '$lib/domain/problem';
import type { Engine } from '../engine';
import { ROWS_LISTED, type StagedFile } from './review';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const readCsv = (registered: string) =>
	`read_csv(${quoted(`data/${registered}`)}, auto_detect=false, header=true, delim=',', quote='"',
		escape='"', store_rejects=true, rejects_table='lait_reject', rejects_scan='lait_scan',
		columns={'short_desc': 'VARCHAR', 'data_item': 'VARCHAR', 'years': 'VARCHAR', 'area': 'VARCHAR',
			'text': 'VARCHAR', 'number': 'VARCHAR', 'region': 'VARCHAR'})`;

/** Every table a staged file has; all are temporary. */
const STAGED = ['raw', 'reject', 'scan', 'label', 'series', 'area', 'measure', 'cell', 'national'];

/** Forgets a staged file. Nothing held changes. */
export async function discardLait(engine: Engine): Promise<void> {
	for (const table of STAGED) await engine.query(`DROP TABLE IF EXISTS lait_${table}`);
}

/**
 * Reads the file in its own order: a row's number is its `rowid` and two. Every cell arrives as text and its value is typed
 * here, once: `value` and `decimals` for a number, `mark` for anything else. The engine's own cast would also take "nan"
 * and "1_000", which are no numbers. Past 15 characters a number is a spreadsheet's float noise and is printed again at
 * 15 significant digits, as are numbers with an exponent; decimals are counted on what remains, so 33.200000000000003
 * is 33.2 to one. The long description is left out: it is filled on one row in twelve and is no part of the key.
 */
export async function readLait(engine: Engine, file: StagedFile): Promise<void> {
	await discardLait(engine);
	await engine.query(`CREATE TEMP TABLE lait_raw AS
		SELECT short_desc, years, area, number,
			CASE WHEN noisy THEN digits::DOUBLE ELSE printed END AS value,
			CASE WHEN printed IS NULL THEN 0
				WHEN contains(digits, 'e') THEN greatest(0, length(split_part(split_part(digits, 'e', 1), '.', 2))
					- split_part(digits, 'e', 2)::INTEGER)
				WHEN contains(digits, '.') THEN strlen(digits) - instr(digits, '.')
				ELSE 0 END::TINYINT AS decimals,
			CASE WHEN printed IS NULL THEN digits END AS mark
		FROM (
			SELECT *, printed IS NOT NULL AND
					(strlen(text) > 15 OR contains(text, 'E') OR contains(text, 'e')) AS noisy,
				CASE WHEN noisy THEN format('{:.15g}', printed) ELSE trim(text) END AS digits
			FROM (
				SELECT coalesce(short_desc, '') AS short_desc, coalesce(years, '') AS years,
					coalesce(area, '') AS area, try_cast(number AS SMALLINT) AS number,
					coalesce(text, '') AS text, try_cast(text AS DOUBLE) AS cast_text,
					CASE WHEN isfinite(cast_text) AND NOT contains(text, '_') THEN cast_text END AS printed
				FROM ${readCsv(file.registered)}
			)
		)`);
}

/** Rows the engine could not cut into seven cells: a truncated or ragged file. */
export async function ragged(engine: Engine, file: StagedFile): Promise<Problem[]> {
	const rejects = await engine.query<{ line: number; cause: string; total: number }>(
		`SELECT line::int AS line, any_value(error_type)::text AS cause,
			(count(*) OVER ())::int AS total
		FROM lait_reject GROUP BY line ORDER BY line LIMIT ${ROWS_LISTED}`
	);
	const said: Problem[] = rejects.map(({ line, cause }) => ({
		file: file.name,
		row: line,
		column: null,
		rule: 'lait.ragged',
		severity: 'error',
		message: `Line ${line} of ${file.name} ${sentence(cause)} The file may have been cut short or edited: download it again and choose the new copy.`
	}));
	const total = rejects[0]?.total ?? 0;
	return said.concat(more(file, 'lait.ragged', 'lines', total, 'Download the file again.'));
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
		`SELECT mark, count(*)::int AS cells FROM lait_raw
		WHERE mark <> '' OR (mark = '' AND concat(short_desc, years, area) <> '')
		GROUP BY mark ORDER BY cells DESC, mark LIMIT 1000`
	);
	return marks.map((each) => ({
		...each,
		known: isMissingSymbol(each.mark) && each.mark.toLowerCase() !== 'held'
	}));
}

/** A condition in SQL: the row has a number or a known mark. */
export const isPrinted = (marks: readonly Mark[]) =>
	marks.some((each) => each.known)
		? `(mark IS NULL OR mark IN (${marks
				.filter((each) => each.known)
				.map((each) => quoted(each.mark))
				.join(', ')}))`
		: 'mark IS NULL';
