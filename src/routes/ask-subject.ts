import { today } from '$lib/domain/calendar';
import type { SubjectName } from '$lib/view/subject-page';
import type { DrawnSubject } from './drawn-subject';
import type { SubjectAsked } from './make-subjects';
import { shownMode } from './shown-mode.svelte';

/** What the engine says of itself while it starts. */
export interface Progress {
	readonly sentence: string;
}

/**
 * Asks the engine, with what was added on this computer in it, for a subject's page; `watch` is given the engine so that its
 * progress can be shown.
 *
 * @throws when the engine cannot start; the message is a sentence.
 */
export async function askSubject(
	subject: SubjectName,
	asked: SubjectAsked,
	watch: (progress: Progress) => void
): Promise<DrawnSubject> {
	const [{ engine }, { makeSubject, measuresOfSubject }] = await Promise.all([
		import('$lib/state/engine.svelte'),
		import('./make-subjects')
	]);
	watch(engine);
	// The register is known once it stands, and with it which measures the page is of.
	await engine.ready([]);
	const running = await engine.asked(shownMode.mode, measuresOfSubject(subject, engine.register));
	return makeSubject(running, engine.register, subject, { built: today(), document }, asked);
}
