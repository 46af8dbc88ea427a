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

/** Letters of a part of a name: a longer one is cut, so that no file system refuses the whole. */
const LONGEST = 60;

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
	const parts = [...file, newest?.vintage ?? ''].map((part) =>
		slug(part).slice(0, LONGEST).replace(/-+$/, '')
	);
	return `${[...parts.filter((part) => part !== ''), mode].join('-')}.${kind}`;
}
