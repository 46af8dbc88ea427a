import { resolve } from '$app/paths';
import type { BuiltCompare } from './drawn-compare';
import type { Authority } from './selection';
import type { PageLoad } from './$types';

/** The comparison as the build drew it, and the authorities others can be asked for. */
export const load: PageLoad = async ({ fetch }) => {
	const [built, authorities] = await Promise.all([
		fetch(resolve('/views/compare.json')),
		fetch(resolve('/views/authorities.json'))
	]);
	return {
		built: (await built.json()) as BuiltCompare,
		authorities: (await authorities.json()) as readonly Authority[]
	};
};
