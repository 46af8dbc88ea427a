import { parseIsoDate, type IsoDate, type VintageId } from '$lib/domain/id';
import type { Vintage } from '$lib/domain/vintage';

/** The date in a file's name (`bds_long_2026-04-08.csv`, `lait_20260408.csv`); null when it holds none. */
export function dateInName(name: string): IsoDate | null {
	for (const [, year, month, day] of name.matchAll(
		/(20\d{2})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)/g
	)) {
		const date = parseIsoDate(`${year}-${month}-${day}`);
		if (date) return date;
	}
	return null;
}

/** The edition a file becomes. */
export interface Edition {
	readonly vintage: VintageId;
	/** The edition held already from the very same table; null when it is new. */
	readonly held: Vintage | null;
}

/** What an edition's id is made of. */
export interface EditionParts {
	/** The source, as the format names it: `lait`. */
	readonly prefix: string;
	/** Null while nobody has said when it was published: the file's hash stands for the day. */
	readonly published: IsoDate | null;
	/** SHA-256 of the file's bytes in hexadecimal. */
	readonly hash: string;
	/** The sheet of a workbook; null for a text file. */
	readonly sheet: string | null;
}

const slug = (text: string) =>
	text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+/, '')
		.slice(0, 40)
		.replace(/-+$/, '');

/** The name with `-2`, `-3` ... after it, the first that is not taken; itself where it is not. */
export function freeName(name: VintageId, taken: ReadonlySet<string>): VintageId {
	let free: string = name;
	for (let again = 2; taken.has(free); again += 1) free = `${name}-${again}`;
	return free as VintageId;
}

/**
 * Names the edition a table becomes: `lait-2026-04-08`, with the sheet's name for a workbook's, and with `-2` where another
 * file already has that name. A table held already, by its file's hash and its sheet, stays the edition it is whatever date is
 * given. `others` are editions not held whose names are another file's all the same: taken back, and to be had again by undo.
 */
export function chooseEdition(
	{ prefix, published, hash, sheet }: EditionParts,
	editions: readonly Vintage[],
	others: readonly Vintage[] = []
): Edition {
	const tab = sheet === null ? '' : slug(sheet);
	const named = new RegExp(`^${prefix}-(?:\\d{4}-\\d{2}-\\d{2}|[0-9a-f]{8})-${tab}(?:-\\d+)?$`);
	const same = editions.find(
		(each) => each.hash === hash && (tab === '' || named.test(each.vintage))
	);
	if (same) return { vintage: same.vintage, held: same };
	const taken = new Set<string>(
		[...editions, ...others.filter((each) => each.hash !== hash)].map((each) => each.vintage)
	);
	const stem = [prefix, published ?? hash.slice(0, 8), tab].filter((part) => part !== '').join('-');
	return { vintage: freeName(stem as VintageId, taken), held: null };
}

/** SHA-256 of a file's bytes in hexadecimal, as `Vintage.hash` keeps it. */
export async function hashOf(bytes: ArrayBuffer): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
