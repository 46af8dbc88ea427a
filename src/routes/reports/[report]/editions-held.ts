import type { VintageId } from '$lib/domain/id';

/** Every edition a report could be drawn from now. Rejects with a sentence where the engine cannot start. */
export async function editionsHeld(): Promise<readonly VintageId[]> {
	const [{ engine }, { listVintages }] = await Promise.all([
		import('$lib/state/engine.svelte'),
		import('$lib/database/queries/vintages')
	]);
	const editions = await listVintages(await engine.ready('all'));
	return editions.map(({ vintage }) => vintage);
}
