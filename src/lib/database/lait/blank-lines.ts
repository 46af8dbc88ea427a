import type { Engine } from '../engine';
import type { StagedFile } from './review';

const LINE_END = 10;
const QUOTE = 34;
const CARRIAGE_RETURN = 13;
const FILLED = 'lait-filled.csv';

/** One look for a line end after a line end; which kind of line end the file has is told from its beginning. */
const hasBlankLine = (registered: string) => `SELECT contains(content, chr(10) || CASE
		WHEN contains(left(content, 4000), chr(13)) THEN chr(13) ELSE chr(10) END) AS found
	FROM read_text('data/${registered}')`;

/**
 * The engine skips a blank line, and every row after it would be called by a wrong number. So a file that has one is read
 * from a copy in which blank lines have six commas, which is a row with nothing in it. Resolves to the name to read and
 * whether it is such a copy, to be dropped once read. Looking costs a twentieth of the reading.
 */
export async function withRowsForBlankLines(
	engine: Engine,
	{ registered }: StagedFile
): Promise<{ registered: string; copied: boolean }> {
	const [look] = await engine.query<{ found: boolean }>(hasBlankLine(registered));
	if (!look?.found) return { registered, copied: false };
	const [file] = await engine.query<{ content: string }>(
		`SELECT content FROM read_text('data/${registered}')`
	);
	await engine.registerFile(FILLED, fillBlankLines(new TextEncoder().encode(file?.content ?? '')));
	return { registered: FILLED, copied: true };
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
