import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import { discardLait, stageLait } from '$lib/database/lait';
import type { Problem, Question } from '$lib/domain/problem';
import type { Register } from '$lib/domain/record';
import { describesOthers } from '$lib/intake/describing';
import { Desk, type FileSeen } from '$lib/intake/desk';
import type { Answers } from '$lib/intake/format';
import { LaitReader } from '$lib/intake/lait-bulk/reader';
import { isBulkLait } from '$lib/intake/lait-long';
import type { FigureCounts } from '$lib/intake/read-sheet';
import { readTables } from '$lib/intake/read-tables.server';
import { readRegister } from '$lib/intake/record';
import { acceptTable, placeStaged, stageReading, type Table } from '$lib/state/take-in';
import { doubtStaged, withCandidates } from '$lib/state/take-in-doubts';
import type { ItemReading } from '$lib/state/upload-item';
import { readingOf, readingOfLait } from '$lib/state/upload-reading';
import { withDoubts } from '$lib/state/upload-steps';
import { dateInName } from '$lib/workspace/edition';
import { answersFor } from './answers';
import { notAdded, problemOf, refusal, type FileResult } from './file-result';

/** A file by its name and bytes. */
interface GivenFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** Files taken in, and the engine that holds them beside the record. */
export interface TakenFiles {
	readonly engine: Engine;
	readonly register: Register;
	readonly results: readonly { readonly from: Uint8Array; readonly result: FileResult }[];
	close(): Promise<void>;
}

const HEAD = 65_536;

/** What files are read against. */
interface Against {
	/** The folder of the record; `data` unless it is given. */
	readonly folder?: string;
	/** Whether the record's own figures are held too; they are unless it is said that they are not. */
	readonly figures?: boolean;
}

/** The record of a folder in an engine of its own, and a desk set up with it. */
async function setUp({ folder = 'data', figures = true }: Against) {
	const { register, lait_measures, problems } = readRegister(await readTables(folder));
	const [wrong] = problems.filter(({ severity }) => severity === 'error');
	if (wrong) throw new Error(wrong.message);
	const engine = await startNodeEngine();
	await createSchema(engine);
	await loadRegister(engine, register);
	if (figures) await loadObservations(engine, await readFile(join(folder, 'observations.csv')));
	const desk = new Desk({
		indicators: [...register.indicators, ...lait_measures],
		geographies: register.geographies,
		authority: register.board.geography
	});
	return { engine, desk, register, lait_measures };
}

const describes = (seen: FileSeen | null) =>
	seen?.sheets.some(({ format }) => describesOthers(format)) ?? false;

/** The one sheet there is; of a workbook the sheets of a known kind, else those that look like tables. */
function worthReading({ sheets }: FileSeen) {
	const all = sheets.map(({ sheet, format }, place) => ({ sheet, format, place }));
	if (all.length === 1) return all;
	const known = all.filter(({ format }) => format !== null && format !== 'table');
	return known.length > 0 ? known : all.filter(({ format }) => format !== null);
}

const problemsOf = ({ file, problems }: FileSeen): readonly Problem[] =>
	problems.length > 0
		? problems
		: [
				problemOf(
					file,
					'structure.not-a-table',
					`No sheet of ${file} is a table of figures that can be read. Choose the file that has places, years and figures under a header row.`
				)
			];

/** A question as it is printed. */
const questionsOf = (questions: readonly Question[]): FileResult['questions'] =>
	questions.map(({ rule, text, options, evidence }) => ({ rule, text, options, evidence }));

/** The cells of a file that the engine itself read, as they would be held. */
async function countLait(
	engine: Engine
): Promise<Pick<FigureCounts, 'figures' | 'values' | 'missing'>> {
	const found = await engine.query<{ symbol: string | null; cells: number }>(
		'SELECT symbol, count(*)::int AS cells FROM lait_cell GROUP BY symbol ORDER BY cells DESC, symbol'
	);
	const missing = found.flatMap(({ symbol, cells }) =>
		symbol === null ? [] : [{ symbol, cells }]
	);
	const figures = found.reduce((sum, { cells }) => sum + cells, 0);
	return { figures, missing, values: found.find(({ symbol }) => symbol === null)?.cells ?? 0 };
}

/**
 * Reads files one after another against the record, each beside the ones accepted before it, and adds those that
 * need no answer. What describes other files (LAIT's dictionary, a release's `.meta.csv`) is read first, whatever its place.
 */
