import type { TrendView } from '$lib/view/trend';

/**
 * A figure as an officer pastes it into a paper: the page's own headline, then where it came from. The sentence is the
 * view's, so it cannot differ from the chart and the table.
 *
 * @returns plain text, one paragraph; the headline alone when the view has no source (it then states no figure).
 */
export function citeHeadline(view: TrendView): string {
	const sources = view.sources.map((source) => source.text).join('; ');
	return sources === '' ? view.headline : `${view.headline} (Source: ${sources}.)`;
}
