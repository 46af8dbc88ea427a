import type { Evidence } from '$lib/view/evidence';
import type { Citation } from '$lib/view/trend';
import type { ComposedPart, ComposedRun } from './composed';

/** The live numbers of parts, by `writeBinding`, each once. */
export function citedKeys(parts: readonly ComposedPart[]): readonly string[] {
	const runs = parts.flatMap(({ blocks }) =>
		blocks.flatMap((block): readonly ComposedRun[] =>
			block.kind === 'paragraph' ? block.runs : block.kind === 'list' ? block.items.flat() : []
		)
	);
	return [...new Set(runs.flatMap(({ cited }) => (cited === null ? [] : [cited.key])))];
}

/** Every edition that a number, figure or table of the parts is from, each once, by source and the latest first. */
export function sourcesOf(
	parts: readonly ComposedPart[],
	{ cited }: Pick<Evidence, 'cited'>
): readonly Citation[] {
	const views = parts.flatMap(({ blocks }) =>
		blocks.flatMap((block) =>
			block.kind === 'figure' || block.kind === 'table' ? block.view.sources : []
		)
	);
	const numbers = citedKeys(parts).flatMap((key) => cited.get(key)?.citation ?? []);
	return [...new Map([...views, ...numbers].map((each) => [each.vintage, each])).values()].toSorted(
		(one, other) =>
			other.published.localeCompare(one.published) || one.vintage.localeCompare(other.vintage)
	);
}
