import { csvRows, firstCell } from '$lib/domain/csv-rows';
import { parseIndicatorId, type IndicatorId } from '$lib/domain/id';
import { FILE_NAME, MANIFEST_VERSION, VIEW_PATH } from '$lib/domain/manifest';
import type { Audience, RecordFile, RecordManifest } from '$lib/domain/manifest';
import { sha256 } from '$lib/domain/sha256';

/** The figures of whole measures, as CSV with its header. */
export interface ObservationRows {
	readonly indicators: readonly IndicatorId[];
	readonly csv: string;
}

/** What a published record is made of. */
export interface RecordContents {
	/** Every table but the figures, by name without `.csv`. */
	readonly tables: ReadonlyMap<string, string>;
	readonly observations: readonly ObservationRows[];
	/** Pages' JSON as text, by its path below `/views/`. */
	readonly views: ReadonlyMap<string, string>;
	/** When it is published, as an ISO 8601 instant. */
	readonly made: string;
	readonly audience: Audience;
	/** SHA-256 of the manifest it takes the place of; null for the first. */
	readonly previous: string | null;
}

/** A published record laid out as files. */
export interface LaidOut {
	readonly manifest: RecordManifest;
	/** What `manifest.json` says, which is written last. */
	readonly text: string;
	/** SHA-256 of `text`. */
	readonly hash: string;
	/** Every other file, by its path beside `manifest.json`: `parts/...` and `manifests/<hash>.json`. */
	readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A part of the figures is closed before it grows past this, where it holds more than one measure. Bytes. */
const PART_SIZE = 262_144;

const encoder = new TextEncoder();

/**
 * The figures in parts of whole measures, each about 256 kB and with the header on it; a larger measure is a part of its own.
 * Measures follow each other as they first appear, and rows as they stood. Throws where a row names no measure.
 */
export function partsOf(observations_csv: string): readonly ObservationRows[] {
	const [header, ...rows] = csvRows(observations_csv);
	if (header === undefined) return [];
	const measures = new Map<IndicatorId, string[]>();
	for (const row of rows) {
		const indicator = parseIndicatorId(firstCell(row));
		if (indicator === null)
			throw new Error('A row of observations.csv does not begin with a measure’s id.');
		const held = measures.get(indicator);
		if (held) held.push(row);
		else measures.set(indicator, [row]);
	}
	const parts: { indicators: IndicatorId[]; bodies: string[]; size: number }[] = [];
	for (const [indicator, held] of measures) {
		const body = held.join('\n');
		const size = encoder.encode(body).length + 1;
		const open = parts.at(-1);
		if (open && open.size + size <= PART_SIZE) {
			open.indicators.push(indicator);
			open.bodies.push(body);
			open.size += size;
		} else parts.push({ indicators: [indicator], bodies: [body], size: header.length + 1 + size });
	}
	return parts.map(({ indicators, bodies }) => ({
		indicators,
		csv: `${[header, ...bodies].join('\n')}\n`
	}));
}

/**
 * Lays a record out as files named by their own content, and the manifest that lists them. Equal contents, and an equal
 * `made`, give equal files. Throws where a table or a view has a name that no file may have.
 */
export async function layOut(contents: RecordContents): Promise<LaidOut> {
	const files = new Map<string, Uint8Array>();
	async function add(name: string, kind: 'csv' | 'json', text: string): Promise<RecordFile> {
		if (!FILE_NAME.test(name)) throw new Error(`A record has no file called “${name}”.`);
		const bytes = encoder.encode(text);
		const hash = await sha256(bytes);
		const file = `parts/${name}.${hash.slice(0, 16)}.${kind}`;
		files.set(file, bytes);
		const rows = kind === 'csv' ? Math.max(0, csvRows(text).length - 1) : null;
		return { file, sha256: hash, bytes: bytes.length, rows };
	}
	const tables: [string, RecordFile][] = [];
	for (const [table, csv] of inOrder(contents.tables))
		tables.push([table, await add(table, 'csv', csv)]);
	const observations = [];
	for (const { indicators, csv } of contents.observations)
		observations.push({ ...(await add('observations', 'csv', csv)), indicators });
	const views: [string, RecordFile][] = [];
	for (const [path, json] of inOrder(contents.views)) {
		if (!VIEW_PATH.test(path)) throw new Error(`A record has no view called “${path}”.`);
		const name = path.replace(/\.json$/, '').replaceAll('/', '-');
		views.push([path, await add(name, 'json', json)]);
	}
	const manifest: RecordManifest = {
		manifest: MANIFEST_VERSION,
		made: contents.made,
		audience: contents.audience,
		tables: Object.fromEntries(tables),
		observations,
		views: Object.fromEntries(views),
		previous: contents.previous
	};
	const text = `${JSON.stringify(manifest, null, '\t')}\n`;
	const bytes = encoder.encode(text);
	const hash = await sha256(bytes);
	files.set(`manifests/${hash}.json`, bytes);
	return { manifest, text, hash, files };
}

const inOrder = (entries: ReadonlyMap<string, string>) =>
	[...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
