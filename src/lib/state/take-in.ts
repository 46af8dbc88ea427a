import type { Engine } from '$lib/database/engine';
import type { LaitReview } from '$lib/database/lait';
import { listVintages } from '$lib/database/queries/vintages';
import {
	acceptStaged,
	candidateMeasures,
	compareOffsets,
	compareOffsetsTogether,
	isStagedInFull,
	reviewStaged,
	stagedLait,
	stageFigures,
	type Against,
	type Staged
} from '$lib/database/staged';
import { formatDate, today } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Question } from '$lib/domain/problem';
import type { ChangeCounts } from '$lib/domain/review';
import type { Vintage } from '$lib/domain/vintage';
import type { Answers, Source, UnnamedRow } from '$lib/intake/format';
import { format as lait } from '$lib/intake/formats/lait-long';
import { judge } from '$lib/intake/checks/judge';
import { askOffset, offsetEvidence, type OffsetFindings } from '$lib/intake/offset-question';
import { countFigures, type SheetReading } from '$lib/intake/read-sheet';
import { chooseEdition } from '$lib/workspace/edition';
import type { DeskReading } from './desk-in-worker';
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
export function readingOfLait(review: LaitReview): ItemReading {
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

/** Puts a reading beside what is held. A file the engine read itself is there already. */
export async function stageReading(
	engine: Engine,
	file: string,
	{ given, lait }: ItemReading
): Promise<Staged> {
	if (lait) return stagedLait(lait);
	if (!given) throw new Error('There is nothing to stage.');
	return stageFigures(engine, { ...given, file });
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
	/** What is only known beside the figures held: whether the years are shifted, with the evidence for it. */
	readonly questions: readonly Question[];
}

/** As what a table is compared with the editions held. */
export const againstOf = ({ source, published }: Pick<Table, 'source' | 'published'>): Against => ({
	published: source.status === 'paper' ? null : published,
	prefix: `${source.prefix}-`
});

/** Compares a staged table with everything held, and with every edition at the years it says and one year either way. */
export async function placeStaged(
	engine: Engine,
	staged: Staged,
	table: Table,
	asked: readonly Question[],
	answers: Answers,
	measures: readonly Indicator[]
): Promise<Placed> {
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
	const questions = held
		? asked
		: withEvidence(asked, answers, await findOffsets(engine, staged), measures);
	return { published, held, held_in_full, older_than, changes, questions };
}

/** Compares a staged table with every edition held, apart and together, at the years it says and one year either way. */
const findOffsets = async (engine: Engine, staged: Staged): Promise<OffsetFindings> => ({
	together: await compareOffsetsTogether(engine, staged),
	editions: await compareOffsets(engine, staged)
});

/**
 * The questions with what the figures held say of them: the evidence of the question what a bare year means; and where the
 * years themselves look shifted and nobody has answered that, a question of its own.
 */
function withEvidence(
	asked: readonly Question[],
	answers: Answers,
	findings: OffsetFindings,
	measures: readonly Indicator[]
): readonly Question[] {
	const evidence = offsetEvidence(findings, measures);
	if (asked.some(({ rule }) => rule === 'period.bare-year'))
		return asked.map((each) => (each.rule === 'period.bare-year' ? { ...each, evidence } : each));
	if (answers.has('period.offset') || answers.has('period.bare-year')) return asked;
	const shifted = askOffset(findings, measures);
	return shifted ? [...asked, shifted] : asked;
}

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
	return questions.map((each) => {
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

/** The edition a table becomes. `published` stands in for a day nobody has said yet. */
function describeEdition(
	vintage: Vintage['vintage'],
	published: IsoDate,
	{ file, sheet, hash, source, called }: Table
): Vintage {
	const from = sheet === null ? file : `the sheet “${sheet}” of ${file}`;
	return {
		vintage,
		publisher: source.publisher,
		title: called.trim() === '' ? source.title : called.trim(),
		published,
		retrieved: today(),
		status: source.status,
		licence: source.licence,
		note: `Added on this computer from ${from}, dated ${formatDate(published)} by the person who added it.`,
		hash
	};
}

/** Adds a staged table as an edition of its own, or completes the one it already is. Nothing is overwritten. */
export async function acceptTable(
	engine: Engine,
	staged: Staged,
	table: Table & { readonly published: IsoDate }
): Promise<{ readonly edition: Vintage; readonly added: number }> {
	const { vintage, held } = chooseEdition(
		{ ...table, prefix: table.source.prefix },
		await listVintages(engine)
	);
	const edition = held ?? describeEdition(vintage, table.published, table);
	return { edition, added: await acceptStaged(engine, staged, edition) };
}
