import type { TrendView } from '$lib/view/trend';

/**
 * A figure as an officer pastes it into a paper: the page's own headline, then where it came from. The sentence is the
 * view's, so it cannot differ from the chart and the table.
 *
 * @returns plain text, one paragraph; the headline alone when the view has no source (it then states no figure).
 */
export const citeHeadline = (view: TrendView): string =>
	view.source_line === null ? view.headline : `${view.headline} (Source: ${view.source_line}.)`;
