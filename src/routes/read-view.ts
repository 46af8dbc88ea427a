import { browser } from '$app/environment';
import type { HiddenFiguresView } from '$lib/view/hidden-list';
import { base } from '$app/paths';
import { boardHere } from '$lib/state/board-here.svelte';
import { published } from '$lib/state/published.svelte';
import { shownMode } from './shown-mode.svelte';

/** Whether a view is made anew because the board was set otherwise on this computer: nothing of another board's may be shown as its. */
const isOfBoardHere = (path: string) =>
	path === 'scorecard.json'
		? boardHere.figures || boardHere.themes
		: /^(?:board|authorities|settings|open-actions|protocols|meetings\/.*|work-plans\/.*)\.json$/.test(
					path
			  )
			? boardHere.edited
			: path !== 'editions.json' && boardHere.figures;

/** Views with figures in them, of which an internal page may show more than was built for the public. */
const WITH_FIGURES =
	/^(?:(?:scorecard|compare|fostering|youth-justice|actions|ledger|editions)\.json|(?:measures|everyone|multiples|meeting-figures)\/.*)$/;

/** Whether what was built is not all that the page may show: it is internal, and the record has something to hide from the public. */
async function isMoreHere(path: string, fetch: typeof globalThis.fetch): Promise<boolean> {
	if (shownMode.mode !== 'internal' || !WITH_FIGURES.test(path)) return false;
	const hidden = await readView<HiddenFiguresView>('hidden.json', fetch).catch(() => null);
	return hidden === null || hidden.count > 0;
}

/**
 * What a page shows, by its path below `/views/`: of the record as it stands, or as the build made it where that is the same.
 * Where a record was published without its pages' figures they are made here, with the engine for those that need it. Null
 * when there is nothing at that path.
 *
 * @param here false where the page itself asks the engine for what it is not given.
 */
export async function readView<View>(
	path: string,
	fetch: typeof globalThis.fetch,
	here = true
): Promise<View | null> {
	if (browser && (isOfBoardHere(path) || (await isMoreHere(path, fetch)))) {
		try {
			const { makeHere } = await import('./make-here');
			return (await makeHere(path, shownMode.mode)) as View | null;
		} catch (cause) {
			boardHere.giveUp(cause);
		}
	}
	if (!browser || !published.replaced) {
		const answer = await fetch(`${base}/views/${path}`);
		if (answer.ok) return (await answer.json()) as View;
		if (!browser) return null;
		// It may be of a record that was published since.
		await published.look();
		if (!published.replaced) return null;
	}
	const given = await published.read(path);
	if (given !== null) return given as View;
	if (!published.replaced) return readView(path, fetch, here);
	if (!here) return null;
	try {
		const { makeHere } = await import('./make-here');
		return (await makeHere(path, shownMode.mode)) as View | null;
	} catch {
		await published.giveUp(
			'The record on this site was published without its pages, and this browser could not make them'
		);
		return published.replaced ? null : readView(path, fetch, here);
	}
}
