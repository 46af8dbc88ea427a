import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import { discardLait, stageLait } from '$lib/database/lait';
import { today } from '$lib/domain/calendar';
import type { Problem, Question } from '$lib/domain/problem';
import type { Vintage } from '$lib/domain/vintage';
import { Desk, type FileSeen } from '$lib/intake/desk';
import type { Answers } from '$lib/intake/format';
import { isBulkLait } from '$lib/intake/lait-long';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import {
	acceptTable,
	placeStaged,
	readingOf,
	readingOfLait,
	stageReading,
	withCandidates,
	type Table
} from '$lib/state/take-in';
import type { ItemReading } from '$lib/state/upload-item';
import { dateInName } from '$lib/workspace/edition';
import { answersFor } from './answers';

/** What came of one file, or of one sheet of a workbook, as the command prints it. */
export interface FileResult {
	readonly file: string;
	readonly sheet: string | null;
	readonly format: string | null;
	readonly outcome: 'accepted' | 'question' | 'refused';
	/** Rows of data read. */
	readonly rows: number;
	/** Figures and marks that would be held. */
	readonly observations: number;
	/** Of those, figures with a value. */
	readonly values: number;
	/** The others by mark. */
	readonly missing: Readonly<Record<string, number>>;
	readonly problems: readonly Problem[];
	readonly questions: readonly Omit<Question, 'fallback'>[];
	/** The edition it became and what the desk read; null when it was not accepted. */
	readonly taken: { readonly edition: Vintage; readonly reading: ItemReading } | null;
}

/** A file by its name and bytes. */
interface GivenFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** Files taken in, and the engine that holds them beside the record. */
export interface TakenFiles {
	readonly engine: Engine;
	readonly results: readonly { readonly from: Uint8Array; readonly result: FileResult }[];
	close(): Promise<void>;
}

const HEAD = 65_536;
const UPLOADED = 'intake.csv';

/** The record of a folder in an engine of its own, and a desk set up with it. */
async function setUp(folder: string) {
	const text = (table: string) => readFile(join(folder, `${table}.csv`));
	const contents = await Promise.all(
		REGISTER_TABLES.map(async (table) => [table, (await text(table)).toString('utf8')] as const)
	);
	const { register, lait_measures, problems } = readRegister(new Map(contents));
	const [wrong] = problems.filter(({ severity }) => severity === 'error');
	if (wrong) throw new Error(wrong.message);
	const engine = await startNodeEngine();
	await createSchema(engine);
	await loadRegister(engine, register);
	await loadObservations(engine, await text('observations'));
	const desk = new Desk({
		indicators: [...register.indicators, ...lait_measures],
		geographies: register.geographies,
		authority: register.board.geography
	});
	return { engine, desk, register, lait_measures };
}

/** What describes other files, and is read before them. */
const DESCRIBING = new Set(['lait-dictionary', 'ees-meta']);

const describes = (seen: FileSeen | null) =>
	seen?.sheets.some(({ format }) => format !== null && DESCRIBING.has(format)) ?? false;

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
				{
					file,
					row: null,
					column: null,
					rule: 'structure.not-a-table',
					severity: 'error',
					message: `No sheet of ${file} is a table of figures that can be read. Choose the file that has places, years and figures under a header row.`
				}
			];

/** A question as it is printed. */
const questionsOf = (questions: readonly Question[]): FileResult['questions'] =>
	questions.map(({ rule, text, options, evidence }) => ({ rule, text, options, evidence }));

const refusal = (file: string, problems: readonly Problem[]): FileResult => ({
	file,
	sheet: null,
	format: null,
	outcome: 'refused',
	rows: 0,
	observations: 0,
	values: 0,
	missing: {},
	problems,
	questions: [],
	taken: null
});

/**
 * Reads files one after another against the record in `folder`, each beside the ones accepted before it, and adds those that
 * need no answer. What describes other files (LAIT's dictionary, a release's `.meta.csv`) is read first, whatever its place.
 */
export async function takeInFiles(
	files: readonly GivenFile[],
	given: unknown,
	folder = 'data'
): Promise<TakenFiles> {
	const { engine, desk, register, lait_measures } = await setUp(folder);
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
		const { figures, values, missing } = reading.counted;
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
		const staged = await stageReading(engine, name, reading);
		const measures = [...described(), ...(reading.given?.indicators ?? [])];
		const placed = await placeStaged(engine, staged, table, reading.questions, answers, measures);
		const open = placed.questions.filter(
			({ fallback, rule }) => fallback === null && !answers.has(rule)
		);
		const questions = questionsOf(placed.questions);
		if (reading.outcome === 'question' || open.length > 0)
			return { ...said, outcome: 'question', questions, taken: null };
		const { edition } = await acceptTable(engine, staged, {
			...table,
			published: placed.published ?? today()
		});
		return { ...said, outcome: 'accepted', questions, taken: { edition, reading } };
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
			await engine.registerFile(UPLOADED, file.bytes);
			const review = await stageLait(
				engine,
				{ name: file.name, registered: UPLOADED },
				described()
			);
			await engine.dropFile(UPLOADED);
			const reading = readingOfLait(review);
			if (reading.outcome === 'accepted') {
				add(await finish(file, null, reading, answersFor(given, file.name, null)));
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
			if (reading.format !== null && DESCRIBING.has(reading.format)) desk.describe(reading);
			add(await finish(file, sheet, readingOf(reading), answers));
		}
		desk.putAway(seen.key);
	}
	return { engine, results, close: () => engine.close() };
}
