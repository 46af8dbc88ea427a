import type { VintageEntry } from '$lib/database/queries/vintages';
import type { RecordManifest } from '$lib/domain/manifest';
import type { HeldBack } from '$lib/domain/observation';
import { browser } from '$app/environment';
import { base } from '$app/paths';
import { published } from '$lib/state/published.svelte';
import { readView } from '../read-view';
import { downloadsOf } from './downloads';
import type { PageLoad } from './$types';

interface Editions {
	readonly editions: readonly VintageEntry[];
	readonly held_back: readonly HeldBack[];
}

async function manifestOf(fetch: typeof globalThis.fetch): Promise<RecordManifest | null> {
	if (browser && published.manifest) return published.manifest;
	const answer = await fetch(`${base}/data/manifest.json`);
	return answer.ok ? ((await answer.json()) as RecordManifest) : null;
}

/** Every edition of the published record, what was held back from it, and the files it consists of. */
export const load: PageLoad = async ({ fetch }) => {
	const [view, manifest] = await Promise.all([
		readView<Editions>('editions.json', fetch),
		manifestOf(fetch).catch(() => null)
	]);
	if (!view) throw new Error('The editions could not be read from this site. Reload the page.');
	return { ...view, downloads: manifest ? downloadsOf(manifest) : [] };
};
