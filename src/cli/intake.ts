import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { problemOf, refusal, type FileResult } from './file-result';
import { takeInFiles } from './take-in-files';
import { writeTaken } from './taken';

const USAGE =
	'npm run -s intake -- [--json] [--answers FILE] [--out DIR] FILE...\nReads files as the upload page does and says what each holds.';

interface Words {
	readonly json: boolean;
	readonly answers: string | null;
	readonly out: string | null;
	readonly files: readonly string[];
}

/** The command line taken apart; a sentence when it cannot be. */
function parseWords(commandLine: readonly string[]): Words | string {
	let json = false;
	let answers: string | null = null;
	let out: string | null = null;
	const files: string[] = [];
	for (let at = 0; at < commandLine.length; at += 1) {
		const word = commandLine[at] ?? '';
		if (word === '--json') json = true;
		else if (word === '--answers' || word === '--out') {
			at += 1;
			const next = commandLine[at];
			if (next === undefined) return `${word} needs a name after it.`;
			if (word === '--answers') answers = next;
			else out = next;
		} else if (word.startsWith('--')) return `There is no option ${word}.`;
		else files.push(word);
	}
	return files.length === 0 ? 'Name at least one file.' : { json, answers, out, files };
}

/** The result of a file that is not there. */
const unread = (file: string): FileResult =>
	refusal(file, [
		problemOf(
			file,
			'structure.unread',
			`${file} could not be opened. Check its name and that you may read it.`
		)
	]);

/** A result as `--json` prints it. */
const printed = (result: FileResult) => ({
	file: result.file,
	sheet: result.sheet,
	format: result.format,
	outcome: result.outcome,
	rows: result.rows,
	observations: result.observations,
	values: result.values,
	missing: result.missing,
	problems: result.problems.map(({ rule, severity, row, column, message }) => ({
		rule,
		severity,
		row,
		column,
		message
	})),
	questions: result.questions
});

function say(results: readonly FileResult[]): void {
	for (const { file, sheet, format, outcome, rows, observations, problems, questions } of results) {
		console.log(
			`${file}${sheet === null ? '' : ` [${sheet}]`}: ${outcome}${format === null ? '' : `, ${format}`}; ${rows} rows, ${observations} figures.`
		);
		for (const { severity, rule, message } of problems)
			console.log(`  ${severity} ${rule}: ${message}`);
		for (const { rule, text, evidence, options } of questions) {
			console.log(`  question ${rule}: ${text}${evidence === null ? '' : ` ${evidence}`}`);
			for (const { option, label } of options) console.log(`    ${option}: ${label}`);
		}
	}
}

/**
 * Reads files from the command line with the code of the upload page. Resolves to 0 when all were accepted, 1 when something
 * needs an answer, 2 when something was refused or the command cannot be understood.
 */
export async function main(commandLine: readonly string[]): Promise<number> {
	const words = parseWords(commandLine);
	if (typeof words === 'string') {
		console.error(`${words}\n${USAGE}`);
		return 2;
	}
	let answers: unknown = {};
	if (words.answers !== null) {
		try {
			answers = JSON.parse(await readFile(words.answers, 'utf8'));
		} catch {
			console.error(`${words.answers} is not JSON that can be read. Write {"rule": "option"}.`);
			return 2;
		}
	}
	const files = await Promise.all(
		words.files.map(async (path) => ({
			name: basename(path),
			bytes: await readFile(path).catch(() => null)
		}))
	);
	const there = files.flatMap(({ name, bytes }) => (bytes ? [{ name, bytes }] : []));
	const read = await takeInFiles(there, answers);
	const results = files.flatMap(({ name, bytes }) =>
		bytes
			? read.results.filter(({ from }) => from === bytes).map(({ result }) => result)
			: [unread(name)]
	);
	if (words.out !== null) {
		await mkdir(words.out, { recursive: true });
		for (const [name, text] of await writeTaken(read)) await writeFile(join(words.out, name), text);
	}
	await read.close();
	if (words.json) console.log(JSON.stringify(results.map(printed), null, '\t'));
	else say(results);
	if (results.some(({ outcome }) => outcome === 'refused')) return 2;
	return results.some(({ outcome }) => outcome === 'question') ? 1 : 0;
}
