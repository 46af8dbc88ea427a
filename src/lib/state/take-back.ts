import type { VintageId } from '$lib/domain/id';
import { additions } from './additions.svelte';

/**
 * Takes back an edition added on this computer, kept or not: everything else is as it was before. The engine goes on, unless it
 * never held the edition. Rejects when the engine refuses, and nothing has changed then.
 */
export async function takeBack(vintage: VintageId): Promise<void> {
	const { engine } = await import('./engine.svelte');
	if (engine.status === 'ready') {
		const { undoVintage } = await import('$lib/database/staged');
		await undoVintage(await engine.ready(), vintage);
	}
	await additions.withdraw(vintage);
}
