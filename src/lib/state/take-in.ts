import type { Engine } from '$lib/database/engine';
import type { LaitReading } from '$lib/database/lait';
import { listVintages } from '$lib/database/queries/vintages';
import {
	acceptStaged,
	askDoubts,
	candidateMeasures,
	compareOffsets,
	compareOffsetsTogether,
	isStagedInFull,
	latestPeriod,
	reviewStaged,
	stagedLait,
	stageFigures,
	type Against,
	type Staged
} from '$lib/database/staged';
import { formatDate, today } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Problem, Question } from '$lib/domain/problem';
import type { ChangeCounts } from '$lib/domain/review';
import type { Vintage } from '$lib/domain/vintage';
import type { Answers, Source, UnnamedRow } from '$lib/intake/format';
import { format as lait } from '$lib/intake/formats/lait-long';
import { judge } from '$lib/intake/checks/judge';
import { doubtAnswer, withOffsets, type OffsetFindings } from '$lib/intake/offset-question';
import { countFigures, type SheetReading } from '$lib/intake/read-sheet';
import { isBeingAsked, withHeldShares } from '$lib/intake/share-question';
import { chooseEdition } from '$lib/workspace/edition';
import type { DeskReading } from './desk-in-worker';
import { cautionOfDate } from './publication';
import type { ItemReading } from './upload-item';

/** A table that was read, as far as an edition needs it. */
export interface Table {
	readonly file: string;
	/** The sheet of a workbook; null for a text file. */
	readonly sheet: string | null;
	/** SHA-256 of the file's bytes in hexadecimal. */
	readonly hash: string;
	readonly source: Source;
	/** What the edition is to be called; empty: as its source is. */
	readonly called: string;
	/** Null while nobody has said when it was published. */
	readonly published: IsoDate | null;
}

/** A reading of the desk in the terms of every other reading. */
export function readingOf(reading: SheetReading | DeskReading): ItemReading {
	const { figures, indicators, held, neighbours, ...rest } = reading;
	const counted = 'counted' in reading ? reading.counted : countFigures(reading.figures);
	return {
		...rest,
		counted,
		measures: counted.figures > 0 ? counted.measures : indicators.length,
		held_back: held.length,
		given: { figures, indicators, held, neighbours },
		lait: null
	};
}

/** The engine's review of LAIT's whole file, in the terms of every other reading. */
export function readingOfLait(review: LaitReading): ItemReading {
	const without = review.missing.reduce((sum, { cells }) => sum + cells, 0);
	return {
		...judge(
			{
				rows: review.rows,
				holds: review.usable_rows > 0,
				problems: review.problems,
				questions: []
			},
			[],
			new Map()
		),
		format: lait.format,
		title: lait.title,
		source: lait.source,
		rows: review.rows,
		counted: {
			figures: review.figures + without,
			values: review.figures,
			measures: review.measures,
			missing: review.missing
		},
		measures: review.measures,
		held_back: review.held_back,
		set_aside: [],
		header_key: null,
		unnamed: null,
		given: null,
		lait: review
	};
}

/**
 * Puts a reading beside what is held. A file the engine read itself is there already. `measures` describe those that a file has
 * and the record does not hold yet.
 */
export async function stageReading(
	engine: Engine,
	file: string,
	{ given, lait }: ItemReading,
	measures: readonly Indicator[]
): Promise<Staged> {
	if (lait) return stagedLait(lait);
	if (!given) throw new Error('There is nothing to stage.');
	return stageFigures(engine, { ...given, file, indicators: [...given.indicators, ...measures] });
}

/** Where a staged table stands among the editions held, and what adding it would do. */
export interface Placed {
	/** From the edition held, else as said or found in the file's name; null when nobody knows. */
	readonly published: IsoDate | null;
	/** The edition the very same table already is; null when it is new. */
	readonly held: Vintage | null;
	readonly held_in_full: boolean;
	/** The newest edition held of the same source that is newer than the day given; null when none is. */
	readonly older_than: Vintage | null;
	readonly changes: ChangeCounts;
}

/** What only the figures held can tell of a staged table. */
export interface Doubted {
	/** The reading's questions with what is held as evidence, and those that only a comparison raises. */
	readonly questions: readonly Question[];
	/** To stand among the reading's problems: see `withDoubts`. */
	readonly doubts: readonly Problem[];
}

/** As what a table is compared with the editions held. */
export const againstOf = ({ source, published }: Pick<Table, 'source' | 'published'>): Against => ({
	published: source.status === 'paper' ? null : published,
	prefix: `${source.prefix}-`
});

