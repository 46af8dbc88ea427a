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
			for (const [place, part] of parts.entries()) {
				fetchTo(place + AT_ONCE);
				const bytes = await fetched[place];
				fetched[place] = Promise.resolve(new Uint8Array());
				if (bytes) await this.#load(part, bytes);
			}
		});
	}

	async #load(part: ObservationPart, bytes: Uint8Array): Promise<void> {
		try {
			const before = await countRows(this.#engine, 'observation');
			await loadObservations(this.#engine, bytes);
			const loaded = (await countRows(this.#engine, 'observation')) - before;
			if (loaded !== part.rows) throw new LoadError('observation', part.rows ?? 0, loaded);
			this.#held.add(part.file);
		} catch (cause) {
			throw faultOf(cause);
		}
	}
}
