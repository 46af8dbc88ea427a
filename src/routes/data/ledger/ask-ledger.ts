import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import { shownMode } from '../../shown-mode.svelte';
import type { LedgerPage } from './make-ledger';

/** What the engine says of itself while it starts. */
export interface Progress {
	readonly sentence: string;
}

/**
 * Puts a question the page was not built with to the engine, starting it when it sleeps; `watch` is given the engine so
 * that its progress can be shown. Null when neither the record nor this browser's working copy knows the measure.
 *
 * @throws when the engine cannot start; the message is a sentence.
 */
export async function askLedgerPage(
	question: { readonly indicator: IndicatorId; readonly geography: GeographyCode },
	watch: (progress: Progress) => void
): Promise<LedgerPage | null> {
	const [{ engine }, { makeLedger }] = await Promise.all([
		import('$lib/state/engine.svelte'),
		import('./make-ledger')
	]);
	watch(engine);
	const running = await engine.asked(shownMode.mode);
	return makeLedger(running, engine.register, question);
}
