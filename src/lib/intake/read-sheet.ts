import type { Geography } from '$lib/domain/geography';
import type { Problem, Question } from '$lib/domain/problem';
import type { HeldBack } from '$lib/domain/observation';
import { checkFigures } from './checks/checks';
import type { Asked, Figure, Format, Reading, Source } from './format';
import { judge, judgeable, type Judged } from './checks/judge';
import { withoutRefused } from './confirmed';
import { headerKey } from './mapping/mapping';
import { findRowLevel } from './checks/privacy';
import { isReturnGuide } from './return/guide';
import { askShare } from './share-question';
import type { Sheet } from './sheet';
import { shiftYears } from './shift';
import { findTorn } from './torn';

/** Every format there is: each module of `formats/` exports one. */
export const formats: readonly Format[] = Object.values(
	import.meta.glob<Format>('./formats/*.ts', { eager: true, import: 'format' })
);

/** What came of one sheet: what it is, what it holds, what is wrong, what must be asked. */
export interface SheetReading extends Omit<Reading, 'problems' | 'questions'>, Judged {
	readonly file: string;
	readonly sheet: string | null;
	/** The format's id; null when it is no table anybody knows. */
	readonly format: string | null;
	readonly title: string | null;
	readonly source: Source | null;
	/** What a table mapped by hand is known again by; null for every other format. */
	readonly header_key: string | null;
	/** Figures kept but not shown as true, each with its reason. */
	readonly held: readonly Omit<HeldBack, 'vintage'>[];
	readonly problems: readonly Problem[];
	readonly questions: readonly Question[];
}

/** How many figures a reading has: with a value, of how many measures, and missing by mark, most first. */
export interface FigureCounts {
	readonly figures: number;
	readonly values: number;
	readonly measures: number;
	readonly missing: readonly { readonly symbol: string; readonly cells: number }[];
}

/** Counts figures by whether they have a value. */
export function countFigures(figures: readonly Figure[]): FigureCounts {
	const marks = new Map<string, number>();
	for (const { symbol } of figures)
		if (symbol !== null) marks.set(symbol, (marks.get(symbol) ?? 0) + 1);
	const missing = [...marks]
		.map(([symbol, cells]) => ({ symbol, cells }))
		.sort((a, b) => b.cells - a.cells);
	const without = missing.reduce((sum, { cells }) => sum + cells, 0);
	const measures = new Set(figures.map(({ indicator }) => indicator)).size;
	return { figures: figures.length, values: figures.length - without, measures, missing };
}

const nothing: Reading = {
	rows: 0,
	figures: [],
	indicators: [],
	neighbours: [],
	set_aside: [],
	problems: [],
	questions: [],
	unnamed: null
};

/** The surest format for a sheet; null when none knows it. */
export function recogniseSheet(sheet: Sheet): Format | null {
	// The explanations of our own templates are tables of words.
	if (isReturnGuide(sheet)) return null;
	let found: Format | null = null;
	let sure = 0;
	for (const format of formats) {
		const certainty = format.knows(sheet);
		if (certainty <= sure) continue;
		found = format;
		sure = certainty;
	}
	return found;
}

/** A sheet that stops before anything of it is read, for one reason. */
const stopped = (sheet: Sheet, problem: Problem): SheetReading => ({
	file: sheet.file,
	sheet: sheet.sheet,
	format: null,
	title: null,
	source: null,
	header_key: null,
	held: [],
	...nothing,
	...judge(judgeable({ ...nothing, problems: [problem] }), [], new Map())
});

/**
 * Reads one sheet: refuses child-level data before anything else looks at it, finds the format, reads, moves the years where
 * the analyst said so, and checks. Never throws for what a file may hold.
 */
export function readSheet(
	sheet: Sheet,
	asked: Asked,
	geographies: readonly Geography[]
): SheetReading {
	const rowLevel = findRowLevel(sheet);
	if (rowLevel) return stopped(sheet, rowLevel);
	const [broken] = sheet.problems.filter(
		({ severity, row }) => severity === 'error' && row === null
	);
	if (broken) return stopped(sheet, broken);
	const format = recogniseSheet(sheet);
	if (!format)
		return stopped(sheet, {
			file: sheet.file,
			row: null,
			column: null,
			rule: 'structure.not-a-table',
			severity: 'error',
			message: `${sheet.sheet === null ? sheet.file : `The sheet “${sheet.sheet}” of ${sheet.file}`} is not a table of figures that can be read. Choose the file or sheet that has places, years and figures under a header row.`
		});
	const torn = findTorn(sheet);
	const misread = torn.find(({ row }) => row === null);
	if (misread) return stopped(sheet, misread);
	const read = readWhole(sheet, asked, format, torn);
	const years = Number(asked.answers.get('period.offset') ?? '0');
	const moved = { ...read, figures: shiftYears(read.figures, years) };
	const shares = askShare(moved, sheet, asked, format.source);
	const questions = [...read.questions, ...shares.questions];
	const reading = withoutRefused(
		{ ...moved, figures: shares.figures, questions },
		sheet,
		asked.answers
	);
	const checks = checkFigures(reading, {
		measures: asked.measures,
		geographies,
		file: sheet.file,
		status: format.source.status
	});
	const judged = judge(judgeable(reading), checks.problems, asked.answers);
	const aside = new Set([...judged.left_out, ...reading.set_aside.map(({ row }) => row)]);
	const used = withoutRows(reading, checks.held, judged.left_out);
	return {
		file: sheet.file,
		sheet: sheet.sheet,
		format: format.format,
		title: format.title,
		source: format.source,
		header_key: format.format === 'table' ? headerKey(sheet) : null,
		...used,
		...judged,
		set_aside: sheet.rows.filter(({ row }) => aside.has(row))
	};
}

/** Reads what is whole of a sheet: torn rows are set aside before a reader sees them. */
function readWhole(sheet: Sheet, asked: Asked, format: Format, torn: readonly Problem[]): Reading {
	if (torn.length === 0) return format.read(sheet, asked);
	const rows = new Set(torn.map(({ row }) => row));
	const whole = sheet.rows.filter(({ row }) => !rows.has(row));
	const reading = format.read({ ...sheet, rows: whole }, asked);
	return {
		...reading,
		rows: reading.rows + rows.size,
		set_aside: sheet.rows.filter(
			({ row }) => rows.has(row) || reading.set_aside.some((each) => each.row === row)
		),
		problems: [...torn, ...reading.problems]
	};
}

/** A reading without the rows the analyst chose to leave out. */
function withoutRows(
	reading: Reading,
	held: SheetReading['held'],
	rows: readonly number[]
): Reading & Pick<SheetReading, 'held'> {
	if (rows.length === 0) return { ...reading, held };
	const out = new Set(rows);
	const figures = reading.figures.filter(({ source_row }) => !out.has(source_row));
	const key = (each: Pick<Figure, 'indicator' | 'geography' | 'period'>) =>
		`${each.indicator} ${each.geography} ${each.period}`;
	const kept = new Set(figures.map(key));
	return { ...reading, figures, held: held.filter((each) => kept.has(key(each))) };
}
