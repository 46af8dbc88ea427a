import { parseIndicatorId, type IndicatorId } from './id';

/** The version of the manifest this program writes; a newer one is refused with a sentence. */
export const MANIFEST_VERSION = 1;

/** Who may open the site a record is published on. A public record holds no value that is only for the council. */
export type Audience = 'public' | 'internal';

/** One file of a published record, named by its own content: it never changes once written. */
export interface RecordFile {
	/** Its path beside the manifest: `parts/board.3fa9c2d10b7e6a54.csv`. */
	readonly file: string;
	/** SHA-256 of its bytes in hexadecimal; the first 16 stand in the name. */
	readonly sha256: string;
	readonly bytes: number;
	/** Rows of a table without its header; null for a view. */
	readonly rows: number | null;
}

/** A part of the figures: whole measures, never a measure cut in two. */
export interface ObservationPart extends RecordFile {
	readonly indicators: readonly IndicatorId[];
}

/** What a published record consists of: the file that is replaced last, and the only one ever replaced. */
export interface RecordManifest {
	readonly manifest: number;
	/** When it was published, as an ISO 8601 instant. */
	readonly made: string;
	readonly audience: Audience;
	/** Every table but the figures, by name without `.csv`. */
	readonly tables: Readonly<Record<string, RecordFile>>;
	readonly observations: readonly ObservationPart[];
	/** Pages' figures already worded and drawn, by their path below `/views/`: `measures/cla-offending.json`. Empty where none was made. */
	readonly views: Readonly<Record<string, RecordFile>>;
	/** SHA-256 of the manifest this one took the place of; null for the first. */
	readonly previous: string | null;
}

/**
 * What a file of a record may be called, without its hash and ending: no dots, so that it cannot leave its folder. There is room
 * for a view’s folder before an id of 100 characters.
 */
export const FILE_NAME = /^[a-z0-9][a-z0-9_-]{0,127}$/i;

/** Where a page's figures stand below `/views/`: `board.json`, `measures/cla-offending.json`. */
export const VIEW_PATH = /^(?:[a-z0-9][a-z0-9_-]{0,99}\/){0,3}[a-z0-9][a-z0-9_-]{0,99}\.json$/i;

/** SHA-256 in hexadecimal, as every file of a record is told apart. */
export const SHA256 = /^[0-9a-f]{64}$/;

/** A manifest read, or a sentence of why it cannot be used and what to do. */
export type ManifestReading =
	| { readonly done: true; readonly value: RecordManifest }
	| { readonly done: false; readonly sentence: string };

/** Larger than any record one browser can show. Characters of the manifest, and bytes of one of its files. */
const LONGEST = 16_777_216;
const LARGEST = 268_435_456;

class Unfit extends Error {}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown, what: string): Fields {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new Unfit(`${what} is not an object`);
	return value as Fields;
}

const own = (fields: Fields, name: string): unknown =>
	Object.hasOwn(fields, name) ? fields[name] : undefined;

function count(value: unknown, largest: number, what: string): number {
	if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || value > largest)
		throw new Unfit(`${what} is not a whole number from 0 to ${largest}`);
	return value;
}

function readFile(value: unknown, kind: 'csv' | 'json', what: string): RecordFile {
	const fields = fieldsOf(value, what);
	const [file, hash] = [own(fields, 'file'), own(fields, 'sha256')];
	if (typeof hash !== 'string' || !SHA256.test(hash))
		throw new Unfit(`the SHA-256 of ${what} is not 64 digits of 0 to 9 and a to f`);
	const [folder, named, ...deeper] = typeof file === 'string' ? file.split('/') : [];
	const [name, start, ending, ...more] = named?.split('.') ?? [];
	const fits =
		folder === 'parts' &&
		FILE_NAME.test(name ?? '') &&
		start === hash.slice(0, 16) &&
		ending === kind;
	if (typeof file !== 'string' || !fits || deeper.length > 0 || more.length > 0)
		throw new Unfit(`the file of ${what} is not named parts/<name>.<start of its hash>.${kind}`);
	const bytes = count(own(fields, 'bytes'), LARGEST, `the size of ${what}`);
	const rows = own(fields, 'rows');
	if (kind === 'json') {
		if (rows !== null) throw new Unfit(`${what} is a view and has no rows to count`);
		return { file, sha256: hash, bytes, rows };
	}
	return { file, sha256: hash, bytes, rows: count(rows, bytes, `the number of rows of ${what}`) };
}

