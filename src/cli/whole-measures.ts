import { createReadStream } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { OBSERVATION_COLUMNS } from '$lib/database/record';
import { csvRows, firstCell } from '$lib/domain/csv-rows';
import type { IndicatorId } from '$lib/domain/id';
import type { RowCheck } from './observation-row';
import { Refusal } from './refusal';

/** Characters of rows held before they are put on disk, and of a row that may stand unfinished. */
const HELD = 64_000_000;
const UNFINISHED = 16_000_000;

const HEADER = OBSERVATION_COLUMNS.join(',');

/** Every figure of one measure, as CSV with its header, rows as they stood. */
export interface WholeMeasure {
	readonly indicator: IndicatorId;
	readonly csv: string;
}

/** The rows of a file in the batches it is read in, header first. Rejects where a quotation mark never closes. */
async function* batches(path: string): AsyncGenerator<readonly string[]> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let rest = '';
	const stream = createReadStream(path, { highWaterMark: 1 << 20 });
	for await (const chunk of stream as AsyncIterable<Uint8Array>) {
		const text = rest + decoder.decode(chunk, { stream: true });
		const end = text.lastIndexOf('\n') + 1;
		const whole = text.slice(0, end);
		// An odd number of marks: the last line end stands within a cell, so nothing is cut there.
		if ((whole.split('"').length - 1) % 2 === 1) {
			rest = text;
			if (rest.length > UNFINISHED)
				throw new Refusal(
					'observations.csv has a quotation mark that never closes. Get the file again from its source.'
				);
			continue;
		}
		rest = text.slice(end);
		yield csvRows(whole);
	}
	yield csvRows(rest + decoder.decode());
}

/** The rows of one measure that are still held, and whether some are on disk already. */
interface Gathered {
	readonly place: number;
	rows: string[];
	spilt: boolean;
}

/**
 * Every measure of an `observations.csv` of any size and in any order, in the order they first appear. Never holds much more
 * than one measure and `most` characters of rows: the others wait in a folder of their own below `beside`, which is taken away at the end.
 * Rejects with a `Refusal` for the first row that `check` finds wrong, before any measure is given.
 */
export async function* wholeMeasures(
	path: string,
	beside: string,
	check: RowCheck,
	most = HELD
): AsyncGenerator<WholeMeasure> {
	await mkdir(beside, { recursive: true });
	const folder = await mkdtemp(join(beside, '.rows-'));
	const fileOf = ({ place }: Gathered) => join(folder, `${place}.csv`);
	const measures = new Map<string, Gathered>();
	let held = 0;
	let row = 0;
	try {
		for await (const rows of batches(path)) {
			for (const text of rows) {
				row += 1;
				if (row === 1) {
					if (text === HEADER) continue;
					throw new Refusal(`observations.csv must begin with the header ${HEADER}.`);
				}
				const wrong = check(text, row);
				if (wrong !== null) throw new Refusal(wrong);
				const indicator = firstCell(text);
				let measure = measures.get(indicator);
				if (!measure) {
					measure = { place: measures.size, rows: [], spilt: false };
					measures.set(indicator, measure);
				}
				measure.rows.push(text);
				held += text.length;
			}
			if (held < most) continue;
			for (const measure of measures.values()) {
				if (measure.rows.length === 0) continue;
				await appendFile(fileOf(measure), `${measure.rows.join('\n')}\n`);
				measure.rows = [];
				measure.spilt = true;
			}
			held = 0;
		}
		for (const [indicator, measure] of measures) {
			const before = measure.spilt ? await readFile(fileOf(measure), 'utf8') : '';
			const after = measure.rows.length > 0 ? `${measure.rows.join('\n')}\n` : '';
			measure.rows = [];
			yield { indicator: indicator as IndicatorId, csv: `${HEADER}\n${before}${after}` };
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
