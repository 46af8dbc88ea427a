import { deflateSync, Inflate } from 'fflate';
import { crc32 } from './crc-32';
import { DEFLATED, entriesOf, MARKS, STORED, UTF_8, ZipFault, type Entry } from './zip-directory';
import { clash, isSafePath } from './zip-path';

/** What a zip may hold at most: how many files, and how many bytes all of them together unfold to. */
export interface ZipLimits {
	readonly files: number;
	readonly unfolded: number;
	/** Read the other files where the data of some are damaged, and name those; otherwise one damaged file refuses the whole zip. */
	readonly sound_ones?: boolean;
}

/** The files of a zip by their path, or a sentence why it is not read and what to do. */
export type Unzipped =
	| {
			readonly done: true;
			readonly files: ReadonlyMap<string, Uint8Array>;
			/** Paths of files left out because their data are damaged; empty unless that was asked for. */
			readonly damaged: readonly string[];
	  }
	| { readonly done: false; readonly sentence: string };

/** 1 January 1980, the first day a zip can name: the same files give the same bytes on every day and every clock. */
const DAY = 0x0021;
const NEEDED = 20;
const MOST = 0xfffffffe;
/** DEFLATE cannot make more than 1,032 bytes of one. */
const STEEPEST = 1032;
const SLICE = 16_384;

function header(mark: number, parts: readonly (readonly [bytes: 2 | 4, value: number])[]) {
	const bytes = new Uint8Array(4 + parts.reduce((sum, [size]) => sum + size, 0));
	const view = new DataView(bytes.buffer);
	view.setUint32(0, mark, true);
	let at = 4;
	for (const [size, value] of parts) {
		if (size === 2) view.setUint16(at, value, true);
		else view.setUint32(at, value, true);
		at += size;
	}
	return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/**
 * Files as one zip, in the order of their paths (with '/'). The same files give the same bytes. Throws where a path may not
 * stand in a zip, or two would be one file on some system, or the whole passes 4 GB: a mistake of the caller.
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const paths = [...files.keys()].sort();
	if (!paths.every(isSafePath) || clash(paths)) throw new Error('A path may not stand in a zip.');
	if (paths.length >= 0xffff) throw new Error('Too many files for one zip.');
	const before: Uint8Array[] = [];
	const directory: Uint8Array[] = [];
	let at = 0;
	for (const path of paths) {
		const bytes = files.get(path) ?? new Uint8Array();
		const deflated = deflateSync(bytes);
		const method = deflated.length < bytes.length ? DEFLATED : STORED;
		const data = method === DEFLATED ? deflated : bytes;
		const name = new TextEncoder().encode(path);
		const shared = [
			[2, NEEDED],
			[2, UTF_8],
			[2, method],
			[2, 0],
			[2, DAY],
			[4, crc32(bytes)],
			[4, data.length],
			[4, bytes.length],
			[2, name.length],
			[2, 0]
		] as const;
		const local = header(MARKS.local, shared);
		before.push(local, name, data);
		const rest = [2, 2, 2, 4].map((size) => [size as 2 | 4, 0] as const);
		directory.push(header(MARKS.central, [[2, NEEDED], ...shared, ...rest, [4, at]]), name);
		at += local.length + name.length + data.length;
		if (at > MOST) throw new Error('The files are too large for one zip.');
	}
	const list = joined(directory);
	const end = header(MARKS.end, [
		[4, 0],
		[2, paths.length],
		[2, paths.length],
		[4, list.length],
		[4, at],
		[2, 0]
	]);
	return joined([...before, list, end]);
}

/** The data of one file are not what the zip says of them. */
class DamagedData extends ZipFault {}

const lies = (path: string) =>
	new DamagedData(
		`${path} in this zip is damaged, or does not unfold to what the zip says of it. Copy or download the file again from where it came.`
	);

/** The bytes of one entry, unfolded piece by piece so that one larger than it says is never held whole. */
function unfold({ path, method, crc, folded, size }: Entry): Uint8Array {
	if (method === STORED) {
		if (folded.length !== size || crc32(folded) !== crc) throw lies(path);
		return folded.slice();
	}
	if (size > folded.length * STEEPEST) throw lies(path);
	const bytes = new Uint8Array(size);
	let at = 0;
	const inflate = new Inflate((piece) => {
		if (at + piece.length > size) throw lies(path);
		bytes.set(piece, at);
		at += piece.length;
	});
	try {
		for (let from = 0; from < folded.length || from === 0; from += SLICE)
			inflate.push(folded.subarray(from, from + SLICE), from + SLICE >= folded.length);
	} catch {
		throw lies(path);
	}
	if (at !== size || crc32(bytes) !== crc) throw lies(path);
	return bytes;
}

function unzipped(bytes: Uint8Array, limits: ZipLimits): Unzipped {
	const entries = entriesOf(bytes, limits.files);
	const unsafe = entries.findIndex(({ path }) => !isSafePath(path));
	if (unsafe >= 0)
		throw new ZipFault(
			`File ${unsafe + 1} in this zip has a name that could reach outside its folder or cannot be a file’s name everywhere. Nothing of the zip is read; ask where it came from.`
		);
	if (clash(entries.map(({ path }) => path)))
		throw new ZipFault(
			'Two files in this zip have one name, or names that differ only in capitals. Nothing of it is read; ask where it came from.'
		);
	if (entries.reduce((sum, { size }) => sum + size, 0) > limits.unfolded)
		throw new ZipFault(
			`This zip unfolds to more than ${Math.floor(limits.unfolded / 1_048_576).toLocaleString('en-GB')} MB, so it is not read.`
		);
	const files = new Map<string, Uint8Array>();
	const damaged: string[] = [];
	for (const entry of entries)
		try {
			files.set(entry.path, unfold(entry));
		} catch (cause) {
			if (!limits.sound_ones || !(cause instanceof DamagedData)) throw cause;
			damaged.push(entry.path);
		}
	return { done: true, files, damaged };
}

/**
 * The files of a zip, checked: no entry larger than it says and all together within the limits, no name that leaves its
 * folder or meets another, no password, every checksum right, and no byte of the zip unaccounted for. Names of entries are
 * repeated in a sentence only once they are found safe. Never throws for what is in the bytes.
 */
export function unzipFiles(bytes: Uint8Array, limits: ZipLimits): Unzipped {
	try {
		return unzipped(bytes, limits);
	} catch (cause) {
		if (cause instanceof ZipFault) return { done: false, sentence: cause.message };
		throw cause;
	}
}
