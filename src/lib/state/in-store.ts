import type { Kept } from '$lib/workspace/problem';
import { openWorkspace, type Workspace } from '$lib/workspace/workspace';

/** Does something with what this browser keeps; once more where the browser had closed it. */
export async function inStore<Value>(
	work: (kept: Workspace) => Promise<Kept<Value>>
): Promise<Kept<Value>> {
	for (let again = false; ; again = true) {
		const opened = await openWorkspace();
		if (!opened.done) return opened;
		const outcome = await work(opened.value);
		opened.value.close();
		if (outcome.done || again || outcome.problem.rule === 'workspace.full') return outcome;
	}
}
