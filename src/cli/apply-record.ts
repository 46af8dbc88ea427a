import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startNodeEngine } from '$lib/database/node';
import { loadObservations, loadRegister } from '$lib/database/record';
import { countRows } from '$lib/database/load';
import { createSchema } from '$lib/database/schema';
import type { Register } from '$lib/domain/record';
import { unzipFiles } from '$lib/export/zip';
import { readTables } from '$lib/intake/read-tables.server';
import { audienceOf, readAgain } from '$lib/state/publishing';
import { localFigures, printedFigure } from '$lib/state/published-figures';
import type { StandingTables } from '$lib/state/publishing';
import { checkPublic } from '$lib/view/public-check';
import { csvRows } from '$lib/domain/csv-rows';
import { isBasedOn, lostRows } from './record-lost';
import { readRecordZip, type ZippedRecord } from './record-zip';

const LIMITS = { files: 20_000, unfolded: 2_000_000_000 };
const SHOWN = 20;

/** Why nothing is written, in sentences. */
class Refusal extends Error {
	readonly sentences: readonly string[];

	constructor(...sentences: readonly string[]) {
		super(sentences.join(' '));
		this.sentences = sentences;
	}
}

/** Words of a zip may hold what a terminal would obey. */
const plain = (sentence: string) => sentence.replace(/\p{Cc}/gu, ' ');

const few = (sentences: readonly string[]): readonly string[] =>
	sentences.length <= SHOWN
		? sentences
		: [...sentences.slice(0, SHOWN), `And ${sentences.length - SHOWN} more.`];

async function readFolder(folder: string): Promise<StandingTables> {
	try {
		return {
			tables: await readTables(folder),
			observations: (await readFile(join(folder, 'observations.csv'))).toString('utf8')
		};
	} catch {
		throw new Refusal(
			`${folder} does not hold the tables of a record. Say where they are: --folder FOLDER.`
		);
	}
}

/** The record read again, with every check the site makes before it shows one. */
function checked({ tables }: StandingTables, what: string): Register {
	const { register, problems } = readAgain(tables);
	if (register === null || problems.length > 0)
		throw new Refusal(
			`${what} has tables that do not hold.`,
			...few(problems.map(({ message }) => message))
		);
	return register;
}

/** Refuses figures that do not load whole. */
async function load(register: Register, observations: string): Promise<number> {
	const rows = csvRows(observations).length - 1;
	const engine = await startNodeEngine();
	try {
		await createSchema(engine);
		await loadRegister(engine, register);
		await loadObservations(engine, new TextEncoder().encode(observations));
		const held = await countRows(engine, 'observation');
		if (held !== rows) throw new Error(`${held} of ${rows} rows were loaded.`);
		return held;
	} catch {
		throw new Refusal(
			'The figures of the zip cannot be loaded: a row names a measure, place, period or edition that its tables lack, stands twice, or is no figure. Publish it again from the site.'
		);
	} finally {
		await engine.close();
	}
}

/** Refuses what a public record may not hold, unless everybody has it from the record in the folder. */
function checkAudience(zip: ZippedRecord, register: Register, standing: StandingTables): void {
	const audience = audienceOf(register);
	if (zip.manifest.audience !== audience)
		throw new Refusal(
			`The zip says it is ${zip.manifest.audience}, and its own table of the board says ${audience}. Publish it again from the site.`
		);
	if (audience === 'internal') return;
	const before = readAgain(standing.tables).register;
	const isPublic = before !== null && audienceOf(before) === 'public';
	const out = new Set(
		isPublic ? localFigures(standing.observations, before).map(printedFigure) : []
	);
	const stopped = checkPublic(localFigures(zip.observations, register), register, (figure) =>
		out.has(printedFigure(figure))
	);
	if (stopped.length === 0) return;
	throw new Refusal(
		'A public record may not hold figures that are for the council only.',
		...few(
			stopped.flatMap(({ sentence, figures }) => [
				sentence,
				...figures.map(
					({ measure, place, period, shows }) =>
						`${measure}, ${place}, ${period}: it would show ${shows}.`
				)
			])
		)
	);
}

/** Writes every table beside the one it replaces and only then renames them, so that nothing is half written. */
async function write(folder: string, tables: ReadonlyMap<string, string>): Promise<void> {
	const path = (table: string, ending: string) => join(folder, `${table}.csv${ending}`);
	try {
		for (const [table, text] of tables) await writeFile(path(table, '.new'), text, { flush: true });
	} catch {
		for (const table of tables.keys()) await rm(path(table, '.new'), { force: true });
		throw new Refusal(
			`${folder} could not be written to. Free some space or ask for leave to write there, and run this again.`
		);
	}
	for (const table of tables.keys()) await rename(path(table, '.new'), path(table, ''));
}

async function apply(file: string, folder: string): Promise<readonly string[]> {
	const bytes = await readFile(file).catch(() => {
		throw new Refusal(`${file} cannot be read. Give the path of the zip the site made.`);
	});
	const unzipped = unzipFiles(bytes, LIMITS);
	if (!unzipped.done) throw new Refusal(unzipped.sentence);
	const reading = await readRecordZip(unzipped.files);
	if (!reading.done) throw new Refusal(reading.sentence);
	const zip = reading.value;
	const standing = await readFolder(folder);
	const register = checked(zip, 'The zip');
	const rows = await load(register, zip.observations);
	checkAudience(zip, register, standing);
	const lost = lostRows(standing, zip);
	if (lost.length > 0 && !(await isBasedOn(zip, standing)))
		throw new Refusal(
			`${folder} holds a later record than the one this zip was made from, and these rows of it would be lost. Publish it again from a site that was built with ${folder} as it is now.`,
			...few(lost)
		);
	const changed = new Map(
		[...zip.tables, ['observations', zip.observations] as const].filter(
			([table, text]) =>
				text !== (table === 'observations' ? standing.observations : standing.tables.get(table))
		)
	);
	if (changed.size === 0) return [`${folder} holds this record already; nothing was written.`];
	await write(folder, changed);
	return [
		...[...changed].map(
			([table, text]) => `${table}.csv: ${(csvRows(text).length - 1).toLocaleString('en-GB')} rows.`
		),
		`${folder} now holds the record published on ${zip.manifest.made.slice(0, 10)}, with ${rows.toLocaleString('en-GB')} figures, ${zip.manifest.audience}. Build the site to show it.`
	];
}

/**
 * Writes the tables of a published zip into the record's folder, all of them or none. Arguments: the zip, and `--folder FOLDER`
 * where it is not `data`. Exits with 0 when it is done, 1 when the zip is refused, and 2 when it is not said which.
 */
export async function main(commandLine: readonly string[]): Promise<number> {
	const words = [...commandLine];
	const option = words.indexOf('--folder');
	const [, folder = ''] = option < 0 ? ['', 'data'] : words.splice(option, 2);
	const [file, ...more] = words;
	if (file === undefined || more.length > 0 || folder === '' || file.startsWith('--')) {
		console.error('Say which zip to apply: npm run -s apply-record -- ZIP [--folder FOLDER]');
		return 2;
	}
	try {
		for (const sentence of await apply(file, folder)) console.log(plain(sentence));
		return 0;
	} catch (cause) {
		if (!(cause instanceof Refusal)) throw cause;
		for (const sentence of cause.sentences) console.error(plain(sentence));
		console.error('Nothing was written.');
		return 1;
	}
}