export async function takeInFiles(
	files: readonly GivenFile[],
	given: unknown,
	against: Against = {}
): Promise<TakenFiles> {
	const { engine, desk, register, lait_measures } = await setUp(against);
	const results: { from: Uint8Array; result: FileResult }[] = [];
	const waiting: { file: GivenFile; seen: FileSeen | null }[] = [];
	const described = () => [...register.indicators, ...desk.described, ...lait_measures];

	const finish = async (
		{ name, bytes }: GivenFile,
		sheet: string | null,
		reading: ItemReading,
		answers: Answers
	): Promise<FileResult> => {
		const table: Table | null = reading.source && {
			file: name,
			sheet,
			hash: createHash('sha256').update(bytes).digest('hex'),
			source: reading.source,
			called: '',
			published: dateInName(name)
		};
		// What the engine counts by marks includes rows it sets aside.
		const { figures, values, missing } = reading.lait ? await countLait(engine) : reading.counted;
		const said = {
			file: name,
			sheet,
			format: reading.format,
			rows: reading.rows,
			observations: figures,
			values,
			missing: Object.fromEntries(missing.map(({ symbol, cells }) => [symbol, cells])),
			problems: reading.problems
		};
		const holds = figures > 0 || (reading.given?.neighbours?.length ?? 0) > 0;
		if (table === null || reading.outcome === 'refused' || !holds) {
			const { outcome, unnamed } = reading;
			const open = unnamed
				? await withCandidates(engine, reading.questions, unnamed)
				: reading.questions;
			return { ...said, outcome, questions: questionsOf(open), taken: null };
		}
		const staged = await stageReading(engine, name, reading, described());
		const measures = [...described(), ...(reading.given?.indicators ?? [])];
		const placed = await placeStaged(engine, staged, table);
		const doubted = await doubtStaged(
			engine,
			staged,
			table,
			placed,
			reading.questions,
			answers,
			measures
		);
		const open = doubted.questions.filter(
			({ fallback, rule }) => fallback === null && !answers.has(rule)
		);
		const questions = questionsOf(doubted.questions);
		const { problems } = withDoubts(reading, doubted.doubts);
		if (reading.outcome === 'question' || open.length > 0)
			return { ...said, problems, outcome: 'question', questions, taken: null };
		const added = await acceptTable(engine, staged, {
			...table,
			published: placed.published
		}).catch((cause: unknown) => notAdded(name, cause));
		if (!('edition' in added))
			return {
				...said,
				outcome: 'refused',
				problems: [...problems, added],
				questions: [],
				taken: null
			};
		return {
			...said,
			problems,
			outcome: 'accepted',
			questions,
			taken: { edition: added.edition, reading }
		};
	};

	for (const file of files) {
		const bulk = isBulkLait(new TextDecoder().decode(file.bytes.subarray(0, HEAD)));
		const seen = bulk ? null : await desk.open(file.name, file.bytes);
		waiting.push({ file, seen });
	}
	waiting.sort((a, b) => Number(describes(b.seen)) - Number(describes(a.seen)));
	for (const { file, seen: opened } of waiting) {
		const add = (result: FileResult) => results.push({ from: file.bytes, result });
		if (opened === null) {
			const review = await stageLait(
				engine,
				{ name: file.name, rows: new LaitReader(file.bytes) },
				described()
			);
			const reading = readingOfLait(review);
			const answers = answersFor(given, file.name, null);
			// Years are moved on the desk only.
			const moved = (answers.get('period.offset') ?? '0') !== '0';
			if (reading.outcome === 'accepted' && !moved) {
				add(await finish(file, null, reading, answers));
				await discardLait(engine);
				continue;
			}
			await discardLait(engine);
		}
		// What stops the whole file may stop only some rows when each is looked at, which the desk does.
		const seen = opened ?? (await desk.open(file.name, file.bytes));
		const chosen = worthReading(seen);
		if (chosen.length === 0) add(refusal(file.name, problemsOf(seen)));
		for (const { sheet, place } of chosen) {
			const answers = answersFor(given, file.name, sheet);
			const reading = desk.read(seen.key, place, answers);
			if (describesOthers(reading.format)) desk.describe(reading);
			add(await finish(file, sheet, readingOf(reading), answers));
		}
		desk.putAway(seen.key);
	}
	return { engine, register, results, close: () => engine.close() };
}
