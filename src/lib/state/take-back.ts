import type { VintageId } from '$lib/domain/id';
import { workingCopy } from './working-copy.svelte';

/**
 * Takes back an edition added on this computer, kept or not: everything else is as it was before. Where it was the newest change
 * that change is undone, otherwise taking it back is a change of its own, to be undone itself. The engine goes on where it can.
 * Rejects with a sentence when it could not be taken back, and nothing has changed then.
 */
export async function takeBack(vintage: VintageId): Promise<void> {
	await workingCopy.read();
	const upload = workingCopy.state.editions.find((each) => each.vintage.vintage === vintage);
	if (!upload) return;
	const { undoable } = workingCopy;
	const newest = undoable?.step.kind === 'edition-added' && undoable.step.upload === upload;
	const said = newest ? await workingCopy.undo() : null;
	if (said === null)
		await workingCopy.make(`Took ${upload.file} back`, { kind: 'edition-withdrawn', upload });
	if (workingCopy.state.editions.some((each) => each.vintage.vintage === vintage))
		throw new Error(
			said ?? `${upload.file} could not be taken back. Reload the page and try again.`
		);
}
