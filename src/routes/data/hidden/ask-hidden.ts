import type { Mode } from '$lib/domain/mode';
import type { HiddenFiguresView } from '$lib/view/hidden-list';

/** What is hidden of everything on this computer, as a mode may be told it. Rejects with a sentence where the engine cannot start. */
export async function askHidden(mode: Mode): Promise<HiddenFiguresView> {
	const [{ engine }, { makeHidden }] = await Promise.all([
		import('$lib/state/engine.svelte'),
		import('../../make-hidden')
	]);
	const running = await engine.ready();
	return makeHidden(running, engine.register, mode);
}