/** Finds where a staged table stands and counts what adding it would change. */
export async function placeStaged(engine: Engine, staged: Staged, table: Table): Promise<Placed> {
	const editions = await listVintages(engine);
	const { held } = chooseEdition({ ...table, prefix: table.source.prefix }, editions);
	const published = held?.published ?? table.published;
	const against = againstOf({ ...table, published });
	const held_in_full = held !== null && (await isStagedInFull(engine, staged, held));
	const changes = await reviewStaged(engine, staged, against);
	const older_than =
		published === null || held !== null
			? null
			: (editions.find(
					(each) => each.vintage.startsWith(against.prefix) && each.published > published
				) ?? null);
	return { published, held, held_in_full, older_than, changes };
}

/**
 * Looks at a staged table beside every edition held, at the years it says and one year either way, and beside the figures held of
 * the same measures and places. Nothing is doubted of a table that is held in full.
 */
export async function doubtStaged(
	engine: Engine,
	staged: Staged,
	table: Table,
	{ published, held, held_in_full }: Placed,
	asked: readonly Question[],
	answers: Answers,
	measures: readonly Indicator[]
): Promise<Doubted> {
	if (held_in_full) return { questions: asked, doubts: [] };
	// The years of an edition held in part were settled when that part was added.
	const findings = held ? { together: [], editions: [] } : await findOffsets(engine, staged);
	const { file, source } = table;
	const doubted = await askDoubts(engine, staged, source.status, (cell) =>
		isBeingAsked(asked, cell)
	);
	const evident = withHeldShares(asked, doubted.shares);
	const unconfirmed = doubted.questions.filter(
		({ rule }) => !answers.has(rule) && answers.get('value.confirm') !== 'keep'
	);
	const questions = [...withOffsets(evident, answers, findings, measures), ...unconfirmed];
	const early = cautionOfDate(published, await latestPeriod(engine, staged), file);
	const offset = doubtAnswer(findings, measures, answers, file);
	const doubts = [early, offset, ...doubted.problems].filter((each) => each !== null);
	return { questions, doubts };
}

/** Compares a staged table with every edition held, apart and together, at the years it says and one year either way. */
const findOffsets = async (engine: Engine, staged: Staged): Promise<OffsetFindings> => ({
	together: await compareOffsetsTogether(engine, staged),
	editions: await compareOffsets(engine, staged)
});

/**
 * The questions with what the figures held say of a row nobody has named: the question which measure it is offers those first
 * that agree with it in most cells, and says in how many.
 */
export async function withCandidates(
	engine: Engine,
	questions: readonly Question[],
	row: UnnamedRow
): Promise<readonly Question[]> {
	const found = await candidateMeasures(engine, row);
	const [best] = found;
	if (!best) return questions;
	const said = found
		.slice(0, 3)
		.map(
			({ name, agreed, compared, offset }) =>
				`${agreed} of ${compared} cells with “${name}”${offset === 0 ? '' : ` at ${offset > 0 ? '+1' : '−1'} year`}`
		);
	const evidence = `Of the measures held the row agrees in ${said.join(', in ')}.`;
	const years = `If it is “${best.name}”, ${best.agreed} of ${best.compared} cells agree with what is held ${best.offset === 0 ? 'at the years as they end' : best.offset > 0 ? 'at +1 year, as when the years begin' : 'at −1 year'}.`;
	return questions.map((each) => {
		if (each.rule === 'period.bare-year') return { ...each, evidence: years };
		if (each.rule !== 'measure.which') return each;
		const first = found.map(({ indicator, name }) => ({
			option: indicator as string,
			label: name
		}));
		const offered = new Set(first.map(({ option }) => option));
		const options = [...first, ...each.options.filter(({ option }) => !offered.has(option))];
		return { ...each, options, evidence };
	});
}

/** The edition a table becomes. One that nobody has dated yet is of today. */
function describeEdition(
	vintage: Vintage['vintage'],
	{ file, sheet, hash, source, called, published }: Table
): Vintage {
	const dated =
		published === null
			? '; nobody has said when it was published'
			: `, dated ${formatDate(published)} by the person who added it`;
	const from = sheet === null ? file : `the sheet “${sheet}” of ${file}`;
	return {
		vintage,
		publisher: source.publisher,
		title: called.trim() === '' ? source.title : called.trim(),
		published: published ?? today(),
		retrieved: today(),
		status: source.status,
		licence: source.licence,
		note: `Added on this computer from ${from}${dated}.`,
		hash
	};
}

/**
 * Adds a staged table as an edition of its own, or completes the one it already is. Nothing is overwritten. A table that nobody
 * has dated is called by its file's hash, so that it has the same name on another day.
 */
export async function acceptTable(
	engine: Engine,
	staged: Staged,
	table: Table
): Promise<{ readonly edition: Vintage; readonly added: number }> {
	const { vintage, held } = chooseEdition(
		{ ...table, prefix: table.source.prefix },
		await listVintages(engine)
	);
	const edition = held ?? describeEdition(vintage, table);
	return { edition, added: await acceptStaged(engine, staged, edition) };
}
