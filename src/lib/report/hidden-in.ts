import type { Evidence } from '$lib/view/evidence';
import { isSuppressed, missingWord } from '$lib/view/missing';
import type { TrendView } from '$lib/view/trend';
import type { ComposedPart } from './composed';
import { citedKeys } from './sources';

/** What stands in a cell whose figure is hidden. */
const HIDDEN = missingWord('c');

/** How many figures of a table are hidden and why, as sentences; null where none is. */
function hiddenFigures(view: TrendView): string | null {
	const reasons = view.table.rows
		.flatMap((row) => row.cells)
		.flatMap(({ reason, text }) => (reason !== null && text === HIDDEN ? [reason] : []));
	if (reasons.length === 0) return null;
	const count = reasons.length === 1 ? '1 figure is' : `${reasons.length} figures are`;
	return [`${count} suppressed.`, ...new Set(reasons)].join(' ');
}

/**
 * What of a report is hidden and why, as sentences that give nothing away: a number in a text each, and how many of a figure or
 * table. Nothing in an internal version but what the sources hide themselves.
 */
export function hiddenIn(
	parts: readonly ComposedPart[],
	{ cited }: Pick<Evidence, 'cited'>
): readonly string[] {
	const numbers = citedKeys(parts).flatMap((key) => {
		const figure = cited.get(key);
		return figure && figure.reason !== null && isSuppressed(figure.symbol)
			? [`${figure.what}: ${figure.reason}`]
			: [];
	});
	const drawn = parts.flatMap(({ blocks }) =>
		blocks.flatMap((block) => {
			if (block.kind !== 'figure' && block.kind !== 'table') return [];
			const said = hiddenFigures(block.view);
			return said === null ? [] : [`${block.caption}: ${said}`];
		})
	);
	return [...new Set([...numbers, ...drawn])];
}
