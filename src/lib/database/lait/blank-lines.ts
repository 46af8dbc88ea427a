import type { Engine } from '../engine';
import type { StagedFile } from './review';

const LINE_END = 10;
const QUOTE = 34;
const CARRIAGE_RETURN = 13;
const FILLED = 'lait-filled.csv';

/** One look for a line end after a line end; which kind of line end the file has is told from its beginning. */
const seeBlankLine = (registered: string) => `SELECT contains(content, chr(10) || CASE
		WHEN contains(left(content, 4000), chr(13)) THEN chr(13) ELSE chr(10) END) AS found
	FROM read_text('data/${registered}')`;

/** Looks through a file beside the engine, as `filledWhereBlank` does. */
export type LookForBlankLines = () => Promise<Uint8Array | null>;

/**
 * Reads a file whose blank lines count as rows. The engine skips a blank line, and every row after it would be called by a
 * wrong number: so a file that has one is read from a copy in which blank lines have six commas, which is a row with nothing
 * in it. `read` is told the file to read and calls back once the engine has done with its bytes. `look` then begins, so that two
 * do not read fifty megabytes at once; where it finds a blank line everything is read again. Without it the engine looks first.
 */
export async function withRowsForBlankLines<Reading>(
	engine: Engine,
	file: StagedFile,
	read: (file: StagedFile, done: () => void) => Promise<Reading>,
	look?: LookForBlankLines
): Promise<Reading> {
	const again = async (copy: Uint8Array) => {
		await engine.registerFile(FILLED, copy);
		const reading = await read({ ...file, registered: FILLED }, () => undefined);
		await engine.dropFile(FILLED);
		return reading;
	};
	if (!look) {
		const copy = await lookInEngine(engine, file.registered);
		return copy ? again(copy) : read(file, () => undefined);
	}
	let looked: ReturnType<LookForBlankLines> | null = null as ReturnType<LookForBlankLines> | null;
	const reading = await read(file, () => {
		looked = look();
		// Waited for below, when the reading has not failed.
		looked.catch(() => undefined);
	});
	const copy = await looked;
	return copy ? again(copy) : reading;
}

async function lookInEngine(engine: Engine, registered: string): Promise<Uint8Array | null> {
	const [look] = await engine.query<{ found: boolean }>(seeBlankLine(registered));
	if (!look?.found) return null;
	const [file] = await engine.query<{ content: string }>(
		`SELECT content FROM read_text('data/${registered}')`
	);
	return fillBlankLines(new TextEncoder().encode(file?.content ?? ''));
}

/** A copy with six commas in every blank line; null for a file without a blank line, whose bytes will do. */
export const filledWhereBlank = (bytes: Uint8Array): Uint8Array | null =>
	hasBlankLine(bytes) ? fillBlankLines(bytes) : null;

function hasBlankLine(bytes: Uint8Array): boolean {
	for (let at = bytes.indexOf(LINE_END); at !== -1; at = bytes.indexOf(LINE_END, at + 1)) {
		const next = bytes[at + 1];
		if (next === LINE_END || (next === CARRIAGE_RETURN && bytes[at + 2] === LINE_END)) return true;
	}
	return false;
}

/** Puts six commas in every blank line that is not part of a quoted cell. */
export function fillBlankLines(bytes: Uint8Array): Uint8Array {
	const starts: number[] = [];
	let quoted = false;
	let start = 0;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at];
		if (byte === QUOTE) quoted = !quoted;
		if (byte !== LINE_END) continue;
		const blank = at === start || (at === start + 1 && bytes[start] === CARRIAGE_RETURN);
		if (blank && !quoted) starts.push(start);
		start = at + 1;
	}
	const filled = new Uint8Array(bytes.length + 6 * starts.length);
	let from = 0;
	let to = 0;
	for (const each of [...starts, bytes.length]) {
		filled.set(bytes.subarray(from, each), to);
		to += each - from;
		if (each < bytes.length) filled.fill(44, to, to + 6);
		to += 6;
		from = each;
	}
	return filled;
}
