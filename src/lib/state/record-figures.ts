import type { Engine } from '$lib/database/engine';
import { QueryError } from '$lib/database/engine';
import { countRows, LoadError } from '$lib/database/load';
import { loadObservations } from '$lib/database/record';
import type { ObservationPart } from '$lib/domain/manifest';
import { oneAtATime } from './one-at-a-time';
import { partsFor, published, type Need } from './published.svelte';
import { RecordFault, type StandingRecord } from './record-chain';

/** Parts fetched at once: enough that the engine never waits, and few enough for the memory of a large record. */
const AT_ONCE = 4;

/** A record that does not fit the engine's rules is at fault; anything else is not the record's doing. */
export function faultOf(cause: unknown): unknown {
	const refused =
		cause instanceof LoadError ||
		(cause instanceof QueryError && /Conversion Error|Constraint Error/.test(cause.message));
	return refused
		? new RecordFault('A part of the figures of the record does not fit its tables.', { cause })
		: cause;
}

/** Bytes fetched while the engine still starts. */
const EARLY = 8_388_608;

/** Bytes given to the engine together: each load has a cost of its own. */
const TOGETHER = 8_388_608;

/** A part of the figures as it arrived. */
interface Part {
	readonly part: ObservationPart;
	readonly bytes: Uint8Array;
}

const LINE_END = 10;

/** Parts as one file: the header of the first stands for all. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
	const [first = new Uint8Array(), ...others] = parts;
	if (others.length === 0) return first;
	const rows = [first, ...others.map((bytes) => bytes.subarray(bytes.indexOf(LINE_END) + 1))];
	const whole = new Uint8Array(rows.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const bytes of rows) {
		whole.set(bytes, at);
		at += bytes.length;
	}
	return whole;
}

/** Begins to fetch the parts that are wanted first, and gives how any part is read. */
export function startFetching(
	{ manifest }: StandingRecord,
	need: Need
): (part: ObservationPart) => Promise<Uint8Array> {
	const early = new Map<string, Promise<Uint8Array>>();
	let size = 0;
	for (const part of partsFor(manifest, need)) {
		size += part.bytes;
		if (size > EARLY) break;
		const bytes = published.file(part);
		// Awaited when it is loaded: until then its failure must not count as unhandled.
		bytes.catch(() => undefined);
		early.set(part.file, bytes);
	}
	return (part) => {
		const bytes = early.get(part.file);
		early.delete(part.file);
		return bytes ?? published.file(part);
	};
}

/**
 * The record's figures in an engine, loaded part by part as they are asked for. A measure is in one part, so that it is
 * held wholly or not at all.
 */
export class RecordFigures {
	readonly #engine: Engine;
	readonly #record: StandingRecord;
	readonly #read: (part: ObservationPart) => Promise<Uint8Array>;
	readonly #held = new Set<string>();
	readonly #alone = oneAtATime();

	constructor(
		engine: Engine,
		record: StandingRecord,
		read: (part: ObservationPart) => Promise<Uint8Array>
	) {
		this.#engine = engine;
		this.#record = record;
		this.#read = read;
	}

	/** The record they are of. */
	get record(): StandingRecord {
		return this.#record;
	}

	/**
	 * Resolves when the figures of the measures wanted are held, every row of them. Throws `RecordFault` for a part that is
	 * missing or wrong; the engine then holds some of the record and must not be asked.
	 */
	hold(need: Need): Promise<void> {
		return this.#alone(async () => {
			const parts = partsFor(this.#record.manifest, need).filter(
				({ file }) => !this.#held.has(file)
			);
			const fetched: Promise<Uint8Array>[] = [];
			const fetchTo = (end: number) => {
				for (const part of parts.slice(fetched.length, end)) {
					const bytes = this.#read(part);
					// Awaited in its turn: until then its failure must not count as unhandled.
					bytes.catch(() => undefined);
					fetched.push(bytes);
				}
			};
			let taken: Part[] = [];
			let size = 0;
			for (const [place, part] of parts.entries()) {
				fetchTo(place + AT_ONCE);
				const bytes = await fetched[place];
				fetched[place] = Promise.resolve(new Uint8Array());
				if (bytes) taken.push({ part, bytes });
				size += bytes?.length ?? 0;
				if (size < TOGETHER && place + 1 < parts.length) continue;
				await this.#load(taken);
				taken = [];
				size = 0;
			}
		});
	}

	async #load(taken: readonly Part[]): Promise<void> {
		try {
			const expected = taken.reduce((sum, { part }) => sum + (part.rows ?? 0), 0);
			const before = await countRows(this.#engine, 'observation');
			await loadObservations(this.#engine, joined(taken.map(({ bytes }) => bytes)));
			const loaded = (await countRows(this.#engine, 'observation')) - before;
			if (loaded !== expected) throw new LoadError('observation', expected, loaded);
			for (const { part } of taken) this.#held.add(part.file);
		} catch (cause) {
			throw faultOf(cause);
		}
	}
}
