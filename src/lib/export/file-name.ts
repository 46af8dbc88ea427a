import type { Handout } from './handout';

/** What a figure or a table is saved as. */
export type HandoutKind = 'csv' | 'xlsx' | 'ods' | 'svg' | 'png';

/** A text as part of a file’s name: lower-case letters, digits and hyphens. */
export const slug = (text: string) =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');

/** Letters of a part of a name, and of all parts before edition and mode: what is longer is cut, so that no file system refuses the whole. */
const LONGEST = { part: 60, parts: 150 };

const cut = (text: string, longest: number) => text.slice(0, longest).replace(/-+$/, '');

/**
 * The name of a file made from a handout: measure, authority, neighbour set, the edition published last, and whom it is for,
 * `cla-offending-nottingham-neighbours-2025-lait-2026-04-08-public.csv`. Only lower-case letters, digits and hyphens, whatever
 * the measure is called.
 */
export function handoutFileName(
	{ file, editions, mode }: Pick<Handout, 'file' | 'editions' | 'mode'>,
	kind: HandoutKind
): string {
	const newest = [...editions].sort((a, b) => b.published.localeCompare(a.published))[0];
	const short = (part: string) => cut(slug(part), LONGEST.part);
	const what = cut(
		file
			.map(short)
			.filter((part) => part !== '')
			.join('-'),
		LONGEST.parts
	);
	const parts = [what, short(newest?.vintage ?? ''), mode];
	return `${parts.filter((part) => part !== '').join('-')}.${kind}`;
}
