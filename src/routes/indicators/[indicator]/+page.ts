import { resolve } from '$app/paths';
import type { GeographyCode } from '$lib/domain/id';
import type { DrawnMeasure } from '../../drawn-measure';
import type { PageLoad } from './$types';

export const prerender = 'auto';

/** The measure as the build drew it; null for a measure the published record does not hold. */
export const load: PageLoad = async ({ fetch, params, parent }) => {
	const { board } = await parent();
	const known = board.measures.some((measure) => measure.indicator === params.indicator);
	const [measure, authorities] = await Promise.all([
		known
			? fetch(resolve('/views/measures/[indicator].json', { indicator: params.indicator }))
			: null,
		fetch(resolve('/views/authorities.json'))
	]);
	return {
		indicator: params.indicator,
		drawn: measure?.ok ? ((await measure.json()) as DrawnMeasure) : null,
		authorities: (await authorities.json()) as { geography: GeographyCode; name: string }[]
	};
};
