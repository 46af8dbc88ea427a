/** Marks of a zip's parts, and the two ways an entry may be stored. */
export const MARKS = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
export const STORED = 0;
export const DEFLATED = 8;
/** The name is written in UTF-8. */
export const UTF_8 = 0x0800;

const DESCRIPTOR = 0x08074b50;
const SIZES_FOLLOW = 0x0008;
/** Flags with no danger in them: how hard it was compressed, sizes after the data, a name in UTF-8. */
const HARMLESS = 0x0006 | SIZES_FOLLOW | UTF_8;
const WHOLE = 0xffffffff;

/** One file of a zip as its directory describes it, found to agree with what stands before its data. */
export interface Entry {
	readonly path: string;
	readonly method: typeof STORED | typeof DEFLATED;
	readonly crc: number;
	/** Bytes as they stand in the zip. */
	readonly folded: Uint8Array;
	/** Bytes it says it unfolds to. */
	readonly size: number;
}

/** A zip that is not what it says, with the sentence for the reader. */
export class ZipFault extends Error {}

const fault = (sentence: string): never => {
	throw new ZipFault(sentence);
};

const DAMAGED = 'Copy or download the file again from where it came.';
const cut = () =>
	fault(`This zip is cut off or damaged: its list of files is incomplete. ${DAMAGED}`);
const disagrees = (place: number) =>
	fault(
		`This zip is damaged, or was made to deceive: file ${place} in it is described in two ways that disagree. ${DAMAGED}`
	);

interface Listed extends Omit<Entry, 'folded'> {
	readonly name: Uint8Array;
	readonly flags: number;
	readonly length: number;
	readonly at: number;
	readonly place: number;
}

function nameOf(bytes: Uint8Array, place: number): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return fault(
			`The name of file ${place} in this zip cannot be read. Make the zip again with names in plain letters.`
		);
	}
}

/** The end of a zip: it must be the very last thing in the file, and account for all of the directory. */
function endOf(bytes: Uint8Array, view: DataView): { count: number; at: number; end: number } {
	if (bytes.length < 4 || (view.getUint32(0, true) !== MARKS.local && bytes.length !== 22))
		fault('This is not a zip file. Choose the .zip as it was saved.');
	const end = bytes.length - 22;
	if (end < 0 || view.getUint32(end, true) !== MARKS.end || view.getUint16(end + 20, true) !== 0)
		fault(`This zip is cut off, or something was added after its end. ${DAMAGED}`);
	const [disk, directory_disk, here, count] = [4, 6, 8, 10].map((at) =>
		view.getUint16(end + at, true)
	) as [number, number, number, number];
	const size = view.getUint32(end + 12, true);
	const at = view.getUint32(end + 16, true);
	if (count === 0xffff || size === WHOLE || at === WHOLE)
		fault('This zip is in the form for very large files, which this page does not read.');
	if (disk !== 0 || directory_disk !== 0 || here !== count)
		fault('This is one part of a zip in several parts. Choose a zip that is one file.');
	if (at + size !== end) cut();
	return { count, at, end };
}

function listedAt(bytes: Uint8Array, view: DataView, at: number, end: number, place: number) {
	if (at + 46 > end || view.getUint32(at, true) !== MARKS.central) return cut();
	const flags = view.getUint16(at + 8, true);
	if (flags & 0x2041) fault('This zip is locked with a password. Make it again without one.');
	const method = view.getUint16(at + 10, true);
	if ((method !== STORED && method !== DEFLATED) || (flags & ~HARMLESS) !== 0)
		fault(
			`File ${place} in this zip is packed in a way this page does not read. Make the zip again with ordinary compression.`
		);
	const length = view.getUint32(at + 20, true);
	const size = view.getUint32(at + 24, true);
	const offset = view.getUint32(at + 42, true);
	if (length === WHOLE || size === WHOLE || offset === WHOLE)
		fault('This zip is in the form for very large files, which this page does not read.');
	const names = view.getUint16(at + 28, true);
	const next = at + 46 + names + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	if (next > end || view.getUint16(at + 34, true) !== 0) return cut();
	const name = bytes.subarray(at + 46, at + 46 + names);
	const listed: Listed = {
		path: nameOf(name, place),
		name,
		flags,
		method: method === STORED ? STORED : DEFLATED,
		crc: view.getUint32(at + 16, true),
		length,
		size,
		at: offset,
		place
	};
	return { listed, next };
}

const same = (left: Uint8Array, right: Uint8Array) =>
	left.length === right.length && left.every((byte, index) => byte === right[index]);

/** Where the entry beginning at its offset ends, with its data; what stands before and after the data must agree with the directory. */
function dataOf(bytes: Uint8Array, view: DataView, listed: Listed, limit: number) {
	const { at, place, length } = listed;
	const disagree = () => disagrees(place);
	if (at + 30 > limit || view.getUint32(at, true) !== MARKS.local) return disagree();
	const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
	const end = start + length;
	if (end > limit) return disagree();
	const numbers = [14, 18, 22].map((from) => view.getUint32(at + from, true));
	const expected = [listed.crc, length, listed.size];
	const follow = (listed.flags & SIZES_FOLLOW) !== 0;
	const agrees =
		view.getUint16(at + 6, true) === listed.flags &&
		view.getUint16(at + 8, true) === listed.method &&
		same(bytes.subarray(at + 30, at + 30 + view.getUint16(at + 26, true)), listed.name) &&
		(numbers.every((number, index) => number === expected[index]) ||
			(follow && numbers.every((number) => number === 0)));
	if (!agrees) return disagree();
	const folded = bytes.subarray(start, end);
	if (!follow) return { folded, next: end };
	const marked = end + 4 <= limit && view.getUint32(end, true) === DESCRIPTOR;
	const after = marked ? end + 4 : end;
	if (after + 12 > limit) return disagree();
	const repeated = [0, 4, 8].map((from) => view.getUint32(after + from, true));
	if (!repeated.every((number, index) => number === expected[index])) return disagree();
	return { folded, next: after + 12 };
}

/**
 * The files a zip lists, folders left out. The directory, what stands before each file's data and the data must account for
 * every byte of the zip exactly once: nothing hidden between, before or after, nothing read twice. Throws `ZipFault`.
 */
export function entriesOf(bytes: Uint8Array, most: number): readonly Entry[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const { count, at, end } = endOf(bytes, view);
	if (count > most)
		fault(
			`This zip holds ${count.toLocaleString('en-GB')} files, more than the ${most.toLocaleString('en-GB')} expected, so it is not read.`
		);
	const list: Listed[] = [];
	let next = at;
	for (let place = 1; place <= count; place += 1) {
		const read = listedAt(bytes, view, next, end, place);
		list.push(read.listed);
		next = read.next;
	}
	if (next !== end) cut();
	const data = new Map<Listed, Uint8Array>();
	let covered = 0;
	for (const listed of [...list].sort((left, right) => left.at - right.at)) {
		if (listed.at !== covered) disagrees(listed.place);
		const read = dataOf(bytes, view, listed, at);
		data.set(listed, read.folded);
		covered = read.next;
	}
	if (covered !== at) cut();
	return list.flatMap((listed) => {
		if (!listed.path.endsWith('/'))
			return [{ ...listed, folded: data.get(listed) ?? new Uint8Array() }];
		if (listed.size !== 0 || listed.crc !== 0) disagrees(listed.place);
		return [];
	});
}
