import { parseIsoDate, parseVintageId } from '$lib/domain/id';
import type { RecordRow, RowEdit } from '$lib/domain/row-edit';
import { VINTAGE_STATUSES, type Vintage } from '$lib/domain/vintage';
import type { Change, KeptUpload, Step } from './change';
import { isInOrder } from './history';
import {
	fields,
	listOf,
	oneOf,
	orNull,
	parsed,
	recordOf,
	ShapeFault,
	text,
	whole,
	yesOrNo,
	type Shape
} from './shape';

/** A file of a backup by what it must be. */
export interface BackupFile {
	/** In hexadecimal. */
	readonly sha256: string;
	readonly bytes: number;
}

/** Where the source files of an edition are in a backup. */
export interface EditionFiles {
	readonly bytes: string;
	readonly dictionary: string | null;
}

/** `backup.json`: the changes exactly, and what every other file is. */
export interface Manifest {
	readonly backup: number;
	readonly program: string;
	readonly made: string;
	readonly board: string;
	readonly record: string | null;
	readonly settings: Readonly<Record<string, string | number | null>>;
	readonly mappings: Readonly<Record<string, Readonly<Record<string, string>>>>;
	readonly files: Readonly<Record<string, BackupFile>>;
	/** By edition; null where its files could not be read when the backup was made. */
	readonly editions: Readonly<Record<string, EditionFiles | null>>;
	readonly changes: readonly Change[];
}

const SHORT = 300;
const LONG = 100_000;
/** A report kept whole is the longest cell there is. */
const LONGEST_CELL = 450_000;
const MANY = 100_000;

const matching = (pattern: RegExp, what: string): Shape<string> =>
	parsed((value) => (pattern.test(value) ? value : null), what);

const instant = parsed(
	(value) =>
		/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/.test(value) &&
		!Number.isNaN(Date.parse(value))
			? value
			: null,
	'a time'
);
const date = parsed(parseIsoDate, 'a day');
const hash = matching(/^[0-9a-f]{64}$/, 'a SHA-256');
const vintageId = parsed(parseVintageId, 'an edition’s name');
const name = matching(/^[a-z][a-z0-9_]{0,60}$/, 'a name of the record');

const vintage = fields<Vintage>({
	vintage: vintageId,
	publisher: text(SHORT),
	title: text(SHORT * 2),
	published: date,
	retrieved: date,
	status: oneOf(VINTAGE_STATUSES),
	licence: text(SHORT),
	note: orNull(text(LONG)),
	hash: orNull(hash)
});

const upload = fields<KeptUpload>({
	vintage,
	format: text(SHORT),
	file: text(SHORT * 2),
	sheet: orNull(text(SHORT)),
	size: whole(0),
	dictionary: orNull(text(SHORT * 2)),
	answers: recordOf(text(LONG), text(LONG), MANY),
	neighbour_sets: listOf(text(SHORT), 1_000),
	accepted: date
});

const row: Shape<RecordRow> = recordOf(name, text(LONGEST_CELL), 200);

const edit: Shape<RowEdit> = (value) => {
	const read = fields<RowEdit>({
		table: name,
		key: text(LONG),
		before: orNull(row),
		after: orNull(row)
	})(value);
	if (read.before === null && read.after === null) throw new ShapeFault('a row');
	return read;
};

const steps: { readonly [Kind in Step['kind']]: Shape<Step> } = {
	'edition-added': fields<Extract<Step, { kind: 'edition-added' }>>({
		kind: oneOf(['edition-added']),
		upload
	}),
	'edition-withdrawn': fields<Extract<Step, { kind: 'edition-withdrawn' }>>({
		kind: oneOf(['edition-withdrawn']),
		upload
	}),
	'rows-edited': fields<Extract<Step, { kind: 'rows-edited' }>>({
		kind: oneOf(['rows-edited']),
		edits: listOf(edit, MANY)
	})
};

const step: Shape<Step> = (value) => {
	const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null;
	return steps[oneOf(Object.keys(steps) as Step['kind'][])(kind)](value);
};

const change = fields<Change>({
	id: whole(1),
	at: instant,
	words: text(LONG),
	step,
	undone: yesOrNo
});

const setting: Shape<string | number | null> = (value) =>
	typeof value === 'number' ? whole(0)(value) : orNull(text(SHORT))(value);

const manifest = fields<Manifest>({
	backup: whole(1),
	program: text(SHORT),
	made: instant,
	board: text(SHORT),
	record: orNull(hash),
	settings: recordOf(name, setting, 100),
	mappings: recordOf(text(LONG), recordOf(text(LONG), text(LONG), MANY), MANY),
	files: recordOf(text(SHORT), fields<BackupFile>({ sha256: hash, bytes: whole(0) }), MANY),
	editions: recordOf(
		vintageId,
		orNull(fields<EditionFiles>({ bytes: text(SHORT), dictionary: orNull(text(SHORT)) })),
		MANY
	),
	changes: listOf(change, MANY)
});

/**
 * `backup.json` of a known version, every field of it checked. Throws `ShapeFault`. Changes grow in their numbers, and undone
 * ones stand last, as the working copy keeps them.
 */
export function checkManifest(value: unknown): Manifest {
	const read = manifest(value);
	if (!isInOrder(read.changes)) throw new ShapeFault('its changes in order');
	return read;
}
