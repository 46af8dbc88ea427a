import type { GeographyCode } from '$lib/domain/id';
import type { DrawnMeasure } from '../../drawn-measure';
import { readView } from '../../read-view';
import type { PageLoad } from './$types';

export const prerender = 'auto';

/** The measure as it was published; null for one the published record does not hold, or holds without its page. */
export const load: PageLoad = async ({ fetch, params, parent }) => {
	const { board } = await parent();
	const known = board.measures.some((measure) => measure.indicator === params.indicator);
	const [drawn, authorities] = await Promise.all([
		known ? readView<DrawnMeasure>(`measures/${params.indicator}.json`, fetch, false) : null,
		readView<readonly { geography: GeographyCode; name: string }[]>('authorities.json', fetch)
	]);
	return {
		indicator: params.indicator,
		drawn,
		authorities: authorities ?? []
	};
};
