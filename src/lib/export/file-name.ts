import type { TrendView } from '$lib/view/trend';

const slug = (text: string) =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');

/**
 * The name of a file made from a trend: measure, authority, newest edition, `cla-offending-nottingham-2026-04-08.csv`. Only lower-case
 * letters, digits and hyphens, whatever the measure is called.
 */
export function figureFileName(view: TrendView, kind: 'csv' | 'svg' | 'png'): string {
	const editions = view.sources
		.map((source) => /\d{4}-\d{2}-\d{2}$/.exec(source.vintage)?.[0] ?? source.vintage)
		.sort();
	const parts = [view.indicator, view.authority.name, editions.at(-1) ?? ''].map(slug);
	return `${parts.filter((part) => part !== '').join('-')}.${kind}`;
}
