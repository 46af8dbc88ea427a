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
const STAGED = [
	'raw',
	'reject',
	'scan',
	'label',
	'series',
	'area',
	'value',
	'measure',
	'cell',
	'national'
];

/** Forgets a staged file. Nothing held changes. */
export async function discardLait(engine: Engine): Promise<void> {
	for (const table of STAGED) await engine.query(`DROP TABLE IF EXISTS lait_${table}`);
}

/**
 * Reads the file as text, every cell as printed, in the order of the file: a row's number is its `rowid` and two. The
 * long description is left out: it is filled on one row in twelve and is no part of the key.
 */
export async function readLait(engine: Engine, file: StagedFile): Promise<void> {
	await discardLait(engine);
	await engine.query(`CREATE TEMP TABLE lait_raw AS
		SELECT coalesce(short_desc, '') AS short_desc, coalesce(years, '') AS years,
			coalesce(area, '') AS area, coalesce(text, '') AS text, coalesce(number, '') AS number
		FROM ${readCsv(file.registered)}`);
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

/**
 * Types each distinct text once. More than 15 significant digits is a spreadsheet's float noise and is printed again at
 * 15, as are numbers with an exponent; decimals are counted on what remains, so 33.200000000000003 is 33.2 to one. A
 * number is made of digits, a point, a sign and an exponent only: the engine's own cast would take "nan" and "1_000".
 */
const VALUES = `CREATE TEMP TABLE lait_value AS
	WITH printed AS (
		SELECT text, count(*)::int AS cells, trim(text) AS trimmed,
			CASE WHEN translate(trimmed, '0123456789.eE+-', '') = '' THEN try_cast(trimmed AS DOUBLE) END AS number
		FROM lait_raw GROUP BY text
	),
	clean AS (
		SELECT *, CASE WHEN number IS NOT NULL AND length(trimmed) > 2 AND (
				contains(trimmed, 'E') OR contains(trimmed, 'e')
				OR (length(trimmed) > 15 AND length(ltrim(replace(trimmed, '.', ''), '-+0')) > 15)
			) THEN format('{:.15g}', number) ELSE trimmed END AS digits
		FROM printed
	)
	SELECT text, trimmed, cells, CASE WHEN number IS NOT NULL THEN digits::double END AS value,
		NULL::VARCHAR AS symbol,
		CASE WHEN number IS NULL THEN 0
			WHEN contains(digits, 'e') THEN greatest(0, length(split_part(split_part(digits, 'e', 1), '.', 2))
				- split_part(digits, 'e', 2)::INTEGER)
			ELSE length(split_part(digits, '.', 2)) END::TINYINT AS decimals
	FROM clean`;

/** Types the values and marks those that are known reasons for missing. */
export async function typeValues(engine: Engine): Promise<void> {
	await engine.query(VALUES);
	const texts = await engine.query<{ text: string; trimmed: string }>(
		'SELECT text, trimmed FROM lait_value WHERE value IS NULL LIMIT 1000'
	);
	const marks = texts.filter(
		({ trimmed }) => isMissingSymbol(trimmed) && trimmed.toLowerCase() !== 'held'
	);
	if (marks.length > 0)
		await engine.query(
			`UPDATE lait_value SET symbol = lower(trimmed)
			WHERE text IN (${marks.map(() => '?').join(', ')})`,
			marks.map(({ text }) => text)
		);
}
