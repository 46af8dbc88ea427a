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

/** The edition a LAIT file becomes. */
export interface Edition {
	readonly vintage: VintageId;
	/** The edition held already from the very same file; null when the file is new. */
	readonly held: Vintage | null;
}

/**
 * Names the edition a LAIT file of a date becomes: `lait-2026-04-08`, or with `-2` where another file already has that
 * name. A file held already, by its hash, stays the edition it is whatever date is given.
 */
export function chooseEdition(
	published: IsoDate,
	hash: string,
	editions: readonly Vintage[]
): Edition {
	const same = editions.find((each) => each.vintage.startsWith('lait-') && each.hash === hash);
	if (same) return { vintage: same.vintage, held: same };
	const taken = new Set<string>(editions.map((each) => each.vintage));
	let name = `lait-${published}`;
	for (let again = 2; taken.has(name); again += 1) name = `lait-${published}-${again}`;
	return { vintage: name as VintageId, held: null };
}

/** SHA-256 of a file's bytes in hexadecimal, as `Vintage.hash` keeps it. */
export async function hashOf(bytes: ArrayBuffer): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