/** Without a prototype, so that a table called `constructor` is not found where there is none. */
function readFiles(
	value: unknown,
	allowed: RegExp,
	kind: 'csv' | 'json',
	what: string
): Readonly<Record<string, RecordFile>> {
	const files = Object.create(null) as Record<string, RecordFile>;
	for (const [name, file] of Object.entries(fieldsOf(value, `the list of ${what}s`))) {
		if (!allowed.test(name)) throw new Unfit(`a ${what} has a name that no ${what} may have`);
		files[name] = readFile(file, kind, `the ${what} ${name}`);
	}
	return files;
}

function readObservations(value: unknown): readonly ObservationPart[] {
	if (!Array.isArray(value)) throw new Unfit('the list of figures is not a list');
	const claimed = new Set<string>();
	return value.map((each: unknown, place) => {
		const what = `part ${place + 1} of the figures`;
		const named = own(fieldsOf(each, what), 'indicators');
		if (!Array.isArray(named) || named.length === 0)
			throw new Unfit(`${what} does not say which measures it holds`);
		const indicators = named.map((text: unknown) => {
			const indicator = typeof text === 'string' ? parseIndicatorId(text) : null;
			if (indicator === null) throw new Unfit(`${what} names a measure that is none`);
			if (claimed.has(indicator)) throw new Unfit(`the measure ${indicator} is claimed twice`);
			claimed.add(indicator);
			return indicator;
		});
		return { ...readFile(each, 'csv', what), indicators };
	});
}

function readManifest(fields: Fields): RecordManifest {
	const [made, audience, previous] = ['made', 'audience', 'previous'].map((name) =>
		own(fields, name)
	);
	if (
		typeof made !== 'string' ||
		!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z$/.test(made) ||
		Number.isNaN(Date.parse(made))
	)
		throw new Unfit('when it was made is not an instant such as 2026-11-22T09:30:00Z');
	if (audience !== 'public' && audience !== 'internal')
		throw new Unfit('its audience is neither public nor internal');
	if (previous !== null && (typeof previous !== 'string' || !SHA256.test(previous)))
		throw new Unfit('the manifest before it is not named by a SHA-256');
	return {
		manifest: MANIFEST_VERSION,
		made,
		audience,
		tables: readFiles(own(fields, 'tables'), FILE_NAME, 'csv', 'table'),
		observations: readObservations(own(fields, 'observations')),
		views: readFiles(own(fields, 'views'), VIEW_PATH, 'json', 'view'),
		previous
	};
}

const refused = (sentence: string): ManifestReading => ({ done: false, sentence });

/**
 * Reads the text of a `manifest.json`, which may come from anybody. Every name in it is checked, so that no file outside
 * `parts/` can be asked for; whether the files are as it says is checked when they are read. Never throws.
 */
export function parseManifest(text: string): ManifestReading {
	const again = 'Publish the record again, or copy the whole of its folder again.';
	if (text.length > LONGEST)
		return refused(`The record’s manifest.json is too long to be one. ${again}`);
	if (text.trimStart().startsWith('<'))
		return refused(
			`Where the record’s manifest.json should be, this site gives a web page: the file is missing. ${again}`
		);
	try {
		const fields = fieldsOf(JSON.parse(text), 'it');
		const version = own(fields, 'manifest');
		if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
			throw new Unfit('it does not say which version it has');
		if (version > MANIFEST_VERSION)
			return refused(
				'The record was published by a newer version of this site than the one open here. Reload the page; if that does not help, the site must be built again from the newer version.'
			);
		return { done: true, value: readManifest(fields) };
	} catch (cause) {
		return cause instanceof Unfit
			? refused(`The record’s manifest.json cannot be used: ${cause.message}. ${again}`)
			: refused(`The record’s manifest.json is damaged: it is not JSON. ${again}`);
	}
}
