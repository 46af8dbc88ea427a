import type { LaitContents, LaitFault, LaitMark } from '$lib/domain/lait';
import { isMissingSymbol } from '$lib/domain/observation';
import type { Problem } from '$lib/domain/problem';
import type { Engine } from '../engine';
import { countRows, LoadError } from '../load';
import { quoted } from '../quoted';
import { ROWS_LISTED, type LaitFile } from './review';

/** Every table a staged file has; all are temporary. */
const STAGED = [
	'raw',
	'mark',
	'place',
	'series',
	'outside',
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

const isKnown = ({ mark }: LaitMark) => isMissingSymbol(mark) && mark.toLowerCase() !== 'held';

/** One mark of the file that is not a number. */
export interface Mark extends LaitMark {
	/** Whether it is a known reason for a missing figure. */
	readonly known: boolean;
}

/** Everything the `Values` column has that is not a number, most first. */
export const marksOf = ({ marks }: LaitContents): Mark[] =>
	marks
		.filter(({ cells }) => cells > 0)
		.map((each) => ({ ...each, known: isKnown(each) }))
		.sort((a, b) => b.cells - a.cells || (a.mark < b.mark ? -1 : 1));

/** Makes room for a file's rows; what was staged before is forgotten. */
export async function prepareRows(engine: Engine): Promise<void> {
	await discardLait(engine);
	await engine.query(`CREATE TEMP TABLE lait_raw (source_row INTEGER NOT NULL, series INTEGER NOT NULL,
		place INTEGER NOT NULL, mark INTEGER NOT NULL, value DOUBLE)`);
}

/**
 * Puts a file's rows into the engine as they are read, and resolves to what they are of. Which of the record's measures and
 * places these are, `mapLait` says. Throws `LoadError` unless every row arrived.
 */
export async function stageRows(engine: Engine, { rows }: LaitFile): Promise<LaitContents> {
	for (let batch = await rows.next(); batch !== null; batch = await rows.next())
		await engine.insertColumns('lait_raw', { ...batch });
	const contents = await rows.contents();
	const found = await countRows(engine, 'lait_raw');
	if (found !== contents.rows) throw new LoadError('lait_raw', contents.rows, found);
	const known = contents.marks.flatMap((each, at) =>
		isKnown(each) ? [`(${at + 1}, ${quoted(each.mark.toLowerCase())})`] : []
	);
	await engine.query(`CREATE TEMP TABLE lait_mark AS
		SELECT * FROM (VALUES ${['(0, NULL::TEXT)', ...known].join(', ')}) AS known(mark, symbol)`);
	return contents;
}

const SAID: Record<LaitFault['kind'], string> = {
	few: 'has fewer than 7 cells.',
	many: 'has more than 7 cells.',
	quote: 'has a quotation mark that never closes, or one inside a cell.',
	letters: 'has letters that are not UTF-8.',
	long: 'is too long to be a row of 7 cells.'
};

/** Rows that could not be cut into seven cells of UTF-8: a truncated or ragged file. */
export function ragged(file: string, { faults, faulty_rows }: LaitContents): Problem[] {
	const said = faults.slice(0, ROWS_LISTED).map(({ row, kind }): Problem => ({
		file,
		row,
		column: null,
		rule: 'structure.ragged',
		severity: 'error',
		message: `Row ${row} of ${file} ${SAID[kind]} The file may have been cut short or edited: download it again and choose the new copy.`
	}));
	return said.concat(
		more(file, 'structure.ragged', 'rows', faulty_rows, 'Download the file again.')
	);
}

/** The last line of a long list: how many more there are. */
export const more = (
	file: string,
	rule: string,
	what: string,
	total: number,
	cure: string
): Problem[] =>
	total <= ROWS_LISTED
		? []
		: [
				{
					file,
					row: null,
					column: null,
					rule,
					severity: 'error',
					message: `${(total - ROWS_LISTED).toLocaleString('en-GB')} more ${what} of ${file} are like this. ${cure}`
				}
			];

/**
 * The cells as they would be loaded, of some of the series: worked out when asked for, and written down once, when accepted. A
 * row whose mark is no known reason for a missing figure is none.
 */
export const cellsOf = (series: string) => `SELECT indicator_key, geography_key, period_key,
		value, symbol, CASE WHEN value IS NULL THEN 0 ELSE decimals END::TINYINT AS decimals, source_row
	FROM lait_raw
	JOIN lait_mark USING (mark)
	JOIN ${series} AS own USING (series)
	JOIN lait_place USING (place)
	WHERE geography_key IS NOT NULL`;
