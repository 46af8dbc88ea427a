import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Audience, ObservationPart, RecordManifest } from '$lib/domain/manifest';
import {
	layOut,
	partsOf,
	type LaidOut,
	type ObservationRows,
	type RecordContents
} from '$lib/export/record-files';
import { checkRows } from './observation-row';
import { makePartitionViews } from './partition-views';
import { openRecordFolder } from './record-folder';
import { orRefuse, Refusal } from './refusal';
import { wholeMeasures } from './whole-measures';

const USAGE =
	'npm run -s partition -- RECORD_FOLDER OUT [--views] [--audience internal|public]\nWrites a record of any size as the site publishes it: parts named by their content, and a manifest of them.';

const NOTHING = { tables: new Map(), observations: [], views: new Map() } as const;

/** What to publish, and where. */
export interface Partitioning {
	/** The folder of the record's tables. */
	readonly from: string;
	/** The folder to publish into, which may hold an earlier record. */
	readonly to: string;
	/** Null for the one that the record itself is for. */
	readonly audience: Audience | null;
	/** Whether pages are worded and drawn beforehand. */
	readonly views: boolean;
	/** When it is published, as an ISO 8601 instant. */
	readonly made: string;
}

async function write(folder: string, files: LaidOut['files']): Promise<void> {
	for (const [path, bytes] of files) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), bytes);
	}
}

/**
 * Writes a record as `layOut` does, a part at a time, so that it need not fit into memory. The manifest is put in place last.
 * Rejects with a `Refusal`, and leaves the manifest that stood, when anything in the record is wrong.
 */
export async function partition(wanted: Partitioning): Promise<RecordManifest> {
	const { from, to, made } = wanted;
	const { tables, register, observations } = await openRecordFolder(from);
	const own = register.board.audience ?? 'public';
	const audience = wanted.audience ?? own;
	if (audience === 'public' && own === 'internal')
		throw new Refusal(
			'This record is for internal use, says the column audience of board.csv, and is not published for all. Leave --audience public out, or publish a record without what is internal.'
		);
	const stood = await readFile(join(to, 'manifest.json')).catch(() => null);
	const previous = stood && createHash('sha256').update(stood).digest('hex');
	const frame: RecordContents = { ...NOTHING, made, audience, previous };

	const parts: ObservationPart[] = [];
	const close = async (rows: ObservationRows) => {
		const { manifest, files } = await layOut({ ...frame, observations: [rows] });
		await write(to, new Map([...files].filter(([path]) => path.startsWith('parts/'))));
		// Copied, because the id of a measure is cut out of the part's text and would keep all of it in memory.
		parts.push(...(JSON.parse(JSON.stringify(manifest.observations)) as ObservationPart[]));
	};
	let open: ObservationRows | null = null;
	for await (const { csv } of wholeMeasures(observations, to, checkRows(register))) {
		const body = csv.slice(csv.indexOf('\n') + 1);
		const ready = partsOf(open ? open.csv + body : csv);
		for (const rows of ready.slice(0, -1)) await close(rows);
		open = ready.at(-1) ?? null;
	}
	if (open) await close(open);

	const lay = async (views: ReadonlyMap<string, string>) => {
		const laid = await layOut({ ...frame, tables, views });
		const manifest: RecordManifest = { ...laid.manifest, observations: parts };
		const text = `${JSON.stringify(manifest, null, '\t')}\n`;
		const hash = createHash('sha256').update(text).digest('hex');
		return { manifest, text, hash, files: laid.files };
	};
	const bare = await lay(new Map());
	const views = wanted.views
		? await makePartitionViews(to, parts, register, bare.hash)
		: new Map<string, string>();
	const { manifest, text, hash, files } = await lay(views);
	await write(to, new Map([...files].filter(([path]) => path.startsWith('parts/'))));
	await write(to, new Map([[`manifests/${hash}.json`, Buffer.from(text)]]));
	await writeFile(join(to, 'manifest.json.new'), text);
	await rename(join(to, 'manifest.json.new'), join(to, 'manifest.json'));
	return manifest;
}

/** Reads the command's words; null when they cannot be followed. */
function parseWords(words: readonly string[]): Omit<Partitioning, 'made'> | null {
	const folders: string[] = [];
	let views = false;
	let audience: Audience | null = null;
	for (let place = 0; place < words.length; place += 1) {
		const word = words[place] ?? '';
		if (word === '--views') views = true;
		else if (word === '--audience') {
			const named = words[(place += 1)];
			if (named !== 'internal' && named !== 'public') return null;
			audience = named;
		} else if (word.startsWith('-')) return null;
		else folders.push(word);
	}
	const [from, to, ...more] = folders;
	return from === undefined || to === undefined || more.length > 0
		? null
		: { from, to, views, audience };
}

/** Publishes a record's folder. @returns 0 when it is written, 1 when the record is refused, 2 when the command is. */
export async function main(commandLine: readonly string[]): Promise<number> {
	const words = parseWords(commandLine);
	if (!words) {
		console.error(USAGE);
		return 2;
	}
	return orRefuse(async () => {
		if (words.from === words.to)
			throw new Refusal('Name another folder to publish into than the record’s own.');
		const manifest = await partition({ ...words, made: new Date().toISOString() });
		const rows = manifest.observations.reduce((sum, part) => sum + (part.rows ?? 0), 0);
		console.log(
			`${rows} figures in ${manifest.observations.length} parts, ${Object.keys(manifest.tables).length} tables and ${Object.keys(manifest.views).length} views are in ${words.to}.`
		);
	});
}
