import type { TrendView } from '$lib/view/trend';

/** A text as part of a file’s name: lower-case letters, digits and hyphens. */
export const slug = (text: string) =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');

/**
 * The name of a file made from a trend: measure, authority, neighbour set, the edition published last, and who it is for,
 * `cla-offending-nottingham-neighbours-2025-lait-2026-04-08-public.csv`. Only lower-case letters, digits and hyphens, whatever
 * the measure is called.
 */
export function figureFileName(view: TrendView, kind: 'csv' | 'svg' | 'png'): string {
	const newest = [...view.sources].sort((a, b) => b.published.localeCompare(a.published))[0];
	const compared = view.series.some((series) => series.key === 'neighbours');
	const neighbours = compared ? `neighbours-${view.neighbour_set ?? ''}` : '';
	const parts = [
		view.indicator,
		view.authority.name,
		neighbours,
		newest?.vintage ?? '',
		view.mode
	].map(slug);
	return `${parts.filter((part) => part !== '').join('-')}.${kind}`;
}
