import type { Engine } from '$lib/database/engine';
import { listEditions } from '$lib/database/queries/vintages';
import {
	acceptStaged,
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
import type { ChangeCounts } from '$lib/domain/review';
import type { Vintage } from '$lib/domain/vintage';
import type { Source } from '$lib/intake/format';
import { chooseEdition } from '$lib/workspace/edition';
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

/**
 * Puts a reading beside what is held. LAIT's whole file is there already. `measures` describe those that a file has
 * and the record does not hold yet.
 */
export async function stageReading(
	engine: Engine,
	file: string,
	{ given, lait }: ItemReading,
	measures: readonly Indicator[]
): Promise<Staged> {
	if (lait) return stagedLait(lait);
	if (!given) throw new Error('There is nothing to stage.');
	return stageFigures(engine, { ...given, file, indicators: [...given.indicators, ...measures] });
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
}

/** As what a table is compared with the editions held. */
export const againstOf = ({ source, published }: Pick<Table, 'source' | 'published'>): Against => ({
	published: source.status === 'paper' ? null : published,
	prefix: `${source.prefix}-`
});

/** Finds where a staged table stands and counts what adding it would change. */
export async function placeStaged(engine: Engine, staged: Staged, table: Table): Promise<Placed> {
	const editions = await listEditions(engine);
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
	return { published, held, held_in_full, older_than, changes };
}

/** The edition a table becomes. One that nobody has dated yet is of today. */
function describeEdition(
	vintage: Vintage['vintage'],
	{ file, sheet, hash, source, called, published }: Table
): Vintage {
	const dated =
		published === null
			? '; nobody has said when it was published'
			: `, dated ${formatDate(published)} by the person who added it`;
	const from = sheet === null ? file : `the sheet “${sheet}” of ${file}`;
	return {
		vintage,
		publisher: source.publisher,
		title: called.trim() === '' ? source.title : called.trim(),
		published: published ?? today(),
		retrieved: today(),
		status: source.status,
		licence: source.licence,
		note: `Added on this computer from ${from}${dated}.`,
		hash
	};
}

/**
 * Adds a staged table as an edition of its own, or completes the one it already is. Nothing is overwritten. A table that nobody
 * has dated is called by its file's hash, so that it has the same name on another day. `others` are editions taken back, whose
 * names another file must not have.
 */
export async function acceptTable(
	engine: Engine,
	staged: Staged,
	table: Table,
	others: readonly Vintage[] = []
): Promise<{ readonly edition: Vintage; readonly added: number }> {
	const { vintage, held } = chooseEdition(
		{ ...table, prefix: table.source.prefix },
		await listEditions(engine),
		others
	);
	const edition = held ?? describeEdition(vintage, table);
	return { edition, added: await acceptStaged(engine, staged, edition) };
}
